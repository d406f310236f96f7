using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>差额征税: the tax is that of the price with tax less the deduction, at a rate in force.</summary>
/// <remarks>Source: 差额征税 of the tax-control system (the deduction stands in the remark); formula from practice, not verified.</remarks>
public sealed class DifferentialTaxIsRight : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-046";

    /// <inheritdoc />
    public override string Message => "差额征税：按扣除额 {deduction} 和现行税率都算不出合计税额 {found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var reading = subject.Reading;
        if (
            !subject.IsDifferential
            || DeductionOf(reading) is not { } deduction
            || reading.TotalInclTax is not { } total
            || reading.TaxAmount is not { } tax
        )
        {
            yield break;
        }

        var taxable = total.Value.Value - deduction;
        var day = reading.IssueDate ?? subject.Context.Today;
        var tolerance = subject.Terms.Parameter("tolerance");
        var fits = subject
            .Policy.Rates.On(day)
            .Select(legal => legal.Rate.Value ?? 0m)
            .Any(rate => Math.Abs((taxable / (1m + rate) * rate) - tax.Value.Value) <= tolerance);
        if (!fits)
        {
            yield return new RuleHit("taxAmount", Found: tax.ToString()) { Args = [("deduction", AmountText.Of(deduction))] };
        }
    }

    /// <summary>扣除额: a field of its own, or the figure behind 差额征税 in the remark.</summary>
    private static decimal? DeductionOf(Reading reading)
    {
        var stated = reading.Extra.GetValueOrDefault("deductibleAmount") ?? Behind(reading.Remark);
        return PrintedAmount.TryParse(stated, out var amount) && amount.Value > Yuan.Zero ? amount.Value.Value : null;
    }

    private static string? Behind(string? remark)
    {
        var plain = CompatibilityForm.Fold(remark ?? "").TrimStart();
        var start = "差额征税".Length;
        if (plain.Length <= start || plain[start] != ':')
        {
            return null;
        }

        var rest = plain.AsSpan(start + 1).TrimStart();
        var length = 0;
        while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || rest[length] is '.' or ','))
        {
            length++;
        }

        return rest[..length].TrimEnd('.').ToString();
    }
}
