using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Xbrl;

/// <summary>数电票入账信息 (families <c>einv_ord</c>, <c>einv_spcl</c>): what the receiver's books say of a 数电票, with the main fields of the invoice.</summary>
/// <remarks>It names the accounting entity, not the buyer; so the buyer stays unknown and the entity stands in the extra fields.</remarks>
internal static class DigitalReceipt
{
    /// <summary>Reads one receipt.</summary>
    public static Reading Read(XbrlVoucher voucher, VoucherContext context)
    {
        var parser = new FieldParser();
        return new Reading
        {
            File = context.File,
            Source = context.Source,
            Kind = Kind(voucher.Family + context.Name),
            InvoiceCode = string.Empty,
            InvoiceNumber = voucher["InvoiceNumber"],
            IssueDate = parser.Date("issueDate", voucher.First("IssueTime", "RequestTime")),
            CheckCode = string.Empty,
            MachineNumber = string.Empty,
            BuyerName = voucher["BuyerName"],
            BuyerTaxId = FieldParser.TaxId(voucher["BuyerIdNum"]),
            SellerName = voucher["SellerName"],
            SellerTaxId = FieldParser.TaxId(voucher["SellerIdNum"]),
            AmountExTax = parser.Amount("amountExTax", voucher["TotalAmWithoutTax"]),
            TaxAmount = parser.Amount("taxAmount", voucher["TotalTaxAm"]),
            TotalInclTax = parser.Amount("totalInclTax", voucher["TotalTax-includedAmount"]),
            Extra = VoucherExtra.Of(
                ("accountingEntity", voucher["NameOfAccountingEntity"]),
                ("accountingEntityTaxId", voucher["UnifiedSocialCreditCodeOfAccountingEntity"]),
                ("isRed", voucher["WhetherEinvoiceIsRedEinvoice"]),
                ("isBooked", voucher["WhetherEinvoiceHasBeenBooked"]),
                ("isPaid", voucher["WhetherEinvoiceHasBeenPaid"]),
                ("usageConfirmation", voucher["UsageConfirmation"]),
                ("contractNumber", voucher["ContractNumber"]),
                ("requestTime", voucher["RequestTime"])
            ),
            Findings = parser.Findings,
        };
    }

    /// <summary>One namespace serves both kinds; only the name of the file tells them apart (<c>einv_spcl_receiver_…</c>).</summary>
    private static string Kind(string name)
    {
        if (name.Contains("_spcl", StringComparison.OrdinalIgnoreCase))
        {
            return KindId.DigitalVatSpecial;
        }

        return name.Contains("_ord", StringComparison.OrdinalIgnoreCase) ? KindId.DigitalVatNormal : KindId.Unknown;
    }
}
