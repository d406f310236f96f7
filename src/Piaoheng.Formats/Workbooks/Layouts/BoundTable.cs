using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Workbooks.Layouts;

/// <summary>已识别的表: one table of a sheet with its columns bound by their headings.</summary>
internal sealed class BoundTable
{
    private static readonly int Columns = Enum.GetValues<Column>().Length;

    private readonly int[] _places = new int[Columns];

    /// <summary>A table whose headings mean these columns.</summary>
    /// <param name="headerRow">Last row of its header, as the spreadsheet counts.</param>
    /// <param name="headings">Headings as written, by place; empty where there is none.</param>
    /// <param name="meanings">What each heading means, by place; null = not known.</param>
    public BoundTable(int headerRow, IReadOnlyList<string> headings, IReadOnlyList<Column?> meanings)
    {
        HeaderRow = headerRow;
        Array.Fill(_places, -1);
        var unknown = new List<(int, string)>();
        for (var place = 0; place < headings.Count; place++)
        {
            if (meanings[place] is { } column && _places[(int)column] < 0)
            {
                _places[(int)column] = place;
                Known++;
            }
            else if (headings[place].Length > 0)
            {
                // Also the second column of a meaning: kept raw under its heading.
                unknown.Add((place, headings[place]));
            }
        }

        Unknown = unknown;
    }

    /// <summary>Last row of the header.</summary>
    public int HeaderRow { get; }

    /// <summary>Fields of the header in a delimited text; 0 where rows have no fixed length.</summary>
    public int Fields { get; init; }

    /// <summary>Number of columns that are known.</summary>
    public int Known { get; }

    /// <summary>Places and headings of the columns that are not known.</summary>
    public IReadOnlyList<(int Place, string Heading)> Unknown { get; }

    /// <summary>Whether the table can name an invoice.</summary>
    public bool HasIdentity =>
        Has(Column.Number) || Has(Column.DigitalNumber) || Has(Column.CodeAndNumber) || Has(Column.PaymentNumber);

    /// <summary>Whether the table has the column.</summary>
    public bool Has(Column column) => _places[(int)column] >= 0;

    /// <summary>Whether the column lies beyond so many fields.</summary>
    public bool IsBeyond(Column column, int fields) => _places[(int)column] >= fields;

    /// <summary>The cell of the column; missing when the table has no such column.</summary>
    public Cell Of(SheetRow row, Column column) => _places[(int)column] is var place && place >= 0 ? row[place] : default;
}
