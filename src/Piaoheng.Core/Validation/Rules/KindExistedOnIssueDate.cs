using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>A kind cannot have been issued before it was introduced or after it was stopped.</summary>
/// <remarks>Source: the dates in the file of the kind; where those are not verified it only warns.</remarks>
public sealed class KindExistedOnIssueDate : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-035";

    /// <inheritdoc />
    public override string Message => "{kind}在 {expected} 期间开具，开票日期却是 {found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Reading.IssueDate is not { } issued || issued > subject.Context.Today)
        {
            yield break;
        }

        var editions = subject.Policy.Kinds.Editions(subject.Reading.Kind);
        if (editions.Count == 0 || editions.Any(edition => edition.Period.Contains(issued)))
        {
            yield break;
        }

        var kind = editions[^1];
        yield return new RuleHit("issueDate", new EffectivePeriod(editions[0].From, kind.To).ToString(), ReadingJson.Day(issued))
        {
            Args = [("kind", kind.ShortName)],
            AtMost = kind.Verified ? Severity.Block : Severity.Warn,
        };
    }
}
