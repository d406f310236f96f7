using UglyToad.PdfPig.Content;

namespace Piaoheng.Formats.Pdf;

/// <summary>Pictures that are embedded as files of their own: JPEG and JPEG 2000.</summary>
internal static class PdfJpeg
{
    private const string Jpeg2000 = "JPXDecode";

    /// <summary>The JPEG, whatever it is packed in besides; empty when the picture is none.</summary>
    public static ReadOnlyMemory<byte> Of(IPdfImage image) =>
        Unpacked(image, "DCTDecode", "DCT") is var bytes && bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            ? bytes
            : default;

    /// <summary>The JPEG 2000; empty when the picture is none.</summary>
    public static ReadOnlyMemory<byte> Jpeg2000Of(IPdfImage image) => Unpacked(image, Jpeg2000, Jpeg2000);

    /// <summary>Parts of each pixel of a JPEG (1 grey, 3 coloured, 4 printed), as its frame states them; 0 where none does.</summary>
    public static int PartsOf(ReadOnlySpan<byte> jpeg)
    {
        var at = 2;
        while (at + 9 < jpeg.Length && jpeg[at] == 0xFF)
        {
            var marker = jpeg[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return jpeg[at + 9];
            }

            at += marker == 0xFF ? 1 : 2 + (jpeg[at + 2] << 8) + jpeg[at + 3];
        }

        return 0;
    }

    private static ReadOnlyMemory<byte> Unpacked(IPdfImage image, string filter, string shortName)
    {
        var names = PdfFilters.Names(image.ImageDictionary);
        if (names.Count == 0 || (names[^1].Data != filter && names[^1].Data != shortName))
        {
            return default;
        }

        var bytes = image.RawMemory.ToArray().AsMemory();
        foreach (var (at, packed) in PdfFilters.Instance.GetNamedFilters([.. names.SkipLast(1)]).Index())
        {
            bytes = packed.Decode(bytes, image.ImageDictionary, PdfFilters.Instance, at);
        }

        return bytes;
    }
}
