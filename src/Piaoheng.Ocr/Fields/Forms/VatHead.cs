using System.Globalization;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Lines;
using Piaoheng.Ocr.Fields.Results;
using Piaoheng.Ocr.Recognition;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>票头: code, number, check code, machine number, date.</summary>
internal static class VatHead
{
    private const int CheckCode = 20;
    private const int MachineNumber = 12;
    private const int LongCode = 12;
    private const int LegacyNumber = 8;
    private const string CheckLabel = "校验码";

    /// <summary>How far behind its label a number may stand, in heights.</summary>
    private const float Reach = 18;
    private static readonly string[] CodeLabels = ["发票代码", "票代码"];
    private static readonly string[] MachineLabels = ["机器编号", "器编号"];

    private static readonly string[] NumberLabels = ["发票号码", "票号码", "№", "No", "NO"];

    public static void Read(SheetDraft draft, VatAnchors anchors, ExtractionContext context)
    {
        var (sheet, kinds) = (draft.Sheet, context.Policy.Kinds);
        var above = sheet.Pieces.Where(piece => piece.Y < anchors.TableTop && !piece.IsCipher).ToList();
        var runs = DigitRuns.Of(above);
        draft["issueDate"] = IssueDate.Find(sheet, "开票日期", above);
        if (IsDigital(draft.Kind))
        {
            draft["invoiceNumber"] =
                DigitalNumber(sheet, runs) ?? Doubted(DigitalNumber(sheet, Closer(sheet, NumberLabels[0], context)));
            draft.None("invoiceCode");
            draft.None("checkCode");
            draft.None("machineNumber");
            return;
        }

        draft["checkCode"] = CheckedTwice(sheet, runs, context);
        var machines = runs.FindAll(run => run.Digits.Length == MachineNumber && LabelFits(sheet, run, MachineLabels));
        draft["machineNumber"] = Best(machines, sheet, MachineLabels, static _ => true);
        draft["invoiceCode"] =
            Code(sheet, runs, draft, kinds) ?? Doubted(Code(sheet, Closer(sheet, CodeLabels[0], context), draft, kinds));
        var code = draft["invoiceCode"]?.Value ?? "";
        draft["invoiceNumber"] =
            LegacyNumberOf(sheet, runs, code) ?? Doubted(LegacyNumberOf(sheet, Closer(sheet, NumberLabels[0], context), code));
        draft.Kind = KindByCode(draft.Kind, draft["invoiceCode"], kinds);

        if (kinds.Find(draft.Kind)?.Identity.CheckCode is CheckCodeStyle.None)
        {
            draft.Fields.Remove("checkCode");
            draft.None("checkCode");
        }
    }

    private static FoundField? DigitalNumber(Sheet sheet, List<DigitRun> runs) =>
        Best(runs, sheet, NumberLabels[..2], static digits => IsDigitalNumber(digits));

    // Of a code that was read in part its last digits look like a number; the number itself stands to the right of the title.
    private static FoundField? LegacyNumberOf(Sheet sheet, List<DigitRun> runs, string code) =>
        Best(
            runs.FindAll(run => run.Slice.X > sheet.Left + (sheet.Width * 0.5f)),
            sheet,
            NumberLabels,
            digits => digits.Length == LegacyNumber && !IsDay(digits) && !code.Contains(digits, StringComparison.Ordinal)
        );

    // What a label stands before and nothing was made of is read again from near; a person is told.
    private static List<DigitRun> Closer(Sheet sheet, string label, ExtractionContext context, Ink ink = Ink.All)
    {
        foreach (var place in sheet.Find(label).Select(static found => found.Label))
        {
            var row = sheet
                .Pieces.Where(piece =>
                    piece.IsLevelWith(place)
                    && piece.Right > place.Left
                    && piece.Left < place.Right + (Reach * place.Height)
                    && (piece.Text.Any(char.IsAsciiDigit) || piece.Left <= place.Left)
                )
                .ToList();
            if (row.Count > 0 && CellReader.Again(sheet, row, context, ink) is { } again)
            {
                return DigitRuns.Of([again]);
            }
        }

        return [];
    }

    private static FoundField? Doubted(FoundField? field) => field is null ? null : field with { IsContradicted = true };

    // The seal of the bureau lies over the title: of 电子普通发票 the 电子 is easily lost. The code tells the same without a seal over it.
    private static string KindByCode(string byTitle, FoundField? code, KindCatalogue kinds)
    {
        var byCode = kinds.FromCode(code?.Value);
        return byCode is not KindId.Unknown && code is { IsContradicted: false } ? byCode : byTitle;
    }

    public static bool IsDigital(string kind) => kind is KindId.DigitalVatNormal or KindId.DigitalVatSpecial;

