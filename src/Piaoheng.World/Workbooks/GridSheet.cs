namespace Piaoheng.World.Workbooks;

/// <summary>One sheet as plain cells.</summary>
/// <param name="name">Name of the sheet.</param>
internal sealed class GridSheet(string name)
{
    /// <summary>Name of the sheet.</summary>
    public string Name { get; set; } = name;

    /// <summary>Not shown by spreadsheet programs.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Rows from the top; a cell that is not there is null.</summary>
    public List<List<GridCell?>> Rows { get; } = [];

    /// <summary>Merged areas: <c>A1:F1</c>.</summary>
    public List<string> Merges { get; } = [];

    /// <summary>Index of the first row that has a cell with this text; −1 when none has.</summary>
    public int HeaderRow(string heading) => Rows.FindIndex(row => Place(row, heading) >= 0);

    /// <summary>Place of the heading in a row; −1 when it is not there.</summary>
    public static int Place(List<GridCell?> row, string heading) =>
        row.FindIndex(cell => string.Equals(cell?.Text, heading, StringComparison.Ordinal));

    /// <summary>Changes every cell below a heading.</summary>
    public void Change(string heading, Func<GridCell, GridCell?> change)
    {
        var header = HeaderRow(heading);
        if (header < 0)
        {
            return;
        }

        var place = Place(Rows[header], heading);
        foreach (var row in Rows.Skip(header + 1).Where(row => place < row.Count))
        {
            if (row[place] is { } cell)
            {
                row[place] = change(cell);
            }
        }
    }
}

/// <summary>One cell.</summary>
/// <param name="Text">The text, or the number as stored.</param>
/// <param name="IsNumber">Stored as a number.</param>
/// <param name="Style">Index of the cell format.</param>
internal sealed record GridCell(string Text, bool IsNumber = false, int Style = 0);
