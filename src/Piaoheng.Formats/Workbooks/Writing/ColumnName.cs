namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>列标: <c>A</c>, <c>B</c> … <c>XFD</c>.</summary>
internal static class ColumnName
{
    private static readonly string[] First = [.. Enumerable.Range(0, Limits.SheetColumns).Select(Make)];

    /// <summary>The letters of a column, counted from 0.</summary>
    public static string Of(int column) => column < First.Length ? First[column] : Make(column);

    /// <summary>The column of a cell reference such as <c>AB12</c>, counted from 0; -1 when it has no letters.</summary>
    public static int Parse(ReadOnlySpan<byte> reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetter((char)c) || column > 1_000_000)
            {
                break;
            }

            column = (column * 26) + (c & 0x1F);
        }

        return column - 1;
    }

    private static string Make(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}
