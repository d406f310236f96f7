using Piaoheng.Core.Money;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>含税 faces (机动车, 卷票): the amount without tax follows from the total and the rate.</summary>
/// <remarks>Source: interface of 发票查验, docs/standards.md#total.</remarks>
public sealed class AmountExTaxFollowsFromTotal : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-045";

    /// <inheritdoc />
    public override string Message => "不含税金额 {found} 与价税合计按税率 {rate} 计算的 {expected} 不符";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var reading = subject.Reading;
        if (
            reading.AmountExTax is not { } amount
            || reading.TotalInclTax is not { } total
            || RateOf(subject) is not { Nature: TaxRateNature.Percent, Value: { } fraction } rate
        )
        {
            yield break;
        }

        var expected = AmountText.Rounded(total.Value.Value / (1m + fraction));
        if (Math.Abs(expected - amount.Value.Value) > subject.Terms.Parameter("tolerance"))
        {
            yield return new RuleHit("amountExTax", AmountText.Of(expected), amount.ToString())
            {
                Args = [("rate", rate.Printed)],
            };
        }
    }

    /// <summary>The only rate that the invoice states.</summary>
    private static TaxRate? RateOf(RuleSubject subject)
    {
        var texts = subject.Reading.Extra.TryGetValue("taxRate", out var stated)
            ? [stated]
            : subject.Lines.Select(line => line.TaxRate).Distinct(StringComparer.Ordinal).ToList();
        return texts is [var only] && TaxRate.TryParse(only, out var rate) ? rate : null;
    }
}
