using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Invoices;

/// <summary>读数合并: makes one reading of what several sources of one document state.</summary>
/// <remarks>
/// The most trusted source that states a value gives it; <see cref="Reading.Sources"/> says which. A value printed empty yields to one that is not.
/// Where two sources state different key fields, finding V-090 names both.
/// </remarks>
public static class ReadingMerge
{
    /// <summary>Merges readings of one document, the most trusted first.</summary>
    public static Reading Merge(IReadOnlyList<Reading> mostTrustedFirst)
    {
        var first = mostTrustedFirst[0];
        if (mostTrustedFirst.Count == 1)
        {
            return first;
        }

        var pick = new Pick(mostTrustedFirst);
        var kind = mostTrustedFirst.FirstOrDefault(reading => reading.Kind is not KindId.Unknown) ?? first;
        var merged = first with
        {
            Kind = kind.Kind,
            PrintedTitle = pick.Text("printedTitle", reading => reading.PrintedTitle),
            Signature = mostTrustedFirst
                .Select(reading => reading.Signature)
                .FirstOrDefault(state => state is not SignatureState.Absent, SignatureState.Absent),
            InvoiceCode = pick.Key("invoiceCode", reading => reading.InvoiceCode),
            InvoiceNumber = pick.Key("invoiceNumber", reading => reading.InvoiceNumber),
            PaperCode = pick.Text("paperCode", reading => reading.PaperCode),
            PaperNumber = pick.Text("paperNumber", reading => reading.PaperNumber),
            IssueDate = pick.Date("issueDate", reading => reading.IssueDate),
            CheckCode = pick.Text("checkCode", reading => reading.CheckCode),
            MachineNumber = pick.Text("machineNumber", reading => reading.MachineNumber),
            BuyerName = pick.Key("buyerName", reading => reading.BuyerName),
            BuyerTaxId = pick.Key("buyerTaxId", reading => reading.BuyerTaxId),
            SellerName = pick.Key("sellerName", reading => reading.SellerName),
            SellerTaxId = pick.Key("sellerTaxId", reading => reading.SellerTaxId),
            AmountExTax = pick.Amount("amountExTax", reading => reading.AmountExTax),
            TaxAmount = pick.Amount("taxAmount", reading => reading.TaxAmount),
            TotalInclTax = pick.Amount("totalInclTax", reading => reading.TotalInclTax),
            TotalInChinese = pick.Text("totalInChinese", reading => reading.TotalInChinese),
            Qr = pick.Text("qr", reading => reading.Qr),
            Lines = pick.Lines(),
            Drawer = pick.Text("drawer", reading => reading.Drawer),
            Remark = pick.Text("remark", reading => reading.Remark),
            RedOf = pick.First("redOf", reading => reading.RedOf),
        };
        return merged with
        {
            Extra = Together(mostTrustedFirst, reading => reading.Extra),
            Confidence = pick.Confidence(),
            Sources = pick.Sources,
            Findings = [.. mostTrustedFirst.SelectMany(reading => reading.Findings).Distinct(), .. pick.Disagreements],
        };
    }

    private static SortedDictionary<string, T> Together<T>(
        IEnumerable<Reading> mostTrustedFirst,
        Func<Reading, IReadOnlyDictionary<string, T>> values
    )
    {
        var together = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in mostTrustedFirst.SelectMany(values))
        {
            together.TryAdd(key, value);
        }

        return together;
    }

    /// <summary>Picks field by field and remembers where each value came from.</summary>
    private sealed class Pick(IReadOnlyList<Reading> readings)
    {
        public SortedDictionary<string, string> Sources { get; } = new(StringComparer.Ordinal);

        public List<Finding> Disagreements { get; } = [];

        private readonly Dictionary<string, Reading> _givers = new(StringComparer.Ordinal);

        /// <summary>把握 of the values that were taken: that of the reading that gave the value, whatever others thought of theirs.</summary>
        public SortedDictionary<string, decimal> Confidence()
        {
            var together = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
            foreach (var reading in readings)
            {
                foreach (var (key, value) in reading.Confidence)
                {
                    var field = key.StartsWith("lines[", StringComparison.Ordinal) ? "lines" : key;
                    if (!_givers.TryGetValue(field, out var giver) || ReferenceEquals(giver, reading))
                    {
                        together.TryAdd(key, value);
                    }
                }
            }

            return together;
        }

        /// <summary>A text that sources may state in different forms without meaning anything by it.</summary>
        public string? Text(string field, Func<Reading, string?> value)
        {
            var best = readings.FirstOrDefault(reading => !string.IsNullOrEmpty(value(reading)));
            return best is null ? readings.Select(value).FirstOrDefault(text => text is not null) : Take(field, best, value);
        }

        /// <summary>A text that must be the same in all sources.</summary>
        public string? Key(string field, Func<Reading, string?> value)
        {
            var text = Text(field, value);
            Compare(field, reading => string.IsNullOrEmpty(value(reading)) ? null : value(reading), Loose);
            return text;
        }

        public DateOnly? Date(string field, Func<Reading, DateOnly?> value)
        {
            Compare(field, reading => value(reading) is { } day ? Json.ReadingJson.Day(day) : null, text => text);
            return First(field, value);
        }

        public PrintedAmount? Amount(string field, Func<Reading, PrintedAmount?> value)
        {
            Compare(field, reading => value(reading)?.Value.ToString(), text => text);
            return First(field, value);
        }

        public IReadOnlyList<InvoiceLine>? Lines()
        {
            var best = readings.FirstOrDefault(reading => reading.Lines is { Count: > 0 });
            return best is null
                ? readings.Select(reading => reading.Lines).FirstOrDefault(lines => lines is not null)
                : Take("lines", best, reading => reading.Lines);
        }

        public T? First<T>(string field, Func<Reading, T?> value) =>
            readings.FirstOrDefault(reading => value(reading) is not null) is { } best ? Take(field, best, value) : default;

        private T Take<T>(string field, Reading from, Func<Reading, T> value)
        {
            _givers[field] = from;
            var source = from.Sources.GetValueOrDefault(field, from.Source);
            if (!string.Equals(source, readings[0].Source, StringComparison.Ordinal))
            {
                Sources[field] = source;
            }

            return value(from);
        }

        private void Compare(string field, Func<Reading, string?> text, Func<string, string> form)
        {
            var best = readings.FirstOrDefault(reading => text(reading) is not null);
            var other = best is null
                ? null
                : readings.FirstOrDefault(reading =>
                    text(reading) is { } stated && !string.Equals(form(stated), form(text(best)!), StringComparison.Ordinal)
                );
            if (other is not null)
            {
                Disagreements.Add(Findings.SourcesDisagree(field, (best!.Source, text(best)!), (other.Source, text(other)!)));
            }
        }

        /// <summary>Width of characters, brackets and spaces say nothing.</summary>
        private static string Loose(string text) =>
            CompatibilityForm.Fold(text).Replace(" ", string.Empty, StringComparison.Ordinal);
    }
}
