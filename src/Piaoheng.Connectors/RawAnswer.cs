using System.Security.Cryptography;

namespace Piaoheng.Connectors;

/// <summary>原始应答: what the bureau sent, byte for byte, as evidence.</summary>
/// <param name="Service">Which service was asked.</param>
/// <param name="Bytes">As received.</param>
/// <param name="At">When it was received.</param>
public sealed record RawAnswer(string Service, byte[] Bytes, DateTimeOffset At)
{
    /// <summary>SHA-256 of the bytes, hexadecimal.</summary>
    public string Sha256 => field ??= Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Only the hash: answers hold taxpayer data, which no log may show.</summary>
    public override string ToString() => $"{Service} {Sha256}";
}
