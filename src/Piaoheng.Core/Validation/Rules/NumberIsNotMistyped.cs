using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>Another invoice of the same seller with the same day and total, and a number that differs by a slip only.</summary>
/// <remarks>Source: practice. Neighbouring numbers of one seller are ordinary: where only the last two digits differ and the seller has such neighbours, nothing is said.</remarks>
public sealed class NumberIsNotMistyped : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-093";

    /// <inheritdoc />
    public override string Message => "与 {link} 的号码 {expected} 仅有个别字符不同，销售方、日期、金额均相同，请核对是否录错";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var reading = subject.Reading;
        if (
            InvoiceIdentity.Key(reading.InvoiceCode, reading.InvoiceNumber) is not { } key
            || reading is not { IssueDate: { } day, TotalInclTax: { } total }
        )
        {
            yield break;
        }

        foreach (var other in subject.Context.SameSeller.OrderBy(other => other.Key, StringComparer.Ordinal))
        {
            if (
                other.IssueDate == day
                && other.Total == total.Value
                && IsSlip(key, other.Key)
                && !(DiffersInLastTwoOnly(key, other.Key) && HasNeighbours(subject, key, other.Key))
            )
            {
                yield return new RuleHit("invoiceNumber", other.Key, key) { Args = [("link", other.Link)] };
            }
        }
    }

    private static readonly string[] Confusions = ["08", "17", "56"];

    /// <summary>One digit differs, or all that differ are digits that look alike.</summary>
    private static bool IsSlip(string left, string right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        var places = Enumerable.Range(0, left.Length).Where(place => left[place] != right[place]).ToList();
        return places.Count == 1 || (places.Count > 1 && places.TrueForAll(place => LookAlike(left[place], right[place])));
    }

    private static bool LookAlike(char left, char right) =>
        Array.Exists(
            Confusions,
            pair => pair.Contains(left, StringComparison.Ordinal) && pair.Contains(right, StringComparison.Ordinal)
        );

    private static bool DiffersInLastTwoOnly(string left, string right) =>
        left.AsSpan(0, left.Length - 2).SequenceEqual(right.AsSpan(0, right.Length - 2));

    private static bool HasNeighbours(RuleSubject subject, string key, string otherKey) =>
        subject.Context.SameSeller.Any(third =>
            third.Key.Length == key.Length
            && !string.Equals(third.Key, otherKey, StringComparison.Ordinal)
            && !string.Equals(third.Key, key, StringComparison.Ordinal)
            && DiffersInLastTwoOnly(third.Key, key)
        );
}
