namespace Piaoheng.Server.Platform.Files;

/// <summary>已存原件: where the bytes of a file lie.</summary>
/// <param name="Sha256">SHA-256 of the plain bytes, in lower-case hex.</param>
/// <param name="Size">Bytes, without the header of the store.</param>
public sealed record StoredFile(string Sha256, long Size);
