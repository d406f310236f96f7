using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Lines;

/// <summary>单价 that the issuing program worked out as amount by quantity: the quotient tells figures that were lost or misread among its many.</summary>
internal static class WorkedOutPrice
{
    /// <summary>Places from which a price was worked out and not typed.</summary>
    private const int FewestPlaces = 5;

    /// <summary>Figures that may have been lost, doubled or misread.</summary>
    private const int MostEdits = 3;
    private const int MostFigures = 15;

    /// <summary>How issuing programs round: 8 or 13 places, or 15 figures.</summary>
    private static readonly int[] UsualPlaces = [8, 13];

    /// <summary>Puts the quotient in the place of a long price that nearly says it; between two ways of rounding a person decides.</summary>
    public static void Mend(Dictionary<string, FoundField> line, decimal amount)
    {
        if (
            line.GetValueOrDefault("unitPrice") is not { Slice: not null } price
            || LineCheck.Number(line, "quantity") is not { } pieces
            || pieces == 0
            || price.Value.IndexOf('.', StringComparison.Ordinal) is not (>= 1 and var point)
            || price.Value.Length - point - 1 < FewestPlaces
        )
        {
            return;
        }

        // A rule of the table in front of it was taken for a figure.
        if (Quotients(amount / pieces, point - 1).Contains(price.Value[1..], StringComparer.Ordinal))
        {
            line["unitPrice"] = price with { Value = price.Value[1..], Source = SourceId.OcrCorrected };
            return;
        }

        var near = Quotients(amount / pieces, point)
            // Figures are lost; none are added.
            .Where(text => text.Length >= price.Value.Length)
            .Select(text => (Text: text, Edits: Edits(price.Value, text)))
            .OrderBy(static entry => entry.Edits)
            .ToList();
        // What says the quotient as it stands, rounded in one of the ways, was read rightly.
        if (near is [var best, .. var others] && best.Edits is > 0 and <= MostEdits)
        {
            line["unitPrice"] = price with
            {
                Value = best.Text,
                Source = SourceId.OcrCorrected,
                IsContradicted = price.IsContradicted || others.Exists(other => other.Edits <= best.Edits + 1),
            };
        }
    }

    /// <summary>The price in fen that was meant by one which differs from it by a single figure; null where there is none.</summary>
    public static FoundField? Cent(FoundField price, decimal quotient)
    {
        var text = Printed(quotient, 2);
        return
            price.Slice is not null
            && text.Length > 3
            && Math.Abs(decimal.Round(quotient, 2) - quotient) < 0.000_001m
            && Edits(price.Value, text) == 1
            ? price with
            {
                Value = text,
                Source = SourceId.OcrCorrected,
            }
            : null;
    }

    /// <summary>The quotient in each usual way of rounding, of a price with so many figures before its point.</summary>
    private static IEnumerable<string> Quotients(decimal quotient, int point) =>
        UsualPlaces.Append(Math.Max(0, MostFigures - point)).Distinct().Select(places => Printed(quotient, places));

    private static string Printed(decimal number, int places) =>
        Math.Round(number, places, MidpointRounding.AwayFromZero)
            .ToString("0." + new string('#', places), CultureInfo.InvariantCulture);

    /// <summary>Characters to put in, take out or change that make one text out of the other.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var before = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cheapest = Math.Min(before + (from[i - 1] == to[j - 1] ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1);
                (before, row[j]) = (row[j], cheapest);
            }
        }

        return row[to.Length];
    }
}
