using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>A kind that cannot be told goes to a person; it is never taken for a 专票, which would deduct tax.</summary>
/// <remarks>Source: practice.</remarks>
public sealed class KindIsKnown : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-009";

    /// <inheritdoc />
    public override string Message => "票种无法判断（票头：{found}），请人工确认";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind is null && subject.Reading.Kind is not KindId.Unreadable)
        {
            yield return new RuleHit("kind", Found: subject.Reading.PrintedTitle);
        }
    }
}
