using System.Globalization;
using System.Security;

namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>工作表写出: the rows of one sheet, from top to bottom.</summary>
public sealed class SheetWriter : IDisposable
{
    // Spreadsheets refuse a file with a longer cell.
    private const int LongestText = 32_767;
    private const string CutMark = "…（过长，已截断）";

    private readonly StreamWriter _output;
    private readonly List<(string Cell, string Sheet)> _links = [];
    private readonly List<string> _merges = [];
    private string _rowName = "";
    private int _row;
    private bool _isFinished;

    internal SheetWriter(StreamWriter output, IReadOnlyList<double> widths, int frozenRows)
    {
        _output = output;
        _output.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        if (frozenRows > 0)
        {
            Write(
                $"<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{frozenRows}\" topLeftCell=\"A{frozenRows + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
            );
        }

        if (widths.Count > 0)
        {
            _output.Write("<cols>");
            foreach (var (index, width) in widths.Index())
            {
                Write($"<col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{width}\" customWidth=\"1\"/>");
            }

            _output.Write("</cols>");
        }

        _output.Write("<sheetData>");
    }

    /// <summary>Rows written so far, the header row included.</summary>
    public int Rows => _row;

    /// <summary>Writes a header row.</summary>
    public void WriteHeader(params ReadOnlySpan<string> headings)
    {
        StartRow();
        for (var column = 0; column < headings.Length; column++)
        {
            WriteCell(column, SheetCell.Text(headings[column]).In(CellTone.Header));
        }

        EndRow();
    }

    /// <summary>Writes a title over several columns, as the bureau does: merged, the text in every cell of the merge.</summary>
    public void WriteTitle(string title, int columns)
    {
        StartRow();
        for (var column = 0; column < columns; column++)
        {
            WriteCell(column, SheetCell.Text(title).In(CellTone.Header));
        }

        EndRow();
        if (columns > 1)
        {
            _merges.Add($"{Address(0)}:{Address(columns - 1)}");
        }
    }

    /// <summary>Writes a row; without cells it stays empty.</summary>
    public void WriteRow(params ReadOnlySpan<SheetCell> cells)
    {
        StartRow();
        for (var column = 0; column < cells.Length; column++)
        {
            WriteCell(column, cells[column]);
        }

        EndRow();
    }

    /// <summary>Finishes the sheet; <see cref="WorkbookWriter"/> does it by itself.</summary>
    public void Dispose()
    {
        if (_isFinished)
        {
            return;
        }

        _isFinished = true;
        _output.Write("</sheetData>");
        if (_merges.Count > 0)
        {
            Write($"<mergeCells count=\"{_merges.Count}\">");
            _merges.ForEach(merge => Write($"<mergeCell ref=\"{merge}\"/>"));
            _output.Write("</mergeCells>");
        }

        if (_links.Count > 0)
        {
            _output.Write("<hyperlinks>");
            foreach (var (cell, sheet) in _links)
            {
                var place = SecurityElement.Escape($"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!A1");
                Write($"<hyperlink ref=\"{cell}\" location=\"{place}\" display=\"{place}\"/>");
            }

            _output.Write("</hyperlinks>");
        }

        _output.Write("</worksheet>");
        _output.Dispose();
    }

    private void StartRow()
    {
        _row = checked(_row + 1);
        _rowName = _row.ToString(CultureInfo.InvariantCulture);
        _output.Write("<row r=\"");
        _output.Write(_rowName);
        _output.Write("\">");
    }

    private void EndRow() => _output.Write("</row>");

    private void WriteCell(int column, SheetCell cell)
    {
        if (cell.Value is null && cell.Tone == CellTone.Plain)
        {
            return;
        }

        _output.Write("<c r=\"");
        _output.Write(ColumnName.Of(column));
        _output.Write(_rowName);
        _output.Write("\" s=\"");
        _output.Write(WorkbookStyles.Index(cell.Format, cell.Tone));
        if (cell.Value is not { } text)
        {
            _output.Write("\"/>");
            return;
        }

        if (cell.IsNumber)
        {
            _output.Write("\"><v>");
            _output.Write(cell.Serial);
            _output.Write("</v></c>");
            return;
        }

        _output.Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        CellText.Write(_output, text.Length <= LongestText ? text : text[..(LongestText - CutMark.Length)] + CutMark);
        _output.Write("</t></is></c>");
        if (cell.Target is { } sheet)
        {
            _links.Add((Address(column), SheetNames.Allowed(sheet, [])));
        }
    }

    private string Address(int column) => ColumnName.Of(column) + _rowName;

    private void Write(FormattableString text) => _output.Write(text.ToString(CultureInfo.InvariantCulture));
}
