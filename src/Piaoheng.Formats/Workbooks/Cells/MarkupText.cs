using System.Globalization;
using System.Text;
using System.Xml;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Text of XML as it stands between two tags.</summary>
internal static class MarkupText
{
    /// <summary>Puts the characters for references (<c>&amp;amp;</c>, <c>&amp;#20135;</c>) and one line end for each kind of it, in place; gives the new length.</summary>
    /// <exception cref="XmlException">A reference to something that XML does not define.</exception>
    public static int Resolve(Span<char> text, bool hasReferences)
    {
        var written = 0;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\r':
                    text[written++] = '\n';
                    at += at + 1 < text.Length && text[at + 1] == '\n' ? 1 : 0;
                    break;
                case '&' when hasReferences:
                    var length = text[at..].IndexOf(';');
                    var rune = Referred(length < 0 ? default : text.Slice(at + 1, length - 1));
                    written += rune.EncodeToUtf16(text[written..]);
                    at += length;
                    break;
                default:
                    text[written++] = text[at];
                    break;
            }
        }

        return written;
    }

    private static Rune Referred(ReadOnlySpan<char> name) =>
        name switch
        {
            "amp" => new Rune('&'),
            "lt" => new Rune('<'),
            "gt" => new Rune('>'),
            "quot" => new Rune('"'),
            "apos" => new Rune('\''),
            ['#', 'x', .. var digits]
                when int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                    && Rune.IsValid(value) => new Rune(value),
            ['#', .. var digits]
                when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    && Rune.IsValid(value) => new Rune(value),
            _ => throw new XmlException("An unknown reference."),
        };
}
