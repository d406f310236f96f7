using System.Text;
using Piaoheng.Formats.Workbooks.Writing;

namespace Piaoheng.Server.Platform.Exports;

/// <summary>A list being written as xlsx or csv, row by row.</summary>
internal sealed class ExportTable : IDisposable
{
    private readonly WorkbookWriter? _workbook;
    private readonly SheetWriter? _sheet;
    private readonly StreamWriter? _text;
    private readonly DelimitedWriter? _lines;

    private ExportTable(Stream output, bool asCsv, string sheet, SheetColumn[] columns)
    {
        if (asCsv)
        {
            // With a mark: spreadsheets take a plain file for the code page of the machine.
            _text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            _lines = new DelimitedWriter(_text);
            _lines.WriteRow([.. columns.Select(column => SheetCell.Text(column.Heading))]);
            return;
        }

        _workbook = new WorkbookWriter(output);
        _sheet = _workbook.AddSheet(sheet, columns);
    }

    public static ExportTable Open(Stream output, bool asCsv, string sheet, SheetColumn[] columns) =>
        new(output, asCsv, sheet, columns);

    public void Write(ReadOnlySpan<SheetCell> cells)
    {
        _lines?.WriteRow(cells);
        _sheet?.WriteRow(cells);
    }

    public void Dispose()
    {
        _text?.Dispose();
        _workbook?.Dispose();
    }
}
