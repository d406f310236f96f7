using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>价税合计 must be 金额 plus 税额, to the fen.</summary>
/// <remarks>Source: interface of 发票查验, docs/standards.md#total. Only kinds that state the three amounts; 行程单, 二手车 and 缴款书 add up otherwise.</remarks>
public sealed class TotalIsAmountPlusTax : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-040";

    /// <inheritdoc />
    public override string Message => "价税合计 {found} 不等于金额与税额之和 {expected}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var reading = subject.Reading;
        if (
            subject.Kind?.Amounts is not AmountStyle.Three
            || reading.AmountExTax is not { } amount
            || reading.TaxAmount is not { } tax
            || reading.TotalInclTax is not { } total
        )
        {
            yield break;
        }

        var sum = amount.Value.Value + tax.Value.Value;
        if (Math.Abs(sum - total.Value.Value) > subject.Terms.Parameter("tolerance"))
        {
            // A figure that may be misread must not stop anything before a person has looked.
            yield return new RuleHit("totalInclTax", AmountText.Of(sum), total.ToString())
            {
                AtMost = subject.IsDocument ? Severity.Block : Severity.Error,
            };
        }
    }
}
