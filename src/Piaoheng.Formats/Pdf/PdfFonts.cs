using System.Collections.Frozen;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace Piaoheng.Formats.Pdf;

/// <summary>What the fonts of a PDF say about their codes, as far as PdfPig does not look at it.</summary>
internal sealed class PdfFonts
{
    /// <summary>发: two bytes in Unicode, of which the first is a code of its own in GBK.</summary>
    private const char Probe = '\u53D1';

    private readonly FrozenSet<string> _unicode;
    private readonly FrozenSet<string> _numbered;

    private PdfFonts(IEnumerable<string> unicode, IEnumerable<string> numbered)
    {
        _numbered = numbered.ToFrozenSet(StringComparer.Ordinal);
        _unicode = unicode.Except(_numbered, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the codes of a font are characters: a predefined CMap of Unicode (UniGB-UCS2-H, UniGB-UTF16-H).</summary>
    /// <remarks>Source: ISO 32000-1, 9.7.5.2, table 118. Fonts of one name with codes of GBK are told by how they read two bytes.</remarks>
    public bool AreCharacters(string name, IFont font) => _unicode.Contains(name) && HasCode(font, Probe);

    /// <summary>Whether a number is a whole code of a font.</summary>
    public static bool HasCode(IFont font, int code)
    {
        // More bytes follow, since a map may look for a longer code than there is.
        return Reads(font, [(byte)(code >> 8), (byte)(code & 0xFF), 0, 0], code)
            || (code <= byte.MaxValue && Reads(font, [(byte)code, 0, 0, 0], code));
    }

    /// <summary>Whether the font only claims that its codes are characters: Identity as ToUnicode of a font whose codes number its glyphs.</summary>
    public bool AreNumbersOfGlyphs(string font) => _numbered.Contains(font);

    /// <summary>Looks through the fonts of a document.</summary>
    public static PdfFonts Of(PdfDocument document)
    {
        var (unicode, others, numbered) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Take(Limits.PdfObjects))
        {
            if (Composite(document, reference) is not { } font || Name(font, NameToken.BaseFont) is not { } name)
            {
                continue;
            }

            var encoding = Name(font, NameToken.Encoding) ?? "";
            var isUnicode =
                encoding.StartsWith("Uni", StringComparison.Ordinal)
                && (encoding.Contains("UCS2", StringComparison.Ordinal) || encoding.Contains("UTF16", StringComparison.Ordinal));
            var isIdentity = encoding.Length == 0 || encoding.StartsWith("Identity", StringComparison.Ordinal);
            if (isUnicode || isIdentity)
            {
                (isUnicode ? unicode : others).Add(name);
            }

            if (
                isIdentity
                && Name(font, NameToken.ToUnicode)?.StartsWith("Identity", StringComparison.Ordinal) == true
                && !HasOwnOrder(document, font)
            )
            {
                numbered.Add(name);
            }
        }

        return new PdfFonts(unicode.Except(others, StringComparer.Ordinal), numbered);
    }

    private static bool Reads(IFont font, byte[] bytes, int code)
    {
        var input = new MemoryInputBytes(bytes);
        return input.MoveNext() && font.ReadCharacterCode(input, out _) == code;
    }

    private static DictionaryToken? Composite(PdfDocument document, IndirectReference reference) =>
        document.Structure.GetObject(reference)?.Data is DictionaryToken dictionary
        && string.Equals(Name(dictionary, NameToken.Subtype), "Type0", StringComparison.Ordinal)
            ? dictionary
            : null;

    // With a map of its own from codes to glyphs, a font may well use characters as codes.
    private static bool HasOwnOrder(PdfDocument document, DictionaryToken font)
    {
        if (!font.TryGet(NameToken.DescendantFonts, out var descendants))
        {
            return false;
        }

        var first = Resolved(document, descendants) is ArrayToken { Length: > 0 } fonts
            ? Resolved(document, fonts.Data[0])
            : null;
        return first is DictionaryToken inner
            && inner.TryGet(NameToken.CidToGidMap, out var map)
            && Resolved(document, map) is StreamToken;
    }

    private static IToken? Resolved(PdfDocument document, IToken token) =>
        token is IndirectReferenceToken reference ? document.Structure.GetObject(reference.Data)?.Data : token;

    private static string? Name(DictionaryToken dictionary, NameToken key) =>
        dictionary.TryGet(key, out var token) && token is NameToken name ? name.Data : null;
}
