using System.Xml.Linq;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Formats.Xml;

/// <summary>电子发票原始数据 (<c>original_invoice.xml</c>, root <c>eInvoice</c>): reads an old electronic invoice, as attached to its OFD or alone.</summary>
/// <remarks>The title is not in it: the 票种 comes from the 发票代码, or from the drawn title of the OFD.</remarks>
internal static class OriginalInvoiceXml
{
    /// <summary>Whether the root is an old electronic invoice, not the tags of an OFD, which have its names and refer to texts.</summary>
    public static bool IsOne(XElement root) =>
        root.Is("eInvoice") && root.Child("InvoiceNo") is { } number && number.Child("ObjectRef") is null;

    /// <summary>Reads one invoice.</summary>
    public static Reading Read(XElement root, VoucherContext context)
    {
        var buyer = root.Child("Buyer");
        var seller = root.Child("Seller");
        var code = root.TextOf("InvoiceCode");
        var parser = new FieldParser();
        var reading = new Reading
        {
            File = context.File,
            Source = context.Source,
            Kind = context.Kinds.FromCode(code),
            Signature = string.IsNullOrEmpty(root.TextOf("Signature")) ? SignatureState.Absent : SignatureState.Unchecked,
            InvoiceCode = code,
            InvoiceNumber = root.TextOf("InvoiceNo"),
            IssueDate = parser.Date("issueDate", root.TextOf("IssueDate")),
            CheckCode = root.TextOf("InvoiceCheckCode")?.Replace(" ", string.Empty, StringComparison.Ordinal),
            MachineNumber = root.TextOf("MachineNo"),
            BuyerName = buyer.TextOf("BuyerName"),
            BuyerTaxId = FieldParser.TaxId(buyer.TextOf("BuyerTaxID")),
            SellerName = seller.TextOf("SellerName"),
            SellerTaxId = FieldParser.TaxId(seller.TextOf("SellerTaxID")),
            AmountExTax = parser.Amount("amountExTax", root.TextOf("TaxExclusiveTotalAmount")),
            TaxAmount = parser.Amount("taxAmount", root.TextOf("TaxTotalAmount")),
            TotalInclTax = parser.Amount("totalInclTax", root.TextOf("TaxInclusiveTotalAmount")),
            Qr = Qr(root.TextOf("GraphCode")),
            Lines = Lines(root.Child("GoodsInfos"), parser),
            Drawer = root.TextOf("InvoiceClerk"),
            Remark = root.TextOf("Note"),
            RedOf = RedOf(root),
            Extra = Extra(root, buyer, seller),
        };
        parser.NoteRepeated(root, buyer, seller);
        return reading with { Findings = parser.Findings };
    }

    /// <summary>Some makers put a picture of the code here instead of its text.</summary>
    private static string? Qr(string? graphCode) => QrText.TryParse(graphCode, out _) ? graphCode : null;

    private static IReadOnlyList<InvoiceLine> Lines(XElement? goods, FieldParser parser)
    {
        var lines = new List<InvoiceLine>();
        foreach (var item in goods.Children("GoodsInfo"))
        {
            LineLimit.Demand(lines.Count);
            var field = $"lines[{lines.Count}]";
            lines.Add(
                new InvoiceLine
                {
                    Name = item.TextOf("Item"),
                    Spec = item.TextOf("Specification"),
                    Unit = item.TextOf("MeasurementDimension"),
                    Quantity = item.TextOf("Quantity"),
                    UnitPrice = item.TextOf("Price"),
                    Amount = parser.Amount(field + ".amount", item.TextOf("Amount")),
                    TaxRate = PrintedRate.Of(item.TextOf("TaxScheme")),
                    Tax = parser.Amount(field + ".tax", item.TextOf("TaxAmount")),
                    TaxCode = item.TextOf("Code"),
                }
            );
        }

        return SalesList.WithoutMarker(lines);
    }

    private static RedReference? RedOf(XElement root) =>
        root.TextOf("OriginalInvoiceNo") is { Length: > 0 } number
            ? new RedReference(root.TextOf("OriginalInvoiceCode") ?? string.Empty, number)
            : null;

    private static SortedDictionary<string, string> Extra(XElement root, XElement? buyer, XElement? seller)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        (string Key, string? Value)[] stated =
        [
            ("taxControlCode", WithoutBreaks(root.TextOf("TaxControlCode"))),
            ("buyerAddressPhone", buyer.TextOf("BuyerAddrTel")),
            ("buyerBankAccount", buyer.TextOf("BuyerFinancialAccount")),
            ("sellerAddressPhone", seller.TextOf("SellerAddrTel")),
            ("sellerBankAccount", seller.TextOf("SellerFinancialAccount")),
            ("payee", root.TextOf("Payee")),
            ("reviewer", root.TextOf("Checker")),
            ("deductibleAmount", root.TextOf("DeductibleAmount")),
        ];
        foreach (var (key, value) in stated.Where(entry => !string.IsNullOrEmpty(entry.Value)))
        {
            extra[key] = value!;
        }

        return extra;
    }

    private static string? WithoutBreaks(string? text) =>
        text is null ? null : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
