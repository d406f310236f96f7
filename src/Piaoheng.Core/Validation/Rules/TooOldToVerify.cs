using Piaoheng.Core.Json;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>The verification platform answers for the last five years only.</summary>
/// <remarks>Source: 查验说明 of the platform, docs/standards.md#verification.</remarks>
public sealed class TooOldToVerify : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-032";

    /// <inheritdoc />
    public override string Message => "开票日期 {found} 已超过五年，查验平台不再提供查验";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var years = (int)subject.Terms.Parameter("years");
        if (
            !subject.IsRow
            && subject.Kind is { BureauHolds: true }
            && subject.Reading.IssueDate is { } issued
            && issued.Year < DateOnly.MaxValue.Year - years
            && issued.AddYears(years) < subject.Context.Today
        )
        {
            yield return new RuleHit("issueDate", Found: ReadingJson.Day(issued));
        }
    }
}
