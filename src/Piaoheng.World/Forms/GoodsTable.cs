using Piaoheng.World.Invoices;

namespace Piaoheng.World.Forms;

/// <summary>Fills the goods table of a form: wraps cells, and says how many rows of text a line takes.</summary>
internal static class GoodsTable
{
    /// <summary>Rows of text that a line takes.</summary>
    public static int Rows(WorldLine line, IReadOnlyList<FormColumn> columns) =>
        columns.Max(column => RowsOf(column, line).Count);

    /// <summary>Prints one line with its first row at a baseline.</summary>
    public static void Print(
        FormPage page,
        IReadOnlyList<FormColumn> columns,
        (WorldLine Line, int Index) entry,
        double baseline,
        double pitch
    )
    {
        foreach (var column in columns)
        {
            var rows = RowsOf(column, entry.Line);
            var size = column.SizeOf(column.Text(entry.Line));
            for (var at = 0; at < rows.Count; at++)
            {
                if (rows[at].Length > 0)
                {
                    page.Values.Add(
                        new FormText(rows[at], column.X, baseline + (at * pitch), size, column.Align)
                        {
                            Tag = column.Tag,
                            Row = entry.Index,
                        }
                    );
                }
            }
        }
    }

    private static List<string> RowsOf(FormColumn column, WorldLine line)
    {
        var cell = column.Text(line);
        return column.IsShrunk ? [cell] : Widths.Wrap(cell, column.Width, column.Size);
    }

    /// <summary>Cuts the lines into pages of at most so many rows of text; at least one page.</summary>
    public static List<List<(WorldLine Line, int Index)>> Pages(
        IReadOnlyList<WorldLine> lines,
        IReadOnlyList<FormColumn> columns,
        int rowsPerPage
    )
    {
        var pages = new List<List<(WorldLine, int)>> { new() };
        var used = 0;
        foreach (var (index, line) in lines.Index())
        {
            var rows = Rows(line, columns);
            if (used > 0 && used + rows > rowsPerPage)
            {
                pages.Add([]);
                used = 0;
            }

            pages[^1].Add((line, index));
            used += rows;
        }

        return pages;
    }
}
