using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>All red invoices of a blue one together must not exceed it, in total and item by item.</summary>
/// <remarks>Source: rule of the red-letter form of the bureau, docs/standards.md#red.</remarks>
public sealed class RedStaysWithinBlue : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-082";

    /// <inheritdoc />
    public override string Message => "{field}：红字累计 {found} 超过蓝字 {expected}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (!subject.IsRed || subject.Context.Blue is not { Invoice: { } blue } lookup)
        {
            return [];
        }

        Reading[] reds = [subject.Reading, .. lookup.OtherReds];
        return
        [
            .. Total("amountExTax", blue, reds, reading => reading.AmountExTax),
            .. Total("taxAmount", blue, reds, reading => reading.TaxAmount),
            .. Total("totalInclTax", blue, reds, reading => reading.TotalInclTax),
            .. Items(blue, reds),
        ];
    }

    private static IEnumerable<RuleHit> Total(string field, Reading blue, Reading[] reds, Func<Reading, PrintedAmount?> amount)
    {
        if (amount(blue) is not { } limit || reds.Any(red => amount(red) is null))
        {
            yield break;
        }

        var sum = reds.Sum(red => Math.Abs(amount(red)!.Value.Value.Value));
        if (sum > Math.Abs(limit.Value.Value))
        {
            yield return new RuleHit(field, limit.ToString(), AmountText.Of(sum));
        }
    }

    /// <summary>Items are told apart by name: lines state no number of the blue line.</summary>
    private static IEnumerable<RuleHit> Items(Reading blue, Reading[] reds)
    {
        var limits = Sums([blue]);
        if (limits.Count == 0 || reds.Any(red => red.Lines is null))
        {
            yield break;
        }

        foreach (var (name, sum) in Sums(reds))
        {
            if (limits.TryGetValue(name, out var limit) && Math.Abs(sum) > Math.Abs(limit))
            {
                yield return new RuleHit("lines", AmountText.Of(limit), AmountText.Of(Math.Abs(sum)));
            }
        }
    }

    private static SortedDictionary<string, decimal> Sums(IReadOnlyList<Reading> readings)
    {
        var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in readings.SelectMany(reading => reading.Lines ?? []))
        {
            if (line is { Name.Length: > 0, Amount: { } amount })
            {
                var name = NormalText.Compact(line.Name);
                sums[name] = sums.GetValueOrDefault(name) + amount.Value.Value;
            }
        }

        return sums;
    }
}
