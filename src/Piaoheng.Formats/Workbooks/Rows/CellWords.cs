using System.Text;
using Piaoheng.Core.Text;
using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>单元格文字: cleans what people and programs leave around the text of a cell.</summary>
internal static class CellWords
{
    /// <summary>Whether a text says that there is nothing: empty, <c>--</c>, <c>-</c>, <c>—</c>, <c>/</c>, <c>NULL</c>.</summary>
    public static bool IsNothing(string text) =>
        text.Length == 0
        || text is "--" or "-" or "—" or "——" or "/" or "\\" or "N/A" or "#N/A"
        || (text.Length == 4 && text.Equals("null", StringComparison.OrdinalIgnoreCase));

    /// <summary>A text for people (names, remarks) without the white space around it; empty for nothing, null where there is no cell.</summary>
    public static string? Of(Cell cell)
    {
        if (cell.Text is not { } text || cell.Kind == CellKind.Error)
        {
            return null;
        }

        var trimmed = Trim(text);
        return IsNothing(trimmed) ? "" : trimmed;
    }

    /// <summary>A word of a fixed vocabulary: as <see cref="Of"/>, in ordinary characters without any white space.</summary>
    public static string? Word(Cell cell) =>
        Of(cell) is { } text ? (IsOrdinaryWord(text) ? text : NormalText.Compact(text)) : null;

    /// <summary>A number or code in ordinary characters without white space, quotes, the apostrophe that keeps it text, or <c>="…"</c>.</summary>
    public static string Compact(string text)
    {
        var folded = CompatibilityForm.Fold(text);
        var compact = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (
                !char.IsWhiteSpace(c)
                && !char.IsControl(c)
                && c is not ('\'' or '"' or '‘' or '’' or '`' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF')
            )
            {
                compact.Append(c);
            }
        }

        return compact.ToString().TrimStart('=').Trim(',', ';', '，', '；');
    }

    private static string Trim(string text)
    {
        var trimmed = text.AsSpan().Trim().Trim("\u200B\uFEFF");
        return trimmed.Length == text.Length ? text : trimmed.ToString();
    }

    private static bool IsOrdinaryWord(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= '\u4E00' and <= '\u9FFF') or (>= '0' and <= '9') or (>= 'a' and <= 'z')))
            {
                return false;
            }
        }

        return true;
    }
}
