using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Workbooks.Layouts;

/// <summary>表首: the first rows of a sheet, its header and what stands above it.</summary>
internal sealed class SheetTop
{
    private SheetTop(Sheet sheet, IReadOnlyList<SheetRow> above, BoundTable? table)
    {
        Sheet = sheet;
        Above = above;
        Table = table;
    }

    /// <summary>The sheet.</summary>
    public Sheet Sheet { get; }

    /// <summary>Rows above the header: titles, taxpayer, period.</summary>
    public IReadOnlyList<SheetRow> Above { get; }

    /// <summary>The first table; null when no header was found.</summary>
    public BoundTable? Table { get; }

    /// <summary>All texts above the header.</summary>
    public IEnumerable<string> TextsAbove =>
        Above.SelectMany(row => Enumerable.Range(0, row.Count).Select(place => row[place].Text)).OfType<string>();

    /// <summary>Reads the top of a sheet.</summary>
    public static SheetTop Of(Sheet sheet)
    {
        var rows = sheet.Rows().Take(HeaderFinder.Depth).Select(row => row.Copy()).ToList();
        var table = HeaderFinder.Find(rows);
        return new SheetTop(sheet, table is null ? [] : rows.FindAll(row => row.Number < table.HeaderRow), table);
    }

    /// <summary>The value beside a label in a row above the header: <c>税款所属期 | 202601</c>, or <c>税款所属期：202601</c> in one cell.</summary>
    public string? ValueOf(string label)
    {
        foreach (var row in Above)
        {
            for (var place = 0; place < row.Count; place++)
            {
                var form = ColumnNames.Form(row[place].Text ?? "");
                if (string.Equals(form, label, StringComparison.Ordinal))
                {
                    return row[place + 1].Text?.Trim() is { Length: > 0 } value ? value : null;
                }

                if (form.StartsWith(label + ":", StringComparison.Ordinal))
                {
                    return row[place].Text!.Split([':', '：'], 2)[1].Trim();
                }
            }
        }

        return null;
    }
}
