using System.Globalization;
using System.Text;

namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>Text inside a cell of an xlsx file: XML escapes, and <c>_xHHHH_</c> for characters that XML does not allow (ECMA-376 ST_Xstring).</summary>
internal static class CellText
{
    /// <summary>Writes text so that reading gives the same characters back.</summary>
    public static void Write(TextWriter output, ReadOnlySpan<char> text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var escape = Escape(text, at);
            if (escape is null)
            {
                continue;
            }

            output.Write(text[start..at]);
            output.Write(escape);
            start = at + 1;
        }

        output.Write(text[start..]);
    }

    /// <summary>Undoes the <c>_xHHHH_</c> escapes.</summary>
    public static string Unescape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        var start = 0;
        while (at >= 0)
        {
            if (IsEscape(text.AsSpan(at)))
            {
                plain.Append(text, start, at - start);
                plain.Append((char)ushort.Parse(text.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                start = at + 7;
                at = start;
            }
            else
            {
                at++;
            }

            at = text.IndexOf("_x", at, StringComparison.Ordinal);
        }

        return plain.Append(text, start, text.Length - start).ToString();
    }

    private static string? Escape(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        switch (c)
        {
            case '&':
                return "&amp;";
            case '<':
                return "&lt;";
            case '>':
                return "&gt;";
            case '_' when IsEscape(text[at..]):
                return "_x005F_";
            case '\n' or '\t':
                return null;
            case < ' ' or '\uFFFE' or '\uFFFF':
                return Hexadecimal(c);
            default:
                return char.IsSurrogate(c) && !IsPaired(text, at) ? Hexadecimal(c) : null;
        }
    }

    private static string Hexadecimal(char c) => string.Create(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");

    private static bool IsPaired(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at])
            ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            : at > 0 && char.IsHighSurrogate(text[at - 1]);

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7
        && text[1] == 'x'
        && text[6] == '_'
        && char.IsAsciiHexDigit(text[2])
        && char.IsAsciiHexDigit(text[3])
        && char.IsAsciiHexDigit(text[4])
        && char.IsAsciiHexDigit(text[5]);
}
