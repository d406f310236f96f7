namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>行: the cells of one row. One instance is filled again for every row of a sheet; keep a <see cref="Copy"/>, never the row.</summary>
internal sealed class SheetRow
{
    private Cell[] _cells = new Cell[32];

    /// <summary>Row as the spreadsheet counts, from 1; of a CSV file the record.</summary>
    public int Number { get; private set; }

    /// <summary>Fields of the record in a delimited text, empty ones too; 0 where rows have no fixed length.</summary>
    public int Fields { get; set; }

    /// <summary>Whether a delimited text ends with this record, without a line break.</summary>
    public bool EndsText { get; set; }

    /// <summary>Cells up to the last one stored.</summary>
    public int Count { get; private set; }

    /// <summary>The cell of a column counted from 0; missing when nothing is stored.</summary>
    public Cell this[int column] => column < Count ? _cells[column] : default;

    /// <summary>Whether no cell holds anything but white space.</summary>
    public bool IsBlank
    {
        get
        {
            foreach (var cell in _cells.AsSpan(0, Count))
            {
                if (!string.IsNullOrWhiteSpace(cell.Text))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Empties the row for the next one.</summary>
    public void Begin(int number)
    {
        Number = number;
        Array.Clear(_cells, 0, Count);
        Count = 0;
        Fields = 0;
        EndsText = false;
    }

    /// <summary>Stores a cell; columns beyond <see cref="Limits.SheetColumns"/> are not looked at.</summary>
    public void Set(int column, Cell cell)
    {
        if (column >= Limits.SheetColumns)
        {
            return;
        }

        if (column >= _cells.Length)
        {
            Array.Resize(ref _cells, Limits.SheetColumns);
        }

        _cells[column] = cell;
        Count = Math.Max(Count, column + 1);
    }

    /// <summary>A row of its own with the same cells.</summary>
    public SheetRow Copy()
    {
        var copy = new SheetRow
        {
            _cells = _cells.AsSpan(0, Count).ToArray(),
            Number = Number,
            Fields = Fields,
            EndsText = EndsText,
        };
        copy.Count = Count;
        return copy;
    }
}
