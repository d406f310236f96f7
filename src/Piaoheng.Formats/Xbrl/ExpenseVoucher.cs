using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Xbrl;

/// <summary>财政电子票据、非税收入一般缴款书 (families <c>efi</c>, <c>ntrev_gpm</c>): expense vouchers that are no tax invoices.</summary>
/// <remarks>No instance is public; the names follow the pattern of the other families, and what is not found stays unknown.</remarks>
internal static class ExpenseVoucher
{
    /// <summary>Reads one voucher.</summary>
    public static Reading Read(XbrlVoucher voucher, VoucherContext context)
    {
        var parser = new FieldParser();
        return new Reading
        {
            File = context.File,
            Source = context.Source,
            Kind = KindId.OtherExpense,
            PrintedTitle = voucher.First("EInvoiceName", "NameOfFinanceElectronicInvoice", "TypeOfVoucher"),
            InvoiceCode = voucher.First("EInvoiceCode", "CodeOfFinanceElectronicInvoice", "CodeOfVoucher"),
            InvoiceNumber = voucher.First("EInvoiceNumber", "NumberOfFinanceElectronicInvoice", "NumberOfVoucher"),
            IssueDate = parser.Date("issueDate", voucher.First("IssueDate", "DateOfIssue")),
            CheckCode = voucher.First("RandomNumber", "CheckCode"),
            MachineNumber = string.Empty,
            BuyerName = voucher.First("PayerPartyName", "NameOfPayer"),
            SellerName = voucher.First("InvoicingPartyName", "NameOfPayee"),
            TotalInclTax = parser.Amount("totalInclTax", voucher.First("TotalAmount", "AmountInFigures")),
            Remark = voucher.First("Remark", "Remarks"),
            Findings = parser.Findings,
        };
    }
}
