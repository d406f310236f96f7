using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>合计税额 must be near to what the lines give at their rates.</summary>
/// <remarks>Source: limit of the tax-control system (1.27), from practice, not verified.</remarks>
public sealed class TaxOfInvoiceIsNear : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-044";

    /// <inheritdoc />
    public override string Message => "合计税额 {found} 与按税率计算的 {expected} 相差过大";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (
            subject.Kind is not { Lines: true, LineAmounts: LineAmountStyle.ExTax }
            || subject.IsDifferential
            || subject.Lines.Count == 0
            || subject.Reading.TaxAmount is not { } stated
        )
        {
            yield break;
        }

        var expected = 0m;
        foreach (var line in subject.Lines)
        {
            if (LineTax.Of(subject, line) is not { } tax)
            {
                yield break;
            }

            expected += tax.Exact;
        }

        if (Math.Abs(expected - stated.Value.Value) > subject.Terms.Parameter("tolerance"))
        {
            yield return new RuleHit("taxAmount", AmountText.Of(expected), stated.ToString());
        }
    }
}
