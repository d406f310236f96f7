using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;

namespace Piaoheng.World.Pictures;

/// <summary>Compares what was recognised on a picture with what is printed on it, field by field.</summary>
public static class PictureScore
{
    // Findings by which recognition hands a value, or a whole ticket, to a person.
    private const string Doubtful = "OCR-001";
    private const string AlwaysReviewed = "OCR-003";

    private static readonly string[] MainKeys = ["kind", "invoiceCode", "invoiceNumber", "issueDate", "totalInclTax"];

    private static readonly string[] AllKeys =
    [
        .. MainKeys,
        "checkCode",
        "machineNumber",
        "buyerName",
        "buyerTaxId",
        "sellerName",
        "sellerTaxId",
        "amountExTax",
        "taxAmount",
        "totalInChinese",
    ];

    /// <summary>One outcome for each value that is printed; lines count as whole rows (<c>lines</c>).</summary>
    public static IEnumerable<FieldOutcome> Of(PictureCase picture, IReadOnlyList<Reading> found)
    {
        foreach (var truth in picture.Truth)
        {
            var reading = picture.Truth.Count == 1 && found.Count == 1 ? found[0] : Same(truth, found);
            if (reading is null)
            {
                yield return new FieldOutcome("document", FieldState.Missing, IsFlagged: true, truth.InvoiceNumber, null);
                continue;
            }

            var isFull = PictureSet.Layouts.Take(PictureSet.FullLayouts).Contains(picture.Layout, StringComparer.Ordinal);
            foreach (var key in isFull && picture.Layout is not "train-paper" ? AllKeys : MainKeys)
            {
                if (Outcome(key, truth, reading) is { } outcome)
                {
                    yield return outcome;
                }
            }

            foreach (var line in isFull ? Lines(truth, reading) : [])
            {
                yield return line;
            }
        }
    }

