using System.Text.RegularExpressions;
using Piaoheng.Core.Validation;
using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Layouts;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>行的完整性: whether a row has what its header promises.</summary>
internal static partial class RowShape
{
    /// <summary>Columns that tell an invoice from others; a record that ends before one of them was cut.</summary>
    private static readonly Column[] Keys =
    [
        Column.Code,
        Column.Number,
        Column.DigitalNumber,
        Column.IssueDate,
        Column.SellerTaxId,
        Column.SellerName,
        Column.BuyerTaxId,
        Column.BuyerName,
        Column.Amount,
        Column.AmountExTax,
        Column.TaxAmount,
        Column.TotalInclTax,
    ];

    private static readonly Column[] TaxIds = [Column.SellerTaxId, Column.BuyerTaxId];

    private static readonly (string Field, string Name, Column[] Columns)[] Filled =
    [
        ("issueDate", "开票日期", [Column.IssueDate]),
        ("amountExTax", "金额", [Column.Amount, Column.AmountExTax]),
        ("taxAmount", "税额", [Column.TaxAmount]),
        ("totalInclTax", "价税合计", [Column.TotalInclTax]),
    ];

    private static readonly (string Field, string Name, Column Column)[] Parties =
    [
        ("sellerTaxId", "销方识别号", Column.SellerTaxId),
        ("sellerName", "销方名称", Column.SellerName),
        ("buyerTaxId", "购方识别号", Column.BuyerTaxId),
        ("buyerName", "购买方名称", Column.BuyerName),
    ];

    /// <summary>Notes a record of a delimited text whose cells cannot stand under their headings.</summary>
    /// <param name="row">The row.</param>
    /// <param name="table">Its table.</param>
    /// <param name="style">Whose table it is.</param>
    /// <param name="isLess">Whether its 价税合计 is less than its 金额.</param>
    /// <param name="findings">Takes what is noted.</param>
    /// <remarks>Programs leave out empty fields at the end, and add some: that alone says nothing.</remarks>
    public static void Note(SheetRow row, BoundTable table, RowStyle style, bool isLess, List<Finding> findings)
    {
        if (row.Fields == 0 || table.Fields == 0 || row.Fields == table.Fields)
        {
            return;
        }

        // Two headings that ran together show by a column that the bureau's list must have, or by a total below the amount.
        var isLong =
            isLess
            || findings.Exists(static finding => finding.Severity is Severity.Error)
            || row.Count > table.Fields
            || (row.Fields > table.Fields && style == RowStyle.Bureau && MissingColumns(table, hasBothParties: false).Any());
        var isCut =
            row.Fields < table.Fields && (row.EndsText || Array.Exists(Keys, column => table.IsBeyond(column, row.Fields)));
        if (isLong || isCut || Array.Exists(TaxIds, column => IsOther(table.Of(row, column).Text)))
        {
            findings.Add(WorkbookFindings.RowOfOtherLength(row.Fields, table.Fields));
        }
    }

    /// <summary>Notes cells that the bureau fills in every row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="table">Its table.</param>
    /// <param name="isBlankForm">Whether it is a voided blank form, of amount zero, which names nobody.</param>
    /// <param name="findings">Takes what is noted.</param>
    public static void NoteBlanks(SheetRow row, BoundTable table, bool isBlankForm, List<Finding> findings)
    {
        foreach (var (field, name, column) in Parties)
        {
            // A person has no number.
            if (
                !isBlankForm
                && field is not "buyerTaxId"
                && table.Has(column)
                && string.IsNullOrWhiteSpace(table.Of(row, column).Text)
            )
            {
                findings.Add(WorkbookFindings.BlankCell(field, name));
            }
        }

        foreach (var (field, name, columns) in Filled)
        {
            var has = Array.Exists(columns, table.Has);
            if (has && !Array.Exists(columns, column => !string.IsNullOrWhiteSpace(table.Of(row, column).Text)))
            {
                findings.Add(WorkbookFindings.BlankCell(field, name));
            }
        }
    }

    /// <summary>The columns of a list of the bureau that its header lacks.</summary>
    /// <param name="table">The table.</param>
    /// <param name="hasBothParties">Whether the layout names the taxpayer's own side and the total too.</param>
    public static IEnumerable<Finding> MissingColumns(BoundTable table, bool hasBothParties)
    {
        foreach (var (field, name, columns) in Filled)
        {
            if (!Array.Exists(columns, table.Has) && (hasBothParties || field is not "totalInclTax"))
            {
                yield return WorkbookFindings.NoColumn(field, name);
            }
        }

        foreach (var (field, name, column) in Parties)
        {
            if (!table.Has(column) && (hasBothParties || field is not "buyerName"))
            {
                yield return WorkbookFindings.NoColumn(field, name);
            }
        }
    }

    private static bool IsOther(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text != "--" && !TaxId().IsMatch(text.Trim());

    [GeneratedRegex(@"^[0-9A-Za-z]{15,20}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TaxId();
}
