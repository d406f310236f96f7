using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>跨月: what the invoice states as its period does not lie in the month of issue; the tax duty may have arisen earlier.</summary>
/// <remarks>Source: 增值税法 第二十八条.</remarks>
public sealed class PeriodLiesInIssueMonth : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-036";

    /// <inheritdoc />
    public override string Message => "票面所列期间 {found} 与开票月份 {expected} 不一致，请留意纳税义务发生时间和费用归属期";

    /// <summary>通行日期, 租赁期, 权责期间.</summary>
    private static readonly (string From, string To)[] Periods =
    [
        (ExtraKey.PassageFrom, ExtraKey.PassageTo),
        ("leaseFrom", "leaseTo"),
        ("incomePeriodFrom", "incomePeriodTo"),
    ];

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Reading.IssueDate is not { } issued)
        {
            yield break;
        }

        foreach (var (fromKey, toKey) in Periods)
        {
            if (
                PrintedDate.TryParse(subject.Reading.Extra.GetValueOrDefault(fromKey), out var from)
                && PrintedDate.TryParse(subject.Reading.Extra.GetValueOrDefault(toKey), out var to)
                && !(IsSameMonth(from, issued) && IsSameMonth(to, issued))
            )
            {
                yield return new RuleHit(
                    "extra." + fromKey,
                    issued.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                    $"{ReadingJson.Day(from)}～{ReadingJson.Day(to)}"
                );
            }
        }
    }

    private static bool IsSameMonth(DateOnly left, DateOnly right) => left.Year == right.Year && left.Month == right.Month;
}
