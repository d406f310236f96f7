using System.Xml.Linq;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Xml;

/// <summary>财政电子票据 XML: its root is <c>EInvoice</c> too, but its fields are those of 财政票据, an expense voucher and no tax invoice.</summary>
internal static class FiscalBillXml
{
    /// <summary>Whether the document states a 票据代码 and a 票据号码.</summary>
    public static bool IsOne(XElement root) =>
        root.Is("EInvoice") && Stated(root, "EInvoiceNumber") is not null && Stated(root, "EInvoiceCode") is not null;

    /// <summary>Reads one bill. Element names differ in where they stand, not in what they say.</summary>
    public static Reading Read(XElement root, VoucherContext context)
    {
        var parser = new FieldParser();
        return new Reading
        {
            File = context.File,
            Source = context.Source,
            Kind = KindId.OtherExpense,
            PrintedTitle = Stated(root, "EInvoiceName"),
            Signature = root.Descendants().Any(element => element.Is("SignatureValue") && !string.IsNullOrEmpty(element.Text()))
                ? SignatureState.Unchecked
                : SignatureState.Absent,
            InvoiceCode = Stated(root, "EInvoiceCode"),
            InvoiceNumber = Stated(root, "EInvoiceNumber"),
            IssueDate = parser.Date("issueDate", Stated(root, "IssueDate")),
            CheckCode = Stated(root, "RandomNumber"),
            MachineNumber = string.Empty,
            BuyerName = Stated(root, "PayerPartyName"),
            BuyerTaxId = Stated(root, "PayerPartyCode"),
            SellerName = Stated(root, "InvoicingPartyName"),
            SellerTaxId = Stated(root, "InvoicingPartyCode"),
            TotalInclTax = parser.Amount("totalInclTax", Stated(root, "TotalAmount")),
            TotalInChinese = Stated(root, "TotalAmountCapital"),
            Remark = Stated(root, "Remark"),
            Findings = parser.Findings,
        };
    }

    private static string? Stated(XElement root, string name) =>
        root.Descendants().FirstOrDefault(element => element.Is(name)).Text();
}
