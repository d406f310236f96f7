using System.Globalization;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Validation;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Results;

/// <summary>Makes the reading of what was found: values, sources, confidence, marks, and findings for everything that a person must look at.</summary>
internal static class DraftReading
{
    public static Reading Of(SheetDraft draft, string? part, ExtractionContext context)
    {
        var made = new Made(draft, context);
        made.All();
        var reading = new Reading
        {
            File = context.File,
            Part = part,
            Kind = draft.Kind,
            Source = SourceId.Ocr,
            PrintedTitle = Text(draft, "printedTitle"),
            InvoiceCode = Text(draft, "invoiceCode"),
            InvoiceNumber = Text(draft, "invoiceNumber"),
            IssueDate = Day(draft),
            CheckCode = Text(draft, "checkCode"),
            MachineNumber = Text(draft, "machineNumber"),
            BuyerName = Text(draft, "buyerName"),
            BuyerTaxId = Text(draft, "buyerTaxId"),
            SellerName = Text(draft, "sellerName"),
            SellerTaxId = Text(draft, "sellerTaxId"),
            AmountExTax = Amount(draft, "amountExTax"),
            TaxAmount = Amount(draft, "taxAmount"),
            TotalInclTax = Amount(draft, "totalInclTax"),
            TotalInChinese = Text(draft, "totalInChinese"),
            Qr = draft.Qr,
            Lines = draft.Lines?.Select(static line => line.Line).ToList(),
            Drawer = Text(draft, "drawer"),
            Remark = Text(draft, "remark"),
            Extra = Extras(draft),
            Sources = made.Sources,
            Confidence = made.Confidence,
            Marks = made.Marks,
            Findings = [.. draft.Findings, .. made.Findings],
        };
        var missing = FieldCompleteness
            .Of(reading, context.Policy.Kinds)
            .Missing.Where(field => !draft.Fields.ContainsKey(field));
        reading = reading with { Findings = [.. reading.Findings, .. missing.Select(RecognitionFinding.Missing)] };
        return reading with { Direction = DirectionRule.Of(reading, context.Options.TaxpayerId), RedOf = RedRemark.Of(reading) };
    }

    private static string? Text(SheetDraft draft, string key) => draft[key]?.Value;

    private static DateOnly? Day(SheetDraft draft) =>
        DateOnly.TryParseExact(
            Text(draft, "issueDate"),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static PrintedAmount? Amount(SheetDraft draft, string key) =>
        PrintedAmount.TryParse(Text(draft, key), out var amount) ? amount : null;

    private static SortedDictionary<string, string> Extras(SheetDraft draft)
    {
        var extras = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, field) in draft.Fields)
        {
            if (key.StartsWith("extra.", StringComparison.Ordinal))
            {
                extras[key["extra.".Length..]] = field.Value;
            }
        }

        return extras;
    }

    /// <summary>What goes with the values.</summary>
    private sealed class Made(SheetDraft draft, ExtractionContext context)
    {
        public SortedDictionary<string, string> Sources { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, decimal> Confidence { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, FieldMark> Marks { get; } = new(StringComparer.Ordinal);

        public List<Finding> Findings { get; } = [];

        public void All()
        {
            if (draft.IsAlwaysReviewed)
            {
                Findings.Add(RecognitionFinding.MainFieldsOnly());
            }

            foreach (var (key, field) in draft.Fields)
            {
                Add(key, field);
            }

            foreach (var (at, line) in (draft.Lines ?? []).Index())
            {
                foreach (var (key, cell) in line.Cells)
                {
                    Add(string.Create(CultureInfo.InvariantCulture, $"lines[{at}].{key}"), cell);
                }
            }
        }

        private void Add(string key, FoundField field)
        {
            if (FieldMarks.Of(draft.Sheet, field) is { } mark)
            {
                Marks[key] = mark;
            }

            if (field.Slice is null && field.Source is SourceId.Ocr)
            {
                return;
            }

            var source = SourceOf(key, field);
            if (source is not SourceId.Ocr)
            {
                Sources[key] = source;
            }

            var (fieldClass, support) = (FieldTrust.ClassOf(key), FieldTrust.SupportOf(field));
            var confidence = context.Calibration.Of(fieldClass, support, field.Weakest);
            context.Observe?.Invoke(new FieldObservation(key, field.Value, fieldClass, support, field.Weakest, confidence));
            if (confidence < 1m)
            {
                Confidence[key] = confidence;
            }

            if (confidence < context.Calibration.AcceptFrom)
            {
                Findings.Add(RecognitionFinding.Doubtful(key, field.Value));
            }
        }

        // A number that is not what was read is a correction and says so.
        private string SourceOf(string key, FoundField field)
        {
            if (field is { Source: SourceId.OcrCorrected, Slice: { } read })
            {
                Findings.Add(RecognitionFinding.Corrected(key, read.Text, field.Value));
                return field.Source;
            }

            if (
                field.Source is not SourceId.Ocr
                || field.Slice is not { } slice
                || FieldTrust.ClassOf(key) is not ("taxId" or "number")
            )
            {
                return field.Source;
            }

            var raw = string.Concat(slice.Text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
            if (string.Equals(raw, field.Value, StringComparison.Ordinal))
            {
                return SourceId.Ocr;
            }

            Findings.Add(RecognitionFinding.Corrected(key, slice.Text, field.Value));
            return SourceId.OcrCorrected;
        }
    }
}
