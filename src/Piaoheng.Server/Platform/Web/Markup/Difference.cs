using System.Text;
using System.Text.Encodings.Web;

namespace Piaoheng.Server.Platform.Web.Markup;

/// <summary>Which characters of a text differ from another text, for <c>&lt;mark&gt;</c> in comparisons.</summary>
internal static class Difference
{
    /// <summary>Texts longer than this are not compared by character; they are marked as a whole.</summary>
    private const int LongestCompared = 400;

    /// <summary>True at each character of <paramref name="text"/> that is not part of the longest common subsequence.</summary>
    /// <returns>All false when there is nothing to compare with.</returns>
    public static bool[] Of(string text, string? other)
    {
        var differs = new bool[text.Length];
        if (other is null || string.Equals(text, other, StringComparison.Ordinal))
        {
            return differs;
        }

        if (text.Length > LongestCompared || other.Length > LongestCompared)
        {
            Array.Fill(differs, true);
            return differs;
        }

        if (text.Length == other.Length)
        {
            // Numbers of one length: place by place, so that two swapped digits are both marked.
            for (var i = 0; i < text.Length; i++)
            {
                differs[i] = text[i] != other[i];
            }

            return differs;
        }

        MarkOutsideCommon(text, other, differs);
        return differs;
    }

    /// <summary>HTML of a part of the text, encoded, with runs of differing characters in <c>mark</c>.</summary>
    public static string Mark(string text, bool[] differs, int from, int length, HtmlEncoder encoder)
    {
        var html = new StringBuilder();
        var start = from;
        while (start < from + length)
        {
            var end = start;
            while (end < from + length && differs[end] == differs[start])
            {
                end++;
            }

            var run = encoder.Encode(text[start..end]);
            html.Append(differs[start] ? $"<mark>{run}</mark>" : run);
            start = end;
        }

        return html.ToString();
    }

    private static void MarkOutsideCommon(string text, string other, bool[] differs)
    {
        var lengths = new int[text.Length + 1, other.Length + 1];
        for (var i = text.Length - 1; i >= 0; i--)
        {
            for (var j = other.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = text[i] == other[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        int row = 0,
            column = 0;
        while (row < text.Length)
        {
            if (column < other.Length && text[row] == other[column])
            {
                row++;
                column++;
            }
            else if (column < other.Length && lengths[row, column + 1] > lengths[row + 1, column])
            {
                column++;
            }
            else
            {
                differs[row] = true;
                row++;
            }
        }
    }
}
