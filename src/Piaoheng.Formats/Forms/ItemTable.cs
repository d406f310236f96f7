using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Forms;

/// <summary>明细表: the item table of an invoice or of a list.</summary>
internal sealed class ItemTable
{
    private readonly List<Cells> _rows;
    private readonly List<(string Name, string Text)> _unnamed = [];

    private ItemTable(IReadOnlyList<Column> columns, List<Cells> rows)
    {
        Columns = columns;
        _rows = rows;
    }

    public IReadOnlyList<Column> Columns { get; }

    public bool Has(ColumnField field) => Columns.Any(column => column.Field == field);

    /// <summary>The headings of the item table: the row that names 金额 and most other columns; null when the form has none.</summary>
    public static (IReadOnlyList<Column> Columns, double Bottom, double Top)? FindHeadings(Sheet sheet)
    {
        List<Column>? best = null;
        TextRow? at = null;
        foreach (var row in sheet.Rows)
        {
            var columns = Column.In(row);
            var known = columns.Count(static column => column.Field != ColumnField.Extra);
            if (
                known >= 3
                && columns.Exists(static column => column.Field == ColumnField.Amount)
                && columns.Exists(static column => column.Field == ColumnField.Name)
                && columns.Count > (best?.Count ?? 0)
            )
            {
                (best, at) = (columns, row);
            }
        }

        if (best is null || at is null)
        {
            return null;
        }

        var bottom = at.Runs.Max(static run => run.Bottom);
        var top = at.Runs.Min(static run => run.Top);
        return (AddSecondRow(sheet, best, at, ref bottom), bottom, top);
    }

    /// <summary>Reads the rows between the headings and the totals.</summary>
    public static ItemTable Read(IReadOnlyList<Column> columns, IReadOnlyList<TextRow> rows, double size)
    {
        var reader = new RowReader(columns, size);
        return new ItemTable(columns, [.. rows.Select(reader.Read)]);
    }

    /// <summary>Amounts of which a character is not known, as far as <see cref="Lines"/> came upon them.</summary>
    public IReadOnlyList<(string Name, string Text)> UnnamedFigures => _unnamed;

    /// <summary>The lines, each made of the rows that belong to it.</summary>
    public List<InvoiceLine> Lines() => [.. Items().Select(Line)];

    /// <summary>Values of further columns (车牌号, 建筑项目名称 …) by their name; several different ones are joined.</summary>
    public IEnumerable<(string Key, string Value)> Extras()
    {
        var items = Items();
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Key is { } key)
            {
                var values = items
                    .Select(item => string.Concat(item.Select(row => row.At(i))))
                    .Where(static value => value.Length > 0);
                var joined = string.Join('；', values.Distinct(StringComparer.Ordinal));
                if (joined.Length > 0)
                {
                    yield return (key, joined);
                }
            }
        }
    }

    // A heading in two rows: 税率/ above 征收率.
    private static List<Column> AddSecondRow(Sheet sheet, List<Column> columns, TextRow at, ref double bottom)
    {
        foreach (var row in sheet.Rows)
        {
            if (row == at || Math.Abs(row.Center - at.Center) > 1.6 * sheet.Size)
            {
                continue;
            }

            foreach (var column in Column.In(row))
            {
                if (!columns.Exists(known => known.X < column.Right && known.Right > column.X))
                {
                    columns.Add(column);
                    bottom = Math.Max(bottom, row.Center + (sheet.Size / 2));
                }
            }
        }

        columns.Sort(static (a, b) => a.X.CompareTo(b.X));
        return columns;
    }

    private List<List<Cells>> Items()
    {
        var anchors = Indices(static row => row.Has(ColumnField.Amount));
        if (anchors.Count == 0)
        {
            return [];
        }

        var starts = Indices(IsStart);
        var owner = starts.Count == anchors.Count && Matches(starts, anchors) ? OwnersByStart(starts) : OwnersByAnchor(anchors);
        var items = anchors.ConvertAll(static _ => new List<Cells>());
        for (var i = 0; i < _rows.Count; i++)
        {
            items[owner(i)].Add(_rows[i]);
        }

        return items;
    }

    private List<int> Indices(Func<Cells, bool> has)
    {
        var indices = new List<int>();
        for (var i = 0; i < _rows.Count; i++)
        {
            if (has(_rows[i]))
            {
                indices.Add(i);
            }
        }

        return indices;
    }

    // *简称*名称, or a row number in a list, begins a line.
    private static bool IsStart(Cells row)
    {
        if (row.Has(ColumnField.Sequence))
        {
            return true;
        }

        return row[ColumnField.Name] is { } name
            && name[0] is '*' or '＊'
            && name.AsSpan(1, Math.Min(name.Length - 1, 20)).IndexOfAny('*', '＊') > 0;
    }

    // Each amount lies between the start of its line and the start of the next.
    private static bool Matches(List<int> starts, List<int> anchors)
    {
        for (var i = 0; i < starts.Count; i++)
        {
            if (anchors[i] < starts[i] || (i + 1 < starts.Count && anchors[i] >= starts[i + 1]))
            {
                return false;
            }
        }

        return true;
    }

    private static Func<int, int> OwnersByStart(List<int> starts) =>
        row => Math.Max(0, starts.FindLastIndex(start => start <= row));

    private Func<int, int> OwnersByAnchor(List<int> anchors)
    {
        if (anchors[0] == 0)
        {
            // Text is aligned at the top: what follows an amount belongs to it.
            return row => anchors.FindLastIndex(anchor => anchor <= row);
        }

        if (anchors[^1] == _rows.Count - 1)
        {
            return row => anchors.FindIndex(anchor => anchor >= row);
        }

        return row => Enumerable.Range(0, anchors.Count).MinBy(item => Math.Abs(_rows[anchors[item]].Center - _rows[row].Center));
    }

    private InvoiceLine Line(List<Cells> rows)
    {
        return new InvoiceLine
        {
            Name = Text(ColumnField.Name),
            Spec = Text(ColumnField.Spec),
            Unit = Text(ColumnField.Unit),
            Quantity = Figure(ColumnField.Quantity),
            UnitPrice = Figure(ColumnField.UnitPrice),
            Amount = Amount(ColumnField.Amount, "明细金额"),
            TaxRate = Text(ColumnField.TaxRate),
            Tax = Amount(ColumnField.Tax, "明细税额"),
        };

        // A column that the form has and that is blank is printed empty; one that it does not have is not found.
        string? Text(ColumnField field) => Has(field) ? string.Concat(rows.Select(row => row[field])) : null;

        string? Figure(ColumnField field) => Text(field) is { Length: > 0 } text ? CellText.Plain(text) : Text(field);

        PrintedAmount? Amount(ColumnField field, string name)
        {
            var text = rows.Select(row => row[field]).FirstOrDefault(static text => text is not null);
            if (Unnamed.IsIn(text))
            {
                _unnamed.Add((name, text!));
            }

            return PrintedAmount.TryParse(text, out var amount) ? amount : null;
        }
    }
}
