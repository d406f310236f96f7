using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>Lines without a rate: nothing is computed from them.</summary>
/// <remarks>Source: practice; old faces leave 税率 empty where several rates apply, 差额征税 prints ***.</remarks>
public sealed class RateIsNotStated : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-047";

    /// <inheritdoc />
    public override string Message => "有 {count} 行未列明税率（首见第 {first} 行），不据以计算税额";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind is not { Lines: true, LineAmounts: LineAmountStyle.ExTax } || subject.Reading.Lines is null)
        {
            yield break;
        }

        var without = new List<int>();
        for (var index = 0; index < subject.Lines.Count; index++)
        {
            if (!TaxRate.TryParse(subject.Lines[index].TaxRate, out var rate) || rate.Nature is TaxRateNature.Masked)
            {
                without.Add(index);
            }
        }

        if (without is [var first, ..])
        {
            yield return new RuleHit(LineField.Of(first, "taxRate"), Found: subject.Lines[first].TaxRate)
            {
                Args =
                [
                    ("count", without.Count.ToString(CultureInfo.InvariantCulture)),
                    ("first", (first + 1).ToString(CultureInfo.InvariantCulture)),
                ],
            };
        }
    }
}
