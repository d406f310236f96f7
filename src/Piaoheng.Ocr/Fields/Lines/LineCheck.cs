using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Lines;

/// <summary>Checks a line by its arithmetic, and looks again at cells that are missing or do not fit.</summary>
internal static class LineCheck
{
    private static readonly decimal Tolerance = 0.011m;

    public static Dictionary<string, FoundField> Complete(
        SheetDraft draft,
        LineColumns columns,
        Dictionary<string, FoundField> line,
        ExtractionContext context
    )
    {
        if (Number(line, "amount") is not { } amount)
        {
            return line;
        }

        Quantity(draft, columns, line, amount, context);
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
            if (Math.Abs(decimal.Round(quantity * price, 2, MidpointRounding.AwayFromZero) - amount) <= Tolerance)
            {
                line["quantity"] = line["quantity"].With(Proof.Sum);
                line["unitPrice"] = line["unitPrice"].With(Proof.Sum);
            }

            return;
        }

        if (line.ContainsKey("quantity") || !columns.Has("quantity") || line["amount"].Slice is not { } slice)
        {
            return;
        }

        var seen = CellReader.Read(draft.Sheet, columns, "quantity", slice, context);
        var fits = seen is null ? (decimal?)null : Parse(LineRow.NumberField(seen).Value);
        if (
            seen is not null
            && fits is { } read
            && Math.Abs(decimal.Round(read * price, 2, MidpointRounding.AwayFromZero) - amount) <= Tolerance
        )
        {
            line["quantity"] = LineRow.NumberField(seen).With(Proof.Sum);
        }
        else if (price == amount)
        {
            // Price and amount are the same: one piece, whether its figure was seen or not.
            line["quantity"] = new FoundField("1", null) { Source = SourceId.Derived, Proof = Proof.Sum };
        }
    }

    private static void Tax(Dictionary<string, FoundField> line, decimal amount)
    {
        if (
            !line.TryGetValue("taxRate", out var rateField)
            || !TaxRate.TryParse(rateField.Value, out var rate)
            || rate.Value is not { } fraction
            || Number(line, "tax") is not { } tax
        )
        {
            return;
        }

        if (Math.Abs((amount * fraction) - tax) <= 0.06m)
        {
            line["taxRate"] = rateField.With(Proof.Sum);
            line["tax"] = line["tax"].With(Proof.Structure);
            line["amount"] = line["amount"].With(Proof.Structure);
        }
    }

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
