using System.Globalization;
using Piaoheng.Core.Json;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>跨年: the invoice of an expense must be received before the annual settlement of that year ends.</summary>
/// <remarks>Source: 国家税务总局公告2018年第28号. The period of the expense counts, not 开票日期.</remarks>
public sealed class ReceivedBeforeSettlement : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-033";

    /// <inheritdoc />
    public override string Message => "费用属于 {year} 年度，发票于 {found} 才取得，已过该年度汇算清缴期 {expected}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (
            subject.Context is not { ExpenseDate: { } expense, ReceivedOn: { } received }
            || expense.Year >= DateOnly.MaxValue.Year
        )
        {
            yield break;
        }

        var deadline = new DateOnly(expense.Year + 1, (int)subject.Terms.Parameter("month"), (int)subject.Terms.Parameter("day"));
        if (received > deadline)
        {
            yield return new RuleHit(null, ReadingJson.Day(deadline), ReadingJson.Day(received))
            {
                Args = [("year", expense.Year.ToString(CultureInfo.InvariantCulture))],
            };
        }
    }
}
