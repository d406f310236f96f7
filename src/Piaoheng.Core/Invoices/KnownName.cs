using Piaoheng.Core.Codes;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Invoices;

/// <summary>税号 → 名称: a recognised name that is nearly the name known for its tax number is that name.</summary>
/// <remarks>The number must be proven by its check characters and not be doubtful itself. A name that is quite another is kept as read, for a person.</remarks>
public static class KnownName
{
    private const int CharactersPerMistake = 3;

    private static readonly (string Name, string TaxId)[] Sides = [("buyerName", "buyerTaxId"), ("sellerName", "sellerTaxId")];

    /// <summary>Numbers under which a name is worth asking for: those of recognised parties, proven and undoubted.</summary>
    public static IEnumerable<string> Asked(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return Sides.Where(side => IsRecognised(reading, side.Name)).Select(side => Proven(reading, side.TaxId)).OfType<string>();
    }

    /// <summary>The reading with its recognised names held against those known.</summary>
    /// <param name="reading">What was recognised.</param>
    /// <param name="names">Known names by tax number.</param>
    public static Reading Apply(Reading reading, IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(names);
        foreach (var (name, taxId) in Sides)
        {
            if (IsRecognised(reading, name) && Proven(reading, taxId) is { } number && names.TryGetValue(number, out var known))
            {
                reading = Held(reading, name, known);
            }
        }

        return reading;
    }

    private static bool IsRecognised(Reading reading, string field) =>
        reading.Sources.GetValueOrDefault(field, reading.Source) is SourceId.Ocr or SourceId.OcrCorrected;

    private static string? Proven(Reading reading, string field)
    {
        var number = field is "buyerTaxId" ? reading.BuyerTaxId : reading.SellerTaxId;
        return number is not null && UnifiedSocialCreditCode.IsValid(number) && !reading.Findings.Any(IsDoubtOf(field))
            ? number
            : null;
    }

    private static Func<Finding, bool> IsDoubtOf(string field) =>
        finding =>
            string.Equals(finding.Code, RecognitionFinding.DoubtfulCode, StringComparison.Ordinal)
            && string.Equals(finding.Field, field, StringComparison.Ordinal);

    private static Reading Held(Reading reading, string field, string known)
    {
        var read = (field is "buyerName" ? reading.BuyerName : reading.SellerName) ?? "";
        if (NameNormaliser.Same(read, known))
        {
            return Sure(reading, field);
        }

        if (read.Length == 0 || Distance(read, known) > Math.Max(1, known.Length / CharactersPerMistake))
        {
            return reading.Findings.Any(IsDoubtOf(field))
                ? reading
                : reading with
                {
                    Findings = [.. reading.Findings, RecognitionFinding.Doubtful(field, read)],
                };
        }

        var sure = Sure(reading, field);
        var corrected = sure with
        {
            Findings = [.. sure.Findings, RecognitionFinding.Corrected(field, read, known)],
            Sources = new SortedDictionary<string, string>(
                sure.Sources.ToDictionary(StringComparer.Ordinal),
                StringComparer.Ordinal
            )
            {
                [field] = SourceId.OcrCorrected,
            },
        };
        return field is "buyerName" ? corrected with { BuyerName = known } : corrected with { SellerName = known };
    }

    private static Reading Sure(Reading reading, string field) =>
        reading with
        {
            Findings = [.. reading.Findings.Where(finding => !IsDoubtOf(field)(finding))],
            Confidence = new SortedDictionary<string, decimal>(
                reading.Confidence.Where(entry => entry.Key != field).ToDictionary(StringComparer.Ordinal),
                StringComparer.Ordinal
            ),
        };

    /// <summary>Fewest characters to change, add or leave out.</summary>
    private static int Distance(string left, string right)
    {
        var before = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = before[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(before[j], row[j - 1]) + 1);
            }

            before = row;
        }

        return before[right.Length];
    }
}
