using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Layouts;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>台账: any spreadsheet with a column of invoice numbers; one or several tables on each of its sheets.</summary>
/// <remarks>A row without a number (wages, total rows) is no reading, only counted. Hidden sheets are read only where no other has a table.</remarks>
internal sealed class LedgerBook(RowContext context, Side side, string fileName)
{
    private int _withoutNumber;
    private string _firstWithoutNumber = "";

    /// <summary>Reads the sheets.</summary>
    public BookContent Read(Layout layout)
    {
        var content = new BookContent();
        var tables = layout.Sheets.Index().Where(sheet => sheet.Item.Role != SheetRole.None).ToList();
        var visible = tables.FindAll(sheet => !sheet.Item.Top.Sheet.IsHidden);
        var chosen = visible.Count > 0 ? visible : tables;
        foreach (var (place, (top, _)) in chosen)
        {
            content.SheetRows[place] = ReadSheet(top, content);
        }

        if (visible.Count > 0 && visible.Count < tables.Count)
        {
            content.Findings.Add(
                WorkbookFindings.HiddenNotRead([
                    .. tables.Where(sheet => sheet.Item.Top.Sheet.IsHidden).Select(sheet => sheet.Item.Top.Sheet.Name),
                ])
            );
        }

        if (_withoutNumber > 0)
        {
            content.Findings.Add(WorkbookFindings.RowsWithoutNumber(_withoutNumber, _firstWithoutNumber));
        }

        content.Counted = content.Readings.Count;
        return content;
    }

    private int ReadSheet(SheetTop top, BookContent content)
    {
        var words = Ownership.WordsOf([top.Sheet.Name, .. top.TextsAbove]) ?? Ownership.WordsOf([fileName]);
        var scan = new TableScan(top);
        RowReader? reader = null;
        LedgerTable? ledger = null;
        foreach (var (table, row, kind) in scan.Read())
        {
            if (kind != RowKind.Invoice)
            {
                NoteWithoutNumber(kind, top.Sheet.Name, row.Number);
                continue;
            }

            if (reader?.Table != table || ledger is null)
            {
                Finish(ledger, content);
                reader = new RowReader(
                    context,
                    table,
                    top.Sheet.Name,
                    side == Side.Theirs ? RowStyle.BureauList : RowStyle.Ledger
                );
                ledger = new LedgerTable(reader, side, words, content.Readings.Count);
            }

            AddRow(ledger, reader, row, content.Readings);
        }

        Finish(ledger, content);
        return scan.Rows;
    }

    private static void Finish(LedgerTable? ledger, BookContent content)
    {
        if (ledger?.Finish(content.Readings) is { } finding)
        {
            content.Findings.Add(finding);
        }
    }

    private static void AddRow(LedgerTable ledger, RowReader reader, SheetRow row, List<Reading> readings)
    {
        var numbers = SeveralNumbers.In(reader.NumbersOf(row));
        if (numbers.Count < 2)
        {
            readings.Add(ledger.Read(row));
            return;
        }

        foreach (var cells in numbers)
        {
            readings.Add(ledger.ReadShare(row, cells, numbers.Count));
        }
    }

    private void NoteWithoutNumber(RowKind kind, string sheet, int row)
    {
        if (kind == RowKind.NoNumber && _withoutNumber++ == 0)
        {
            _firstWithoutNumber = PartName.Of(sheet, row);
        }
    }
}
