namespace Piaoheng.Core.Validation.Rules;

/// <summary>The same invoice is held already: this is one more original of it, never a duplicate.</summary>
/// <remarks>Source: practice; contracts of documents and uses.</remarks>
public sealed class InvoiceIsAlreadyHeld : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-091";

    /// <inheritdoc />
    public override string Message => "该发票已有记录（{found}），本文件作为同一发票的另一份原件归入";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Context.HeldAs is { } link)
        {
            yield return new RuleHit(null, Found: link);
        }
    }
}
