using Piaoheng.Core.Money;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>Several rates on one invoice: the totals of each are told apart.</summary>
/// <remarks>Source: practice.</remarks>
public sealed class RatesAreMixed : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-048";

    /// <inheritdoc />
    public override string Message => "本票有多个税率：{groups}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind is not { Lines: true })
        {
            yield break;
        }

        var groups = new SortedDictionary<string, (decimal Amount, decimal Tax)>(StringComparer.Ordinal);
        foreach (var line in subject.Lines)
        {
            if (TaxRate.TryParse(line.TaxRate, out var rate))
            {
                var group = groups.GetValueOrDefault(rate.Printed);
                groups[rate.Printed] = (
                    group.Amount + (line.Amount?.Value.Value ?? 0m),
                    group.Tax + (line.Tax?.Value.Value ?? 0m)
                );
            }
        }

        if (groups.Count > 1)
        {
            var texts = groups.Select(group =>
                $"{group.Key} 金额 {AmountText.Shown(group.Value.Amount)} 税额 {AmountText.Shown(group.Value.Tax)}"
            );
            yield return new RuleHit("lines") { Args = [("groups", string.Join("；", texts))] };
        }
    }
}
