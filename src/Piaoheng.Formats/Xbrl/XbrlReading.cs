using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Xbrl;

/// <summary>Turns a voucher into a reading by its family.</summary>
internal static class XbrlReading
{
    /// <summary>The reading of a voucher: an invoice, an expense voucher, a supporting document, or none of these.</summary>
    public static Reading Of(XbrlVoucher voucher, VoucherContext context)
    {
        var own = context with { Source = SourceId.Xbrl };

        // inv_ord, inv_spcl, inv_tlf …: the part before the underscore is the family, wherever an edition writes both.
        return voucher.Family.Split('_')[0].ToUpperInvariant() switch
        {
            "INV" => TaxControlVoucher.Read(voucher, own),
            "EINV" => DigitalReceipt.Read(voucher, own),
            "RAI" => RailVoucher.Read(voucher, own),
            "ATR" => AirVoucher.Read(voucher, own),
            "EFI" or "NTREV" => ExpenseVoucher.Read(voucher, own),
            "BKER" => Other(KindId.SupportingDocument, own),
            _ => Other(KindId.NotAnInvoice, own),
        };
    }

    /// <summary>银行回单 supports a booking; 对账单, 国库集中支付凭证 and what else the standard may hold are no invoices.</summary>
    private static Reading Other(string kind, VoucherContext context) =>
        new()
        {
            File = context.File,
            Source = context.Source,
            Kind = kind,
            Reason = UnreadableReason.OtherDocument,
            Findings =
            [
                UnreadableText.Finding(
                    UnreadableText.Of(UnreadableReason.OtherDocument, context.File),
                    kind,
                    UnreadableReason.OtherDocument
                ),
            ],
        };
}
