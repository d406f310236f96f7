using System.Buffers.Binary;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Ocr.Pictures.Foreign;

/// <summary>The sizes that a HEIC, HEIF or AVIF declares.</summary>
/// <remarks>Source: ISO/IEC 23008-12, 6.5.3: the property <c>ispe</c> of each picture and tile, in <c>meta/iprp/ipco</c>.</remarks>
internal static class HeifBoxes
{
    private const int VersionLength = 4;
    private const int BrandAt = 8;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.Length > BrandAt + 4 && bytes[4..].StartsWith("ftyp"u8);

    public static bool IsAvif(ReadOnlySpan<byte> bytes) => bytes[BrandAt..].StartsWith("avi"u8);

    /// <summary>The largest of its pictures.</summary>
    /// <exception cref="ImageRefusedException">No size is declared.</exception>
    public static ForeignPage Largest(ReadOnlySpan<byte> bytes)
    {
        var meta = IsoBoxes.Find(bytes, "meta"u8);
        var properties = meta.Length < VersionLength ? default : IsoBoxes.Find(meta[VersionLength..], "iprp"u8);
        var boxes = new IsoBoxes(IsoBoxes.Find(properties, "ipco"u8));
        var (width, height) = (0L, 0L);
        while (boxes.Next())
        {
            var content = boxes.Content;
            if (boxes.Kind.SequenceEqual("ispe"u8) && content.Length >= VersionLength + 8)
            {
                width = Math.Max(width, BinaryPrimitives.ReadUInt32BigEndian(content[VersionLength..]));
                height = Math.Max(height, BinaryPrimitives.ReadUInt32BigEndian(content[(VersionLength + 4)..]));
            }
        }

        return width > 0 && height > 0
            ? new ForeignPage(0, width, height)
            : throw new ImageRefusedException(UnreadableReason.Broken);
    }
}