    /// <summary>One outcome for each cell of the goods table that was read, where as many rows were read as are printed.</summary>
    public static IEnumerable<FieldOutcome> Cells(PictureCase picture, IReadOnlyList<Reading> found)
    {
        foreach (var truth in picture.Truth)
        {
            var reading = picture.Truth.Count == 1 && found.Count == 1 ? found[0] : Same(truth, found);
            if (reading?.Lines is not { } read || truth.Lines is not { } lines || read.Count != lines.Count)
            {
                continue;
            }

            foreach (var (at, (want, got)) in lines.Zip(read).Index())
            {
                foreach (
                    var ((key, printed), (_, text)) in Cells(want)
                        .Zip(Cells(got))
                        .Where(static pair => pair.Second.Text.Length > 0)
                )
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"lines[{at}].{key}");
                    var isRight = string.Equals(printed, text, StringComparison.Ordinal);
                    yield return new FieldOutcome(
                        name,
                        isRight ? FieldState.Right : FieldState.Wrong,
                        IsFlagged(reading, name),
                        printed,
                        Value(got, key)
                    );
                }
            }
        }
    }

    // As it is observed.
    private static string? Value(InvoiceLine line, string key) =>
        key switch
        {
            "name" => line.Name,
            "spec" => line.Spec,
            "unit" => line.Unit,
            "quantity" => line.Quantity,
            "unitPrice" => line.UnitPrice,
            "amount" => line.Amount?.ToString(),
            "taxRate" => line.TaxRate,
            _ => line.Tax?.ToString(),
        };

    private static Reading? Same(Reading truth, IReadOnlyList<Reading> found) =>
        found.FirstOrDefault(reading => string.Equals(reading.InvoiceNumber, truth.InvoiceNumber, StringComparison.Ordinal));

    private static FieldOutcome? Outcome(string key, Reading truth, Reading reading)
    {
        var (want, got) = (Value(truth, key), Value(reading, key));
        if (string.IsNullOrEmpty(want))
        {
            return null;
        }

        var state =
            string.IsNullOrEmpty(got) ? FieldState.Missing
            : IsSame(key, want, got) ? FieldState.Right
            : FieldState.Wrong;
        return new FieldOutcome(key, state, IsFlagged(reading, key), want, got);
    }

    private static bool IsFlagged(Reading reading, string key) =>
        reading.Findings.Any(finding =>
            finding.Code is AlwaysReviewed
            || (finding.Code is Doubtful && string.Equals(finding.Field, key, StringComparison.Ordinal))
        );

    private static bool IsSame(string key, string want, string got) =>
        key switch
        {
            "buyerName" or "sellerName" => NameNormaliser.Same(want, got),
            "totalInChinese" => ChineseAmount.TryParse(want, out var printed)
                && ChineseAmount.TryParse(got, out var read)
                && printed.Abs() == read.Abs(),
            _ => string.Equals(want, got, StringComparison.Ordinal),
        };

    private static IEnumerable<FieldOutcome> Lines(Reading truth, Reading reading)
    {
        for (var at = 0; at < (truth.Lines?.Count ?? 0); at++)
        {
            var want = truth.Lines![at];
            // A row too many or too few puts every row in doubt.
            var got = reading.Lines is { } lines && lines.Count == truth.Lines.Count ? lines[at] : null;
            var prefix = string.Create(CultureInfo.InvariantCulture, $"lines[{at}].");
            var isFlagged =
                got is null
                || reading.Findings.Any(finding =>
                    finding.Code is Doubtful or AlwaysReviewed
                    && (finding.Field ?? "").StartsWith(prefix, StringComparison.Ordinal)
                );
            var state =
                got is null ? FieldState.Missing
                : string.Equals(Text(want), Text(got), StringComparison.Ordinal) ? FieldState.Right
                : FieldState.Wrong;
            yield return new FieldOutcome("lines", state, isFlagged, Text(want), got is null ? null : Text(got));
        }
    }

    private static string Text(InvoiceLine line) => string.Join('|', Cells(line).Select(static cell => cell.Text));

    // Spaces inside a cell say nothing.
    private static IEnumerable<(string Key, string Text)> Cells(InvoiceLine line) =>
        [
            ("name", NameNormaliser.Normalise(line.Name ?? "")),
            ("spec", NormalText.Compact(line.Spec ?? "")),
            ("unit", line.Unit ?? ""),
            ("quantity", line.Quantity ?? ""),
            ("unitPrice", line.UnitPrice ?? ""),
            ("amount", line.Amount?.ToString() ?? ""),
            ("taxRate", line.TaxRate ?? ""),
            ("tax", line.Tax?.Value.ToString() ?? ""),
        ];

    private static string? Value(Reading reading, string key) =>
        key switch
        {
            "kind" => reading.Kind,
            "invoiceCode" => reading.InvoiceCode,
            "invoiceNumber" => reading.InvoiceNumber,
            "issueDate" => reading.IssueDate is { } day ? ReadingJson.Day(day) : null,
            "checkCode" => reading.CheckCode,
            "machineNumber" => reading.MachineNumber,
            "buyerName" => reading.BuyerName,
            "buyerTaxId" => reading.BuyerTaxId,
            "sellerName" => reading.SellerName,
            "sellerTaxId" => reading.SellerTaxId,
            "amountExTax" => reading.AmountExTax?.ToString(),
            "taxAmount" => reading.TaxAmount?.ToString(),
            "totalInclTax" => reading.TotalInclTax?.ToString(),
            "totalInChinese" => reading.TotalInChinese,
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No such field."),
        };
}

/// <summary>How one value of a picture came out.</summary>
/// <param name="Key">JSON key; <c>lines</c> for a whole row.</param>
/// <param name="State">Right, not found, or wrong.</param>
/// <param name="IsFlagged">Whether a person is asked to look at it.</param>
/// <param name="Want">What is printed.</param>
/// <param name="Got">What was recognised.</param>
public sealed record FieldOutcome(string Key, FieldState State, bool IsFlagged, string? Want, string? Got);

/// <summary>Whether a value is right.</summary>
public enum FieldState
{
    /// <summary>As printed.</summary>
    Right,

    /// <summary>Not found, and said so.</summary>
    Missing,

    /// <summary>Another value.</summary>
    Wrong,
}
