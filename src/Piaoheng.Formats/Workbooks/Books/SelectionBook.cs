using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks.Layouts;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>抵扣勾选清单: 未勾选 and 已勾选 lists and the batch template, in any of their versions.</summary>
internal sealed class SelectionBook(RowContext context, string fileName)
{
    /// <summary>Reads the sheets.</summary>
    public BookContent Read(Layout layout)
    {
        var content = new BookContent();
        foreach (var (place, (top, role)) in layout.Sheets.Index())
        {
            if (role == SheetRole.Selection)
            {
                context.TaxPeriod = top.ValueOf("税款所属期");
                content.SheetRows[place] = BureauListRows.Read(context, top, content, Completed(top));
                content.Findings.AddRange(RowShape.MissingColumns(top.Table!, hasBothParties: false));
                content.TaxPeriod ??= context.TaxPeriod;
                content.TaxpayerId ??= top.ValueOf("纳税人识别号");
            }
        }

        content.Counted = content.Readings.Count;
        return content;
    }

    // Where no column says whether a row is selected, the name of the sheet or of the file does.
    private Func<Reading, Reading> Completed(SheetTop top)
    {
        var state = SelectionWords.OfName(top.Sheet.Name) ?? SelectionWords.OfName(fileName);
        return top.Table!.Has(Column.Selected) || state is null
            ? reading => reading with { Direction = Direction.In }
            : reading =>
                reading with
                {
                    Direction = Direction.In,
                    Extra = new Dictionary<string, string>(reading.Extra, StringComparer.Ordinal)
                    {
                        [ExtraFields.Selection] = state,
                    },
                };
    }
}
