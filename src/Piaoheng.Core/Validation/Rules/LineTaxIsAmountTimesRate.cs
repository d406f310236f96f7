using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>税额 of a line must be 金额 times 税率, but for the rounding that issuing systems allow.</summary>
/// <remarks>Source: limit of the red-letter form of the bureau (0.06), docs/standards.md#total. Not for 差额征税; a reduced rate (减按) is computed from the price with tax.</remarks>
public sealed class LineTaxIsAmountTimesRate : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-042";

    /// <inheritdoc />
    public override string Message => "{field} {found} 与金额乘税率 {expected} 不符";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind is not { Lines: true, LineAmounts: LineAmountStyle.ExTax } || subject.IsDifferential)
        {
            yield break;
        }

        for (var index = 0; index < subject.Lines.Count; index++)
        {
            if (LineTax.Of(subject, subject.Lines[index]) is not { } tax)
            {
                continue;
            }

            if (tax.Deviation > 0)
            {
                yield return new RuleHit(LineField.Of(index, "tax"), AmountText.Of(tax.Expected), tax.Stated.ToString())
                {
                    AtMost = tax.Deviation > subject.Terms.Parameter("tolerance") ? Severity.Block : Severity.Info,
                };
            }
        }
    }
}
