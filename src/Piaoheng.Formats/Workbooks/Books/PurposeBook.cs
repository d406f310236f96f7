using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Formats.Workbooks.Layouts;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>用途确认信息: invoices, abnormal invoices and other vouchers of one 税款所属期.</summary>
/// <remarks>
/// The sums count the sheet 发票, as its total row does. 异常发票, customs payments, withholding certificates and the additional
/// deduction of 农产品 give readings too, but it is not said that they are further invoices.
/// </remarks>
internal sealed class PurposeBook(RowContext context)
{
    private static readonly SheetRole[] Order = [SheetRole.Purpose, SheetRole.PurposeAbnormal, SheetRole.PurposeOther];

    /// <summary>Reads the sheets.</summary>
    public BookContent Read(Layout layout)
    {
        var content = new BookContent();
        foreach (var top in layout.Sheets.Select(sheet => sheet.Top))
        {
            content.TaxPeriod ??= top.ValueOf("税款所属期");
            content.TaxpayerId ??= top.ValueOf("纳税人识别号");
        }

        context.TaxPeriod = content.TaxPeriod;
        var name = layout.Sheets.Select(sheet => sheet.Top.ValueOf("纳税人名称")).FirstOrDefault(value => value is not null);
        foreach (var role in Order)
        {
            foreach (var (place, (top, _)) in layout.Sheets.Index().Where(sheet => sheet.Item.Role == role))
            {
                content.SheetRows[place] = BureauListRows.Read(
                    context,
                    top,
                    content,
                    reading => Completed(reading, role, top.Sheet.Name, content.TaxpayerId, name)
                );
            }

            if (role == SheetRole.Purpose)
            {
                content.Counted = content.Readings.Count;
            }
        }

        return content;
    }

    private Reading Completed(Reading reading, SheetRole role, string sheet, string? taxpayerId, string? taxpayerName)
    {
        var completed = reading with
        {
            Direction = Direction.In,
            BuyerTaxId = reading.BuyerTaxId ?? taxpayerId,
            BuyerName = reading.BuyerName ?? taxpayerName,
            Status = role == SheetRole.PurposeAbnormal ? reading.Status with { Risk = RiskState.Abnormal } : reading.Status,
        };
        return role == SheetRole.PurposeOther && completed.Kind == KindId.Unknown
            ? completed with
            {
                Kind = context.KindOf(
                    NormalText.Compact(sheet).Contains("海关", StringComparison.Ordinal) ? "海关缴款书" : "代扣代缴完税凭证",
                    null
                ),
                InvoiceCode = "",
            }
            : completed;
    }
}
