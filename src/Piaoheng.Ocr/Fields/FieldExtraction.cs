using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Forms;
using Piaoheng.Ocr.Fields.Kinds;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields;

/// <summary>要素提取: makes readings of invoices out of recognised pages.</summary>
public static class FieldExtraction
{
    /// <summary>Reads all invoices and tickets on the pages of one file.</summary>
    /// <returns>One reading for each invoice found; one <c>not-an-invoice</c> where there is text and none of it is an invoice; empty where no text was found at all.</returns>
    public static IReadOnlyList<Reading> Read(IReadOnlyList<RecognisedPage> pages, ExtractionContext context)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(context);
        var sheets = pages.SelectMany(static page => SheetMaker.Of(page, page.Number)).SelectMany(TicketSplitter.Split).ToList();
        var drafts = sheets.Select(sheet => Draft(sheet, context)).OfType<SheetDraft>().ToList();
        if (drafts.Count == 0)
        {
            return sheets.Exists(static sheet => sheet.Pieces.Count > 0) ? [NotAnInvoice(context)] : [];
        }

        if (context.QrTexts is { } codes)
        {
            foreach (var page in drafts.GroupBy(static draft => draft.Sheet.Number))
            {
                QrWitness.Hear([.. page], codes(page.First().Sheet.Page), context.Policy.Kinds);
            }
        }

        return [.. drafts.Select(draft => DraftReading.Of(draft, PartOf(drafts, draft, pages.Count), context))];
    }

    private static SheetDraft? Draft(Sheet sheet, ExtractionContext context)
    {
        var form = SheetKind.Of(sheet);
        if (form is SheetForm.None)
        {
            return null;
        }

        var draft = new SheetDraft(sheet, KindOf(form, sheet));
        switch (form)
        {
            case SheetForm.Vat:
                VatForm.Read(draft, context);
                break;
            case SheetForm.RailETicket:
                RailForm.Read(draft, context);
                break;
            case SheetForm.TrainTicket:
                TrainTicketForm.Read(draft);
                break;
            default:
                TicketForm.Read(draft);
                break;
        }

        return draft;
    }

    private static string KindOf(SheetForm form, Sheet sheet) =>
        form switch
        {
            SheetForm.Vat => SheetKind.VatKind(sheet.Text),
            SheetForm.RailETicket => KindId.RailETicket,
            SheetForm.Air => KindId.AirItinerary,
            SheetForm.Roll => KindId.RollVatNormal,
            SheetForm.Vehicle => SheetKind.VehicleKind(sheet),
            _ => KindId.OtherExpense,
        };

    private static Reading NotAnInvoice(ExtractionContext context) =>
        new()
        {
            File = context.File,
            Kind = KindId.NotAnInvoice,
            Reason = UnreadableReason.OtherDocument,
            Source = SourceId.Ocr,
        };

    private static string? PartOf(List<SheetDraft> drafts, SheetDraft draft, int pages)
    {
        if (drafts.Count == 1)
        {
            return null;
        }

        var onPage = drafts.FindAll(other => other.Sheet.Number == draft.Sheet.Number);
        var page = pages == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"第{draft.Sheet.Number}页");
        return onPage.Count == 1 ? page : page + string.Create(CultureInfo.InvariantCulture, $"第{onPage.IndexOf(draft) + 1}张");
    }
}
