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

    /// <summary>Pieces up to which a whole number that fits is no accident.</summary>
    private const int MostPieces = 999;

    /// <summary>Figures of a quantity that may stand glued to its price.</summary>
    private const int LongestQuantity = 9;

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

        Quantity(draft, columns, line, amount, context);
        LostRate(draft, line, amount, context.Policy.Rates);
        Tax(line, amount);
        return line;
    }

    // A single figure is often not detected; with a price beside it something must stand there.
    private static void Quantity(
        SheetDraft draft,
        LineColumns columns,
        Dictionary<string, FoundField> line,
        decimal amount,
        ExtractionContext context
    )
    {
        if (Number(line, "unitPrice") is not { } price || price == 0)
        {
            return;
        }

        if (Number(line, "quantity") is { } quantity)
        {
            if (Fits(quantity, price, amount))
            {
                line["quantity"] = line["quantity"].With(Proof.Sum);
                line["unitPrice"] = line["unitPrice"].With(Proof.Sum);
            }

            return;
        }

        if (
            line.ContainsKey("quantity")
            || Glued(line, amount)
            || !columns.Has("quantity")
            || line["amount"].Slice is not { } slice
        )
        {
            return;
        }

        var seen = CellReader.Read(draft.Sheet, columns, "quantity", slice, context);
        if (seen is not null && Parse(LineRow.NumberField(seen).Value) is { } read && Fits(read, price, amount))
        {
            line["quantity"] = LineRow.NumberField(seen).With(Proof.Sum);
        }
        else if (decimal.Round(amount / price) is >= 1 and <= MostPieces and var pieces && Fits(pieces, price, amount))
        {
            // Only one whole number makes the amount out of the price, whether its figure was seen or not.
            line["quantity"] = new FoundField(pieces.ToString(CultureInfo.InvariantCulture), null)
            {
                Source = SourceId.Derived,
                Proof = Proof.Sum,
            };
        }
    }

    // Quantity and price that touch were read as one number: the amount tells where the one ends.
    private static bool Glued(Dictionary<string, FoundField> line, decimal amount)
    {
        if (line["unitPrice"].Slice is not { } slice)
        {
            return false;
        }

        for (var at = 1; at < Math.Min(slice.Text.Length - 1, LongestQuantity); at++)
        {
            var (quantity, price) = (LineRow.NumberField(slice.Slice(0, at)), LineRow.NumberField(slice.From(at)));
            if (Parse(quantity.Value) is { } left && Parse(price.Value) is { } right && left != 0 && Fits(left, right, amount))
            {
                line["quantity"] = quantity.With(Proof.Sum);
                line["unitPrice"] = price.With(Proof.Sum);
                return true;
            }
        }

        return false;
    }

    private static bool Fits(decimal quantity, decimal price, decimal amount) =>
        Math.Abs(decimal.Round(quantity * price, 2, MidpointRounding.AwayFromZero) - amount) <= Tolerance;

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
            Number(line, "tax") is not { } tax
            || !DateOnly.TryParseExact(
                draft["issueDate"]?.Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                default,
                out var day
            )
            || (read is not null && TaxRate.TryParse(read.Value, out var printed) && rates.Find(printed, day) is not null)
        )
        {
            return;
        }

        var fitting = rates
            .On(day)
            .Select(static rate => TaxRate.TryParse(rate.Printed, out var known) ? known : default)
            .Where(rate => rate.Value is { } fraction && fraction > 0 && Math.Abs((amount * fraction) - tax) <= Tolerance)
            .ToList();
        if (fitting is [var only])
        {
            line["taxRate"] = new FoundField(only.Printed, read?.Slice)
            {
                Source = read is null ? SourceId.Derived : SourceId.OcrCorrected,
                Proof = Proof.Sum,
            };
        }
    }

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

    private static decimal? Number(Dictionary<string, FoundField> line, string key) =>
        line.TryGetValue(key, out var field) ? Parse(field.Value) : null;

    private static decimal? Parse(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
