using Piaoheng.Core.Invoices;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Documents.Ofd;

/// <summary>Writes invoices as OFD packages (GB/T 33190-2016).</summary>
public static class OfdWriter
{
    /// <summary>The package of one invoice, in a diced style.</summary>
    public static WorldFile Write(WorldInvoice invoice, Dice dice)
    {
        // OFD files come from the bureau or a platform, never from the browser of a supplier.
        var form = invoice.IsDigital
            ? PrintedForm.Digital(invoice, new DigitalFormStyle { HasDownloadCount = dice.PerMille(500) })
            : PrintedForm.Legacy(invoice, LegacyFormStyle.Diced(dice) with { HasSealLetters = false, HasDateOnForm = false });
        return Write(invoice, form, OfdStyle.Diced(dice, invoice.IsDigital), dice);
    }

    /// <summary>The package of one invoice as printed.</summary>
    public static WorldFile Write(WorldInvoice invoice, PrintedForm form, OfdStyle style, Dice dice)
    {
        var legacy = LegacyXmlStyle.Diced(dice);
        var package = new OfdPackageWriter(style);
        var voucher = style.Attachment is OfdAttachment.Xbrl ? XbrlWriter.Write(invoice, XbrlStyle.Diced(dice)) : null;
        var attachment = style.Attachment switch
        {
            OfdAttachment.OriginalInvoice => (
                Name: "original_invoice.xml",
                Format: "xml",
                Content: LegacyXmlWriter.Bytes(invoice, legacy)
            ),
            OfdAttachment.Xbrl => (voucher!.Name, Format: "xbrl", voucher.Content),
            _ => default,
        };
        package.AddPages(form.Pages, invoice.IsDigital);
        if (attachment.Content is not null)
        {
            package.AddAttachment(attachment.Name, attachment.Format, attachment.Content);
        }

        package.AddDocument(invoice);
        var name = (invoice.Code.Length > 0 ? invoice.Code + "_" : "dzfp_") + invoice.Number + ".ofd";
        var qr = style.Attachment is OfdAttachment.OriginalInvoice ? LegacyXmlWriter.Expected(invoice, name, legacy).Qr : null;
        var expected = style.HasText || attachment.Content is not null ? form.Expected : FromData(invoice, form.Expected);
        expected = style.HasData ? WithData(invoice, expected, style.HasFullData) : expected;
        expected = voucher is null ? expected : FromVoucher(expected, voucher);
        return new WorldFile(name, package.Finish(), [expected with { File = name, Qr = qr }]);
    }

    // A voucher is believed more than the page: it states 0.00 where the page prints ***.
    private static Reading FromVoucher(Reading printed, WorldFile voucher) =>
        printed with
        {
            TaxAmount = voucher.Expected[0].TaxAmount,
            Lines = voucher.Expected[0].Lines,
        };

    // CustomDatas name the seller and part the tax even where the form prints neither, as on a railway ticket.
    private static Reading WithData(WorldInvoice invoice, Reading printed, bool hasNames) =>
        printed with
        {
            AmountExTax = printed.AmountExTax ?? invoice.Amount,
            TaxAmount = printed.TaxAmount ?? invoice.TaxAmount,
            SellerTaxId = string.IsNullOrEmpty(printed.SellerTaxId) ? invoice.Seller.TaxId : printed.SellerTaxId,
            SellerName = hasNames && string.IsNullOrEmpty(printed.SellerName) ? invoice.Seller.Name : printed.SellerName,
        };

    // What CustomDatas alone state.
    private static Reading FromData(WorldInvoice invoice, Reading printed) =>
        printed with
        {
            PrintedTitle = null,
            MachineNumber = null,
            TotalInChinese = null,
            Lines = null,
            Drawer = null,
            Remark = null,
            RedOf = null,
            TaxAmount = invoice.TaxAmount,
            Extra = new Dictionary<string, string>(StringComparer.Ordinal),
        };
}
