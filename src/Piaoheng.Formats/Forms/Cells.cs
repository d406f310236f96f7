namespace Piaoheng.Formats.Forms;

/// <summary>One row of the item table: its words, each in a column.</summary>
internal sealed class Cells
{
    private readonly IReadOnlyList<Column> _columns;
    private readonly List<TextRun>[] _words;

    public Cells(IReadOnlyList<Column> columns, double center)
    {
        _columns = columns;
        _words = [.. columns.Select(static _ => new List<TextRun>())];
        Center = center;
    }

    /// <summary>Middle of the row.</summary>
    public double Center { get; }

    public void Add(int column, TextRun word) => _words[column].Add(word);

    /// <summary>The text in the first column that holds the field; null when nothing stands there.</summary>
    public string? this[ColumnField field]
    {
        get
        {
            for (var i = 0; i < _columns.Count; i++)
            {
                if (_columns[i].Field == field && _words[i].Count > 0)
                {
                    return At(i);
                }
            }

            return null;
        }
    }

    public bool Has(ColumnField field) => this[field] is not null;

    public IReadOnlyList<TextRun> Words(int column) => _words[column];

    /// <summary>The text of a column as printed.</summary>
    public string At(int column) => _words[column].Count == 0 ? "" : TextRow.Of([.. _words[column]]).Text;
}
