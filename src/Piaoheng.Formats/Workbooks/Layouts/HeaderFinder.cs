using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Workbooks.Layouts;

/// <summary>找表头: finds the header of a table by its words, in one row or in two, never by position.</summary>
internal static class HeaderFinder
{
    /// <summary>Rows at the top of a sheet in which a header is looked for.</summary>
    public const int Depth = 50;

    private const int FewestColumns = 2;

    // What a heading of the second row may be short for: 日期 below 发票 or 开票信息.
    private static readonly string[] Parents = ["发票", "开票"];

    /// <summary>The first table whose header stands in these rows; null when there is none.</summary>
    /// <param name="rows">Rows from the top of the sheet or below another table.</param>
    public static BoundTable? Find(IReadOnlyList<SheetRow> rows)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            if (At(rows[index], index + 1 < rows.Count ? rows[index + 1] : null) is { } table)
            {
                // Words above a table may look like a header of their own; the fuller row wins.
                var next = index + 1 < rows.Count && table.HeaderRow == rows[index].Number ? At(rows[index + 1], null) : null;
                return next is not null && next.Known > table.Known ? next : table;
            }
        }

        return null;
    }

    /// <summary>The table whose header begins in this row; null when it is no header.</summary>
    public static BoundTable? At(SheetRow row, SheetRow? below)
    {
        var single = Single(row);
        var pair = below is null || LooksLikeValues(below) ? null : Pair(row, below);
        var best = pair is not null && pair.Known > Math.Max(single.Known, Single(below!).Known) ? pair : single;
        return best.HasIdentity && best.Known >= FewestColumns ? best : null;
    }

    private static BoundTable Single(SheetRow row)
    {
        var headings = new string[row.Count];
        var meanings = new Column?[row.Count];
        for (var place = 0; place < row.Count; place++)
        {
            headings[place] = Heading(row[place]);
            meanings[place] = ColumnNames.Find(headings[place]);
        }

        // A heading that only holds known words means a column that no heading names.
        var named = meanings.OfType<Column>().ToHashSet();
        for (var place = 0; place < row.Count; place++)
        {
            meanings[place] ??=
                ColumnNames.FindLoosely(headings[place]) is { } loose && !named.Contains(loose) ? loose : (Column?)null;
        }

        return new BoundTable(row.Number, headings, meanings) { Fields = row.Fields };
    }

    // A heading over several columns is stored in the first of them only, so it is carried on to the right.
    private static BoundTable Pair(SheetRow row, SheetRow below)
    {
        var count = Math.Max(row.Count, below.Count);
        var headings = new string[count];
        var meanings = new Column?[count];
        var carried = "";
        for (var place = 0; place < count; place++)
        {
            var (parent, child) = (Heading(row[place]), Heading(below[place]));
            carried = parent.Length > 0 ? parent : carried;
            headings[place] =
                child.Length == 0 ? parent
                : string.Equals(parent, child, StringComparison.Ordinal) ? child
                : carried + child;
            meanings[place] = child.Length == 0 ? ColumnNames.FindLoosely(parent) : Meaning(carried, child);
        }

        return new BoundTable(below.Number, headings, meanings) { Fields = Math.Max(row.Fields, below.Fields) };
    }

    private static Column? Meaning(string parent, string child)
    {
        if (ColumnNames.FindLoosely(parent + child) is { } joined)
        {
            return joined;
        }

        if (ColumnNames.FindLoosely(child) is { } known)
        {
            return known;
        }

        return Parents.Select(each => ColumnNames.Find(each + child)).FirstOrDefault(each => each is not null);
    }

    private static string Heading(Cell cell) => cell.Kind == CellKind.Text ? cell.Text!.Trim() : "";

    private static bool LooksLikeValues(SheetRow row)
    {
        for (var place = 0; place < row.Count; place++)
        {
            var cell = row[place];
            if (
                cell.Kind is CellKind.Number or CellKind.Date
                || (cell.Kind == CellKind.Text && cell.Text!.Count(char.IsAsciiDigit) >= 5)
            )
            {
                return true;
            }
        }

        return false;
    }
}
