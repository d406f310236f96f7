using System.Text.RegularExpressions;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Kinds;
using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>电子发票（铁路电子客票）.</summary>
internal static class RailForm
{
    public static void Read(SheetDraft draft, ExtractionContext context)
    {
        var sheet = draft.Sheet;
        var number = DigitRuns
            .Of(sheet.Pieces)
            .Where(static run =>
                run.Digits.Length == DigitalInvoiceNumber.Length
                && DigitalInvoiceNumber.TryParse(run.Digits, out var parts)
                && parts.Year is >= 2021 and <= 2035
            )
            .OrderBy(static run => run.Slice.Y)
            .FirstOrDefault();
        draft["invoiceNumber"] = number is null ? null : new FoundField(number.Digits, number.Slice) { Proof = Proof.Structure };
        draft.None("invoiceCode");
        draft.None("checkCode");
        draft.None("machineNumber");
        draft.None("sellerName");
        draft.None("sellerTaxId");
        var upper = sheet.Pieces.Where(piece => piece.Y < sheet.Top + ((sheet.Bottom - sheet.Top) * 0.25f)).ToList();
        draft["issueDate"] = IssueDate.Find(sheet, "开票日期", upper);
        draft["totalInclTax"] = Fare(sheet);
        Buyer(draft, context);
        draft["extra.eTicketNumber"] =
            sheet.Find("电子客票号").FirstOrDefault()?.Value(sheet) is { } ticket
            && DigitText.Digits(ticket.Text) is { Length: >= 20 } digits
                ? new FoundField(digits, ticket)
                : null;
        TrainFacts.Read(draft);
        VatTitle.Read(draft);
    }

    private static FoundField? Fare(Sheet sheet)
    {
        var label = sheet.Find("票价").Concat(sheet.Find("退票费")).FirstOrDefault();
        var all = sheet.Pieces.SelectMany(MoneyText.In).ToList();
        var fare = label is null
            ? all.Find(static money => money.HasYen)
            : all.Where(money => MathF.Abs(money.Slice.Y - label.Piece.Y) < 1.5f * label.Piece.Height)
                .MinBy(money => MathF.Abs(money.Slice.Left - label.Label.Right));
        return fare is null
            ? null
            : new FoundField(fare.Value.ToString(), fare.Slice) { Proof = label is null ? Proof.None : Proof.Structure };
    }

    private static void Buyer(SheetDraft draft, ExtractionContext context)
    {
        var sheet = draft.Sheet;
        var name = sheet.Find("购买方名称").FirstOrDefault()?.Value(sheet);
        if (name is not null)
        {
            var end = LabelText.Find(name.Text, "统一社会信用代码");
            var value = end > 0 ? name.Slice(0, end) : name;
            draft["buyerName"] = new FoundField(NameText.Of(value.Text), value) { Dropped = DroppedCharacters.Before(value) };
        }

        if (sheet.Find("统一社会信用代码").LastOrDefault() is { } label)
        {
            var box = sheet.Pieces.Where(piece => piece.IsLevelWith(label.Piece) && piece.Right > label.Label.Left).ToList();
            PartyBox.ReadTaxId(draft, "buyer", box, context);
        }
    }
}
