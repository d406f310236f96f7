namespace Piaoheng.Core.Validation.Rules;

/// <summary>Tax-control invoices can be verified from the day after their issue.</summary>
/// <remarks>Source: answers of the verification platform, docs/standards.md#verification.</remarks>
public sealed class IssuedToday : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-031";

    /// <inheritdoc />
    public override string Message => "今天开具的{kind}次日起才能查验，系统会自动安排";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Reading.IssueDate == subject.Context.Today && subject.Kind is { Identity.HasCode: true } kind)
        {
            yield return new RuleHit("issueDate") { Args = [("kind", kind.ShortName)] };
        }
    }
}
