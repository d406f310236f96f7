using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Validation;

/// <summary>税额 of a line: what is stated and what amount and rate give.</summary>
/// <param name="Stated">As stated.</param>
/// <param name="Exact">金额 × 税率, not rounded.</param>
/// <param name="Expected">The value nearest to what is stated that the law allows, to the fen.</param>
internal sealed record LineTax(Yuan Stated, decimal Exact, decimal Expected)
{
    /// <summary>How far the statement is off.</summary>
    public decimal Deviation => Math.Abs(Stated.Value - Expected);

    /// <summary>The tax of a line; null when amount, rate or tax are not stated, or the line bears no tax by its nature.</summary>
    public static LineTax? Of(RuleSubject subject, InvoiceLine line)
    {
        if (
            line.Amount is not { } amount
            || line.Tax is not { } stated
            || !TaxRate.TryParse(line.TaxRate, out var rate)
            || rate.Value is not { } fraction
        )
        {
            return null;
        }

        var exact = amount.Value.Value * fraction;
        var allowed = Reduced(subject, rate, amount.Value.Value + stated.Value.Value).Prepend(exact);
        var expected = allowed.Select(AmountText.Rounded).MinBy(tax => Math.Abs(tax - stated.Value.Value));
        return new LineTax(stated.Value, exact, expected);
    }

    /// <summary>减按: the tax of a reduced rate, from the price with tax.</summary>
    private static IEnumerable<decimal> Reduced(RuleSubject subject, TaxRate rate, decimal price)
    {
        var day = subject.Reading.IssueDate ?? subject.Context.Today;
        return (subject.Policy.Rates.Find(rate, day)?.LevyRates ?? []).Select(levy => price / (1m + levy) * (rate.Value ?? 0m));
    }
}
