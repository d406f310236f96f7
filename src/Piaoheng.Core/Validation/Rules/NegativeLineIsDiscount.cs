using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>A negative line on a blue invoice must be the discount of the line before it.</summary>
/// <remarks>Source: interface of issuing (discounts merge with the line of the same name), docs/standards.md#lines. Old forms also print one discount for several lines, under the name 折扣.</remarks>
public sealed class NegativeLineIsDiscount : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-049";

    /// <inheritdoc />
    public override string Message => "{field} {found} 不是前面同名项目的折扣，负数金额只能用于折扣或红字发票";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind is not { Lines: true } || subject.IsRed)
        {
            yield break;
        }

        InvoiceLine? discounted = null;
        var left = 0m;
        var sum = 0m;
        for (var index = 0; index < subject.Lines.Count; index++)
        {
            var line = subject.Lines[index];
            if (line.Amount is not { } amount)
            {
                continue;
            }

            var value = amount.Value.Value;
            if (value >= 0)
            {
                (discounted, left, sum) = (line, value, sum + value);
                continue;
            }

            var available =
                IsJointDiscount(line) ? sum
                : IsSameItem(line, discounted) ? left
                : 0m;
            if (-value > available)
            {
                yield return new RuleHit(LineField.Of(index, "amount"), Found: amount.ToString());
                continue;
            }

            left = Math.Max(0m, left + value);
            sum += value;
        }
    }

    private static bool IsJointDiscount(InvoiceLine line) =>
        line.Name?.TrimStart().StartsWith("折扣", StringComparison.Ordinal) == true;

    private static bool IsSameItem(InvoiceLine line, InvoiceLine? discounted) =>
        discounted is not null
        && (
            line.Name is null
            || discounted.Name is null
            || string.Equals(NormalText.Compact(line.Name), NormalText.Compact(discounted.Name), StringComparison.Ordinal)
        )
        && (
            string.IsNullOrEmpty(line.TaxCode)
            || string.IsNullOrEmpty(discounted.TaxCode)
            || string.Equals(line.TaxCode, discounted.TaxCode, StringComparison.Ordinal)
        );
}
