using Piaoheng.Core.Invoices;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Documents.Pdf;

/// <summary>Writes invoices as PDF files: alone, several in one file, with their trip table, with an embedded voucher, as a picture.</summary>
public static class InvoicePdf
{
    /// <summary>A PDF of one invoice.</summary>
    public static WorldFile Write(WorldInvoice invoice, Dice dice) =>
        Write([PrintedForm.Of(invoice, dice)], PdfStyle.Diced(dice), dice);

    /// <summary>A PDF of several forms, one behind the other.</summary>
    public static WorldFile Write(IReadOnlyList<PrintedForm> forms, PdfStyle style, Dice dice)
    {
        var name = (forms.Count == 1 ? "" : "合并_") + "dzfp_" + forms[0].Expected.InvoiceNumber + ".pdf";
        var bytes = PdfWriter.Write([.. forms.SelectMany(form => form.Pages)], style, dice);
        var expected = style.IsPicture
            ? [NeedsRecognition(name)]
            : forms.Select(form => form.Expected with { File = name }).ToArray();
        return new WorldFile(name, bytes, expected);
    }

    /// <summary>A railway ticket with its voucher embedded, which alone states net amount and tax.</summary>
    public static WorldFile WithVoucher(WorldInvoice ticket, XbrlStyle xbrl, PdfStyle style, Dice dice)
    {
        var printed = Write([PrintedForm.Of(ticket, dice)], style, dice);
        var voucher = XbrlWriter.Write(ticket, xbrl);
        var expected = printed.Expected[0] with { AmountExTax = ticket.AmountExTax, TaxAmount = ticket.TaxAmount };
        return printed with
        {
            Content = PdfAttachment.Add(printed.Content, voucher.Name, voucher.Content),
            Expected = [expected],
        };
    }

    /// <summary>An invoice of a ride-hailing company followed by its trip table.</summary>
    public static WorldFile WithTrips(WorldInvoice invoice, PassengerService passenger, PdfStyle style, Dice dice)
    {
        var form = PrintedForm.Of(invoice, dice);
        var table = new PrintedForm(
            [TripTableForm.Page(invoice, passenger)],
            new Reading { File = "", Kind = KindId.SupportingDocument }
        );
        return Write([form, table], style, dice);
    }

    private static Reading NeedsRecognition(string name) =>
        new()
        {
            File = name,
            Kind = KindId.Unreadable,
            Reason = UnreadableReason.NeedsOcr,
        };
}
