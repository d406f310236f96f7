using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Validation;
using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Layouts;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>合计行核对: sums the amounts of a sheet and compares them with its total row.</summary>
internal sealed class TotalCheck(string sheet)
{
    private static readonly (Column Column, string Field, string Name)[] Columns =
    [
        (Column.Amount, "amountExTax", "金额"),
        (Column.AmountExTax, "amountExTax", "金额"),
        (Column.TaxAmount, "taxAmount", "税额"),
        (Column.TotalInclTax, "totalInclTax", "价税合计"),
        (Column.DeductibleTax, "deductibleTax", "有效抵扣税额"),
    ];

    private readonly Yuan[] _sums = new Yuan[Columns.Length];

    /// <summary>Adds a row of an invoice.</summary>
    public void Add(BoundTable table, SheetRow row)
    {
        for (var index = 0; index < Columns.Length; index++)
        {
            if (Amount(table, row, Columns[index].Column) is { } amount)
            {
                _sums[index] += amount;
            }
        }
    }

    /// <summary>Compares with a total row: what it states and what the rows add up to.</summary>
    public IEnumerable<Finding> Against(BoundTable table, SheetRow row)
    {
        for (var index = 0; index < Columns.Length; index++)
        {
            var (column, field, name) = Columns[index];
            if (Amount(table, row, column) is { } stated && stated != _sums[index])
            {
                yield return WorkbookFindings.TotalDisagrees(sheet, name, field, stated, _sums[index]);
            }
        }
    }

    private static Yuan? Amount(BoundTable table, SheetRow row, Column column) =>
        AmountCell.TryRead(table.Of(row, column), out PrintedAmount? amount) ? amount?.Value : null;
}
