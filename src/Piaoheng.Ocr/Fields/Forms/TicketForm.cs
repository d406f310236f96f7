using System.Text.RegularExpressions;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>卷票, 机动车, 二手车, 航空, 出租车, 定额, 客运, 过路费, 财政票据: kind, code, number, date and total, for a person to look at.</summary>
internal static partial class TicketForm
{
    private static readonly string[] CodeLabels = ["发票代码", "票据代码", "机打代码", "代码"];
    private static readonly string[] NumberLabels = ["发票号码", "票据号码", "机打号码", "电子客票号码", "号码"];
    private static readonly string[] DateLabels = ["开票日期", "填开日期", "乘车日期", "日期"];
    private static readonly string[] TotalLabels =
    [
        "小写",
        "价税合计",
        "车价合计",
        "合计金额",
        "金额合计",
        "合计",
        "金额",
        "票价",
        "实收",
        "总金额",
        "收费金额",
    ];

    public static void Read(SheetDraft draft)
    {
        draft.IsAlwaysReviewed = true;
        var sheet = draft.Sheet;
        var runs = DigitRuns.Of([.. sheet.Pieces]);
        if (draft.Kind is KindId.AirItinerary or KindId.DigitalVehicle or KindId.DigitalUsedVehicle)
        {
            draft.None("invoiceCode");
        }
        else
        {
            draft["invoiceCode"] =
                Labelled(sheet, runs, CodeLabels, static digits => digits.Length is 8 or 10 or 12)
                ?? Shaped(runs, static digits => IsCode(digits));
        }

        draft["invoiceNumber"] =
            Labelled(sheet, runs, NumberLabels, digits => digits.Length is 8 or 10 or 20)
            ?? Shaped(runs, static digits => digits.Length == DigitalInvoiceNumber.Length)
            ?? Shaped(runs, static digits => digits.Length == 8 && !digits.StartsWith("20", StringComparison.Ordinal));
        draft["issueDate"] =
            DateLabels
                .Select(label => sheet.Find(label).Any() ? IssueDate.Find(sheet, label, [.. sheet.Pieces]) : null)
                .FirstOrDefault(static found => found is not null)
            ?? IssueDate.Find(sheet, "日期", [.. sheet.Pieces]);
        draft["totalInclTax"] = Total(draft);
        var title = Title(sheet);
        draft["printedTitle"] = title is null ? null : new FoundField(NameText.Of(title.Text), title);
    }

    private static FoundField? Total(SheetDraft draft)
    {
        var sheet = draft.Sheet;
        var words = sheet
            .Rows.Select(static row => AmountWords.In(row.All))
            .OfType<Piece>()
            .OrderByDescending(static piece => piece.Text.Length)
            .FirstOrDefault(static piece => piece.Text.Length >= 3 || piece.Text is [_, '圆' or '元']);
        var spoken = words is null ? null : AmountWords.Value(words);
        var all = sheet.Pieces.SelectMany(Amounts).ToList();
        if (spoken is not null && all.Find(money => money.Value == spoken) is { } said)
        {
            return new FoundField(said.Value.ToString(), said.Slice) { Proof = Proof.Words };
        }

        foreach (var label in TotalLabels)
        {
            foreach (var place in sheet.Find(label).Select(static found => found.Label))
            {
                var beside = all.Where(money =>
                        money.Value > Yuan.Zero && money.Slice.IsLevelWith(place) && money.Slice.Left > place.Left
                    )
                    .MinBy(money => money.Slice.Left);
                if (beside is not null)
                {
                    return new FoundField(beside.Value.ToString(), beside.Slice) { IsContradicted = spoken is not null };
                }

                if (draft.Kind is KindId.AirItinerary && Below(all, place) is { } below)
                {
                    return new FoundField(below.Value.ToString(), below.Slice);
                }
            }
        }

        // All values may stand a row below their labels: the only amount with a currency sign is the total.
        return spoken is { } amount ? new FoundField(amount.ToString(), words)
            : all.FindAll(static money => money.HasYen && money.Value > Yuan.Zero) is [var only]
                ? new FoundField(only.Value.ToString(), only.Slice)
            : null;
    }

    // Of 行程单 the labels stand over their amounts, the sum last.
    private static Money? Below(List<Money> all, Piece label) =>
        all.Where(money =>
                money.Slice.Top > label.Y
                && money.Slice.Top < label.Bottom + (1.5f * label.Height)
                && money.Slice.Right > label.Left
            )
            .MaxBy(static money => money.Slice.Left);

    // Small tickets print whole yuan too: 15元.
    private static IEnumerable<Money> Amounts(Piece piece)
    {
        foreach (var money in MoneyText.In(piece))
        {
            yield return money;
        }

        foreach (Match match in WholeYuan().Matches(piece.Text))
        {
            var figure = match.Groups["figure"];
            if (Yuan.TryParse(figure.Value, out var value))
            {
                yield return new Money(value, piece.Slice(figure.Index, figure.Length), HasYen: false);
            }
        }
    }

    private static FoundField? Labelled(Sheet sheet, List<DigitRun> runs, string[] labels, Func<string, bool> fits)
    {
        foreach (var label in labels)
        {
            foreach (var place in sheet.Find(label).Select(static found => found.Label))
            {
                var run = runs.Where(run => fits(run.Digits) && run.Slice.IsLevelWith(place) && run.Slice.Left > place.Left)
                    .MinBy(run => run.Slice.Left);
                if (run is not null)
                {
                    return new FoundField(run.Digits, run.Slice) { Proof = Proof.Structure };
                }
            }
        }

        return null;
    }

    private static FoundField? Shaped(List<DigitRun> runs, Func<string, bool> fits) =>
        runs.Where(run => fits(run.Digits)).OrderBy(static run => run.Slice.Y).FirstOrDefault() is { } run
            ? new FoundField(run.Digits, run.Slice)
            : null;

    private static bool IsCode(string digits) =>
        digits.Length is 12
        && digits[0] is '1' or '0'
        && LegacyInvoiceCode.TryParse(digits, out var parts)
        && parts.Year is > 2005 and < 2030;

    private static Piece? Title(Sheet sheet) =>
        sheet
            .Pieces.Where(static piece =>
                TitleEnd().IsMatch(piece.Text) && !piece.Text.Contains("专用章", StringComparison.Ordinal)
            )
            .OrderBy(static piece => piece.Y)
            .FirstOrDefault();

    [GeneratedRegex(@"(?<figure>[0-9]{1,6}(\.[0-9])?)元", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeYuan();

    [GeneratedRegex(@"[\u4E00-\u9FFF]{3,}(发票|车票|票据|行程单)([(（].{1,14}[)）])?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitleEnd();
}
