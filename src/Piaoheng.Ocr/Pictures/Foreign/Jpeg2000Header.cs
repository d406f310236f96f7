using System.Buffers.Binary;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Ocr.Pictures.Foreign;

/// <summary>The size that a JPEG 2000 declares, with or without its file format around it.</summary>
/// <remarks>Source: ITU-T T.800, A.5.1 (marker SIZ, the first of the stream) and annex I (boxes).</remarks>
internal static class Jpeg2000Header
{
    /// <summary>Marker, length and capabilities before the size.</summary>
    private const int SizeAt = 8;

    private const int PartsAt = SizeAt + 32;
    private const int MostParts = 8;
    private const int MostTiles = 65_535;

    public static bool Is(ReadOnlySpan<byte> bytes) => IsStream(bytes) || bytes.StartsWith("\0\0\0\fjP  \r\n"u8);

    public static bool IsStream(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]);

    /// <summary>Its only page.</summary>
    /// <exception cref="ImageRefusedException">No size is declared, or one that nobody scans.</exception>
    public static ForeignPage Page(ReadOnlySpan<byte> bytes)
    {
        var stream = IsStream(bytes) ? bytes : IsoBoxes.Find(bytes, "jp2c"u8);
        if (!IsStream(stream) || stream.Length < PartsAt + 2)
        {
            throw new ImageRefusedException(UnreadableReason.Broken);
        }

        var (right, bottom) = (Number(stream, SizeAt), Number(stream, SizeAt + 4));
        var (left, top) = (Number(stream, SizeAt + 8), Number(stream, SizeAt + 12));
        var (tileWidth, tileHeight) = (Number(stream, SizeAt + 16), Number(stream, SizeAt + 20));
        if (right <= left || bottom <= top || tileWidth == 0 || tileHeight == 0)
        {
            throw new ImageRefusedException(UnreadableReason.Broken);
        }

        var isOdd =
            BinaryPrimitives.ReadUInt16BigEndian(stream[PartsAt..]) > MostParts
            || ((right / tileWidth) + 1) * ((bottom / tileHeight) + 1) > MostTiles;
        return isOdd
            ? throw new ImageRefusedException(UnreadableReason.Unsupported)
            : new ForeignPage(0, right - left, bottom - top);
    }

    private static long Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