    private static FoundField? Code(Sheet sheet, List<DigitRun> runs, SheetDraft draft, KindCatalogue kinds)
    {
        var machine = draft["machineNumber"]?.Slice;
        var free = runs.FindAll(run =>
            machine is null
            || !ReferenceEquals(run.Slice.Glyphs[0].Line, machine.Glyphs[0].Line)
            || run.Slice.Left != machine.Left
        );
        return Best(free, sheet, CodeLabels, digits => digits.Length == 12 && IsCode(digits, kinds))
            ?? Best(free, sheet, CodeLabels, digits => digits.Length == 10 && IsCode(digits, kinds));
    }

    private static bool IsCode(string digits, KindCatalogue kinds) =>
        LegacyInvoiceCode.TryParse(digits, out var parts)
        && parts.Year is >= 2000 and <= 2027
        && int.Parse(parts.Area.AsSpan(0, 2), CultureInfo.InvariantCulture) is >= 11 and <= 65
        && (digits.Length == 10 || digits[0] is '0' or '1')
        && (digits.Length == 10 || kinds.FromCode(digits) is not KindId.Unknown || digits[0] is '0');

    private static bool IsDigitalNumber(string digits) =>
        DigitalInvoiceNumber.TryParse(digits, out var parts) && parts.Year is >= 2021 and <= 2035;

    private static bool IsDay(string digits) =>
        digits.Length == 8
        && DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 2000 and < 2036;

    // 监制章 lies over the last figures on paper: what is missing there or unsure is read again without its red. Of two readings that differ a person is told.
    private static FoundField? CheckedTwice(Sheet sheet, List<DigitRun> runs, ExtractionContext context)
    {
        var first = Check(sheet, runs, context.Policy.Kinds);
        if (first is { Weakest: >= FieldMarks.SureCharacter })
        {
            return first;
        }

        var again = Check(sheet, Closer(sheet, CheckLabel, context, Ink.NotRed), context.Policy.Kinds);
        if (again is null || first is null)
        {
            return Doubted(again ?? first ?? Check(sheet, Closer(sheet, CheckLabel, context), context.Policy.Kinds));
        }

        return string.Equals(again.Value, first.Value, StringComparison.Ordinal)
            ? first
            : Doubted(again.Weakest > first.Weakest ? again : first);
    }

    private static FoundField? Check(Sheet sheet, List<DigitRun> runs, KindCatalogue kinds)
    {
        var label = sheet.Find(CheckLabel).FirstOrDefault();
        var found = label is null
            ? null
            : runs.Find(run =>
                run.Digits.Length == CheckCode && run.Slice.IsLevelWith(label.Label) && run.Slice.Left > label.Label.Left
            );
        // Number and code beside each other have as many digits.
        found ??= runs.Find(run =>
            run.Digits.Length == CheckCode
            && run.Before is not ('号' or '行')
            && !IsCode(run.Digits[..LongCode], kinds)
            && !IsCode(run.Digits[^LongCode..], kinds)
        );
        return found is null ? null : new FoundField(found.Digits, found.Slice) { Proof = Proof.Structure };
    }

    /// <summary>The number that most speaks for: its label, standing there twice, its place near the top.</summary>
    private static FoundField? Best(List<DigitRun> runs, Sheet sheet, string[] labels, Func<string, bool> fits)
    {
        var candidates = runs.FindAll(run => fits(run.Digits));
        var best = candidates
            .Select(run =>
                (Run: run, Score: (LabelFits(sheet, run, labels) ? 4 : 0) + (2 * Others(candidates, run)) + run.Slice.Weakest)
            )
            .OrderByDescending(static entry => entry.Score)
            .FirstOrDefault();
        if (best.Run is null)
        {
            return null;
        }

        var proof = Proof.Structure | (Others(candidates, best.Run) > 0 ? Proof.Twice : Proof.None);
        var differs = candidates.Exists(other =>
            !string.Equals(other.Digits, best.Run.Digits, StringComparison.Ordinal)
            && Distance(other.Digits, best.Run.Digits) <= 2
        );
        return new FoundField(best.Run.Digits, best.Run.Slice) { Proof = proof, IsContradicted = differs };
    }

    private static int Others(List<DigitRun> candidates, DigitRun run) =>
        Math.Min(
            1,
            candidates.Count(other =>
                !ReferenceEquals(other, run) && string.Equals(other.Digits, run.Digits, StringComparison.Ordinal)
            )
        );

    private static int Distance(string left, string right) => left.Zip(right).Count(static pair => pair.First != pair.Second);

    // Behind its label in the row, or below it.
    private static bool LabelFits(Sheet sheet, DigitRun run, string[] labels)
    {
        foreach (var text in labels)
        {
            foreach (var label in sheet.Find(text))
            {
                var place = label.Label;
                var isBehind =
                    place.IsLevelWith(run.Slice)
                    && run.Slice.Left > place.Left
                    && run.Slice.Left - place.Right < 8 * place.Height;
                var isBelow =
                    run.Slice.Top > place.Y
                    && run.Slice.Top - place.Bottom < 1.6f * place.Height
                    && MathF.Abs(run.Slice.Left - place.Left) < 3 * place.Height;
                if (isBehind || isBelow)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
