using System.Globalization;
using System.Net;
using System.Text;
using Piaoheng.Formats.Text;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>网页表格: the tables of an HTML page, which web programs save as “xls”; each table one sheet.</summary>
/// <remarks>Only tags of tables are looked at; everything else is text. Nothing of the page is run or fetched.</remarks>
internal sealed class HtmlTables : TableFile
{
    private readonly List<Sheet> _sheets = [];

    private HtmlTables() { }

    /// <inheritdoc />
    public override IReadOnlyList<Sheet> Sheets => _sheets;

    /// <summary>Reads all tables of a page.</summary>
    public static HtmlTables Open(ReadOnlyMemory<byte> content)
    {
        var file = new HtmlTables();
        var parser = new TableParser(new CellBudget());
        parser.Parse(TextBytes.Decode(content.Span));
        foreach (var (index, rows) in parser.Tables.Index())
        {
            file._sheets.Add(new HtmlSheet(rows) { Name = string.Create(CultureInfo.InvariantCulture, $"表{index + 1}") });
        }

        return file;
    }

    /// <inheritdoc />
    public override void Dispose() { }

    private sealed class HtmlSheet(List<SheetRow> rows) : Sheet
    {
        public override IEnumerable<SheetRow> Rows() => rows;
    }

    private sealed class TableParser(CellBudget budget)
    {
        // Columns that a cell of an earlier row still covers: rows left, by column.
        private readonly int[] _covered = new int[Limits.SheetColumns];
        private readonly StringBuilder _text = new();
        private List<SheetRow>? _rows;
        private SheetRow? _row;
        private int _column;
        private int _span = 1;
        private int _rowSpan = 1;
        private bool _isInCell;

        public List<List<SheetRow>> Tables { get; } = [];

        public void Parse(string page)
        {
            var at = 0;
            while (at < page.Length)
            {
                var open = page.IndexOf('<', at);
                var end = open < 0 ? -1 : page.IndexOf('>', open);
                if (end < 0)
                {
                    break;
                }

                if (_isInCell)
                {
                    _text.Append(page, at, open - at);
                }

                if (page.AsSpan(open).StartsWith("<!--"))
                {
                    var close = page.IndexOf("-->", open, StringComparison.Ordinal);
                    at = close < 0 ? page.Length : close + 3;
                    continue;
                }

                Tag(page[(open + 1)..end]);
                at = end + 1;
            }

            EndRow();
        }

        private void Tag(string tag)
        {
            var length = tag.AsSpan().IndexOfAny(" \t\r\n/>".AsSpan()[..4]);
            var name = (length < 0 ? tag : tag[..length]).TrimEnd('/').ToUpperInvariant();
            switch (name)
            {
                case "TABLE":
                    EndRow();
                    CellBudget.CheckSheets(Tables.Count + 1);
                    Tables.Add(_rows = []);
                    Array.Clear(_covered);
                    break;
                case "TR":
                    EndRow();
                    BeginRow();
                    break;
                case "/TR" or "/TABLE":
                    EndRow();
                    break;
                case "TD" or "TH":
                    BeginCell(tag);
                    break;
                case "/TD" or "/TH":
                    EndCell();
                    break;
                case "BR" when _isInCell:
                    _text.Append('\n');
                    break;
                default:
                    break;
            }
        }

        private void BeginRow()
        {
            if (_rows is null)
            {
                return;
            }

            CellBudget.CheckRow(_rows.Count + 1);
            _row = new SheetRow();
            _row.Begin(_rows.Count + 1);
            _column = 0;
        }

        private void EndRow()
        {
            EndCell();
            if (_row is null)
            {
                return;
            }

            _rows!.Add(_row);
            _row = null;
            for (var column = 0; column < _covered.Length; column++)
            {
                _covered[column] = Math.Max(0, _covered[column] - 1);
            }
        }

        private void BeginCell(string tag)
        {
            EndCell();
            if (_row is null)
            {
                BeginRow();
            }

            _isInCell = _row is not null;
            _span = Span(tag, "colspan");
            _rowSpan = Span(tag, "rowspan");
            _text.Clear();
        }

        private void EndCell()
        {
            if (!_isInCell)
            {
                return;
            }

            _isInCell = false;
            while (_column < _covered.Length && _covered[_column] > 0)
            {
                _column++;
            }

            var text = WebUtility.HtmlDecode(_text.ToString()).Trim();
            budget.Spend(text.Length);
            _row!.Set(_column, Cell.OfText(text));
            for (var column = _column; column < Math.Min(_column + _span, _covered.Length); column++)
            {
                // Counted down at the end of this row too.
                _covered[column] = _rowSpan > 1 ? _rowSpan : _covered[column];
            }

            _column += _span;
        }

        private static int Span(string tag, string attribute)
        {
            var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return 1;
            }

            var digits = tag.AsSpan(at + attribute.Length).TrimStart("= \"'");
            var length = digits.IndexOfAnyExceptInRange('0', '9');
            return int.TryParse(
                length < 0 ? digits : digits[..length],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var span
            )
                ? Math.Clamp(span, 1, Limits.SheetColumns)
                : 1;
        }
    }
}
