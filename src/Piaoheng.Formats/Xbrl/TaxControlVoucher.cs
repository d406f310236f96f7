using System.Xml.Linq;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Xbrl;

/// <summary>增值税电子普通发票、电子专用发票 (families <c>inv_ord</c>, <c>inv_spcl</c>), of issuer and receiver.</summary>
internal static class TaxControlVoucher
{
    private const string TaxId = "TaxpayerIdentificationNumberUnifiedSocialCreditCodeOf";

    /// <summary>Reads one invoice.</summary>
    public static Reading Read(XbrlVoucher voucher, VoucherContext context)
    {
        var parser = new FieldParser();
        var title = voucher["TypeOfInvoice"];
        var code = voucher["CodeOfInvoice"];
        var kind = context.Kinds.FromTitle(title, code);
        return new Reading
        {
            File = context.File,
            Source = context.Source,
            Kind = kind is KindId.Unknown ? context.Kinds.FromCode(code) : kind,
            InvoiceCode = code,
            InvoiceNumber = voucher["NumberOfInvoice"],
            IssueDate = parser.Date("issueDate", voucher["DateOfIssue"]),
            CheckCode = voucher["IdentifyingCode"]?.Replace(" ", string.Empty, StringComparison.Ordinal),
            MachineNumber = voucher["NumberOfInvoiceMachine"],
            BuyerName = voucher["NameOfPurchaser"],
            BuyerTaxId = FieldParser.TaxId(voucher[TaxId + "Purchaser"]),
            SellerName = voucher["NameOfSeller"],
            SellerTaxId = FieldParser.TaxId(voucher[TaxId + "Seller"]),
            AmountExTax = parser.Amount("amountExTax", voucher["TotalAmountExcludingTax"]),
            TaxAmount = parser.Amount("taxAmount", voucher["TotalTaxAmount"]),
            TotalInclTax = parser.Amount("totalInclTax", voucher["TaxIncludedAmountInFigures"]),
            TotalInChinese = voucher["TaxIncludedAmountInWords"],
            Lines = Lines(voucher, parser),
            Drawer = voucher["Issuer"],
            Remark = voucher["Remarks"],
            Extra = VoucherExtra.Of(
                ("typeOfInvoice", title),
                ("location", voucher["LocationOfInvoice"]),
                ("buyerAddressPhone", voucher["AddressPhoneNumberOfPurchaser"]),
                ("buyerBankAccount", voucher["DepositBankAndAccountNumberOfPurchaser"]),
                ("sellerAddressPhone", voucher["AddressPhoneNumberOfSeller"]),
                ("sellerBankAccount", voucher["DepositBankAndAccountNumberOfSeller"]),
                ("payee", voucher["Payee"]),
                ("reviewer", voucher["Reviewer"])
            ),
            Findings = parser.Findings,
        };
    }

    private static IReadOnlyList<InvoiceLine>? Lines(XbrlVoucher voucher, FieldParser parser)
    {
        var lines = new List<InvoiceLine>();
        foreach (var item in voucher.Groups("InformationOfTaxableGoodsOrServicesDetailItemsTuple"))
        {
            LineLimit.Demand(lines.Count);
            lines.Add(Line(item, $"lines[{lines.Count}]", parser));
        }

        // The receiver's voucher may leave the lines out altogether.
        return lines.Count == 0 ? null : SalesList.WithoutMarker(lines);
    }

    private static InvoiceLine Line(XElement item, string field, FieldParser parser) =>
        new()
        {
            Name = item.TextOf("NameOfTaxableGoodsOrServices"),
            Spec = item.TextOf("Specification"),
            Unit = item.TextOf("UnitOfGoodsOrServices"),
            Quantity = item.TextOf("QuantityOfGoodsOrServices"),
            UnitPrice = item.TextOf("UnitPriceOfGoodsOrServices"),
            Amount = parser.Amount(field + ".amount", item.TextOf("AmountExcludingTax")),
            TaxRate = PrintedRate.Of(item.TextOf("TaxRate")),
            Tax = parser.Amount(field + ".tax", item.TextOf("TaxAmount")),
        };
}
