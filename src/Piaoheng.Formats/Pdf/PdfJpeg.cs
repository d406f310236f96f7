using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Piaoheng.Formats.Pdf;

/// <summary>Pictures that are embedded as JPEG files.</summary>
internal static class PdfJpeg
{
    private const string Jpeg = "DCTDecode";

    /// <summary>The JPEG, whatever it is packed in besides; empty when the picture is none.</summary>
    public static ReadOnlyMemory<byte> Of(IPdfImage image)
    {
        var filters = Filters(image.ImageDictionary);
        if (filters is not [.. var packed, { Data: Jpeg or "DCT" }])
        {
            return default;
        }

        var bytes = image.RawMemory.ToArray().AsMemory();
        foreach (var (at, filter) in DefaultFilterProvider.Instance.GetNamedFilters(packed).Index())
        {
            bytes = filter.Decode(bytes, image.ImageDictionary, DefaultFilterProvider.Instance, at);
        }

        return bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? bytes : default;
    }

    private static NameToken[] Filters(DictionaryToken dictionary) =>
        dictionary.TryGet(NameToken.Filter, out var filter)
            ? filter switch
            {
                NameToken name => [name],
                ArrayToken names when names.Data.All(static name => name is NameToken) => [.. names.Data.OfType<NameToken>()],
                _ => [],
            }
            : [];
}
