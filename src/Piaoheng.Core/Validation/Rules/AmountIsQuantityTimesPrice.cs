using System.Globalization;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>金额 of a line must be 数量 times 单价.</summary>
/// <remarks>Source: rule of the red-letter form of the bureau (0.01). A price printed with more than two places is itself rounded, which its last place allows for.</remarks>
public sealed class AmountIsQuantityTimesPrice : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-043";

    /// <inheritdoc />
    public override string Message => "{field} {found} 与数量乘单价 {expected} 不符";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind is not { Lines: true })
        {
            yield break;
        }

        for (var index = 0; index < subject.Lines.Count; index++)
        {
            var line = subject.Lines[index];
            if (
                line.Amount is not { } amount
                || Figure(line.Quantity) is not { } quantity
                || Figure(line.UnitPrice) is not { } price
            )
            {
                continue;
            }

            var product = quantity * price;
            var tolerance = subject.Terms.Parameter("tolerance") + Rounding(quantity, price) + Rounding(price, quantity);
            if (Math.Abs(Math.Abs(product) - Math.Abs(amount.Value.Value)) > tolerance)
            {
                yield return new RuleHit(LineField.Of(index, "amount"), AmountText.Of(product), amount.ToString());
            }
        }
    }

    // Beyond any real quantity or price the product could leave the range of a decimal.
    private const decimal Limit = 1_000_000_000_000m;

    private static decimal? Figure(string? text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var figure
        )
        && Math.Abs(figure) < Limit
            ? figure
            : null;

    /// <summary>What half a unit in the last place of <paramref name="rounded"/> makes of the product.</summary>
    private static decimal Rounding(decimal factor, decimal rounded)
    {
        var places = rounded.Scale;
        return places <= 2 ? 0m : Math.Abs(factor) * new decimal(5, 0, 0, isNegative: false, (byte)Math.Min(places + 1, 28));
    }
}
