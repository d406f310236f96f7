using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Lines;

/// <summary>Checks a line by its arithmetic, and looks again at cells that are missing or do not fit.</summary>
internal static class LineCheck
{
    private const decimal Tolerance = 0.011m;

    private const int MostPlaces = 15;

    /// <summary>Numbers beyond it are several cells read as one; their product would be beyond what can be computed.</summary>
    private const decimal MostOfAnything = 1_000_000_000_000m;

    /// <summary>Numbers below it are dirt; what is divided by them would be beyond what can be computed.</summary>
    private const decimal LeastOfAnything = 0.000_000_000_001m;

    public static Dictionary<string, FoundField> Complete(
        SheetDraft draft,
        LineColumns columns,
        Dictionary<string, FoundField> line,
        ExtractionContext context
    )
    {
        LostMinus(line);
        if (Number(line, "amount") is not { } amount)
        {
            return line;
        }

        new LineProduct(draft.Sheet, columns, context).Complete(line, amount);
        LostRate(draft, line, amount, context.Policy.Rates);
        Tax(line, amount);
        return line;
    }

    // The minus of a discount is a thin stroke: amount and tax have it both, or neither.
    private static void LostMinus(Dictionary<string, FoundField> line)
    {
        if (
            Fraction(line) is { } fraction
            && Number(line, "amount") is { } amount
            && Number(line, "tax") is { } tax
            && amount * tax < 0
            && IsTaxOf(Math.Abs(amount), fraction, Math.Abs(tax))
        )
        {
            var key = amount > 0 ? "amount" : "tax";
            line[key] = line[key] with { Value = "-" + line[key].Value, Source = SourceId.OcrCorrected };
        }
    }

    // A rate that was not read, or that no law knows, is the only one in force that day that makes the tax out of the amount.
    private static void LostRate(SheetDraft draft, Dictionary<string, FoundField> line, decimal amount, RateTable rates)
    {
        var read = line.GetValueOrDefault("taxRate");
        if (
            Number(line, "tax") is { } tax
            && Day(draft) is { } day
            && (read is null || !TaxRate.TryParse(read.Value, out var printed) || rates.Find(printed, day) is null)
            && Fitting(amount, tax, day, rates) is [var only]
        )
        {
            line["taxRate"] = new FoundField(only.Printed, read?.Slice)
            {
                Source = read is null ? SourceId.Derived : SourceId.OcrCorrected,
                Proof = Proof.Sum,
            };
        }
    }

    /// <summary>Whether a tax that was worked out is that of a line: by its own rate, or by the only one in force that makes it out of the amount.</summary>
    public static bool IsTaxOf(
        SheetDraft draft,
        Dictionary<string, FoundField> line,
        (Yuan Amount, Yuan Tax) worked,
        RateTable rates
    ) =>
        worked.Tax != Yuan.Zero
        && (
            Fraction(line) is { } fraction
                ? IsTaxOf(worked.Amount.Value, fraction, worked.Tax.Value)
                : Day(draft) is { } day && Fitting(worked.Amount.Value, worked.Tax.Value, day, rates).Count == 1
        );

    /// <summary>Whether a tax that would be put in is to the fen what the rate of its line makes, and the one that was read is not.</summary>
    public static bool IsMended(Dictionary<string, FoundField> line, FoundField tax) =>
        Fraction(line) is { } fraction
        && Number(line, "amount") is { } amount
        && Number(line, "tax") is { } read
        && Parse(tax.Value) is { } wanted
        && Math.Abs((amount * fraction) - wanted) <= Tolerance
        && Math.Abs((amount * fraction) - read) > Tolerance;

    private static List<TaxRate> Fitting(decimal amount, decimal tax, DateOnly day, RateTable rates) =>
        rates
            .On(day)
            .Select(static rate => TaxRate.TryParse(rate.Printed, out var known) ? known : default)
            .Where(rate => rate.Value is { } fraction && fraction > 0 && Math.Abs((amount * fraction) - tax) <= Tolerance)
            .ToList();

    private static DateOnly? Day(SheetDraft draft) =>
        DateOnly.TryParseExact(draft["issueDate"]?.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day)
            ? day
            : null;

    private static void Tax(Dictionary<string, FoundField> line, decimal amount)
    {
        if (Fraction(line) is { } fraction && Number(line, "tax") is { } tax && IsTaxOf(amount, fraction, tax))
        {
            line["taxRate"] = line["taxRate"].With(Proof.Sum);
            line["tax"] = line["tax"].With(Proof.Structure);
            line["amount"] = line["amount"].With(Proof.Structure);
        }
    }

    private static bool IsTaxOf(decimal amount, decimal fraction, decimal tax) => Math.Abs((amount * fraction) - tax) <= 0.06m;

    private static decimal? Fraction(Dictionary<string, FoundField> line) =>
        line.TryGetValue("taxRate", out var field) && TaxRate.TryParse(field.Value, out var rate) ? rate.Value : null;

    /// <summary>A cell corrected to a number that differs from what was read by one figure; null where it differs by more.</summary>
    public static FoundField? OneOff(FoundField read, decimal wanted)
    {
        var places = read.Value.Length - 1 - read.Value.IndexOf('.', StringComparison.Ordinal);
        places = read.Value.Contains('.', StringComparison.Ordinal) ? places : 0;
        var text =
            places > MostPlaces
                ? ""
                : Math.Round(wanted, places, MidpointRounding.AwayFromZero)
                    .ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Length == read.Value.Length && text.Zip(read.Value).Count(static pair => pair.First != pair.Second) == 1
            ? read with
            {
                Value = text,
                Source = SourceId.OcrCorrected,
            }
            : null;
    }

    /// <summary>The number in a cell; null when there is none.</summary>
    public static decimal? Number(Dictionary<string, FoundField> line, string key) =>
        line.TryGetValue(key, out var field) ? Parse(field.Value) : null;

    /// <summary>The number that a text says; null when it says none, or one that no line holds.</summary>
    public static decimal? Parse(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
        && Math.Abs(number) < MostOfAnything
        && (number == 0 || Math.Abs(number) >= LeastOfAnything)
            ? number
            : null;
}
