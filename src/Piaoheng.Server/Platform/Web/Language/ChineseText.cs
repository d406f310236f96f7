using System.Text;

namespace Piaoheng.Server.Platform.Web.Language;

/// <summary>What counts as Chinese in a text, and the form in which the catalogue knows it.</summary>
internal static class ChineseText
{
    /// <summary>Whether there are Chinese characters or full-width signs.</summary>
    public static bool IsIn(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\u3001', '\u9FFF') >= 0 || text.IndexOfAnyInRange('\uFF01', '\uFF65') >= 0;

    /// <summary>Without white space at the ends, and one blank for any white space within.</summary>
    public static string Key(ReadOnlySpan<char> text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsBlank(c))
            {
                key.Append(c);
            }
            else if (key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd(' ');
    }

    /// <summary>White space of markup; other blanks (no-break) belong to the text.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';
}
