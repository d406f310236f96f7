using System.Buffers.Binary;

namespace Piaoheng.Server.Platform.Files;

/// <summary>The 16 bytes before the content of every stored original: <c>PHO1</c>, format, key id, and room.</summary>
/// <remarks>Format 0 = plain; key id 0 = no key. Encryption will be another format, so that both kinds can lie side by side.</remarks>
internal static class OriginalHeader
{
    public const int Length = 16;

    private const int FormatAt = 4;
    private const int KeyAt = 8;
    private const uint Plain = 0;

    public static byte[] ForPlain()
    {
        var header = new byte[Length];
        "PHO1"u8.CopyTo(header);
        return header;
    }

    /// <exception cref="InvalidDataException">The file is not of this store, or of a format that this version does not know.</exception>
    public static void RequirePlain(ReadOnlySpan<byte> header)
    {
        if (
            header.Length < Length
            || !header.StartsWith("PHO1"u8)
            || BinaryPrimitives.ReadUInt32LittleEndian(header[FormatAt..]) != Plain
            || BinaryPrimitives.ReadUInt32LittleEndian(header[KeyAt..]) != 0
        )
        {
            throw new InvalidDataException("The header of a stored original is not one that this version can read.");
        }
    }
}
