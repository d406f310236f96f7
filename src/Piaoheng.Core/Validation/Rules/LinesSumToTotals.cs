using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>The lines, discounts included, must add up to 合计金额 and 合计税额.</summary>
/// <remarks>Source: interface of issuing, docs/standards.md#total. Lines of 卷票 are printed with tax and add up to the total; the bureau lists them without.</remarks>
public sealed class LinesSumToTotals : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-041";

    /// <inheritdoc />
    public override string Message => "{field} {found} 不等于明细之和 {expected}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind is not { Lines: true } kind || subject.Lines.Count == 0)
        {
            return [];
        }

        var reading = subject.Reading;
        var (field, total) =
            kind.LineAmounts is LineAmountStyle.InclTax && subject.Lines.All(line => line.Tax is null)
                ? ("totalInclTax", reading.TotalInclTax)
                : ("amountExTax", reading.AmountExTax);
        return
        [
            .. Compare(subject, field, total, line => line.Amount),
            .. Compare(subject, "taxAmount", reading.TaxAmount, line => line.Tax),
        ];
    }

    private static IEnumerable<RuleHit> Compare(
        RuleSubject subject,
        string field,
        PrintedAmount? total,
        Func<InvoiceLine, PrintedAmount?> part
    )
    {
        var sum = 0m;
        foreach (var line in subject.Lines)
        {
            if (part(line) is not { } amount)
            {
                // One line that states nothing: there is no sum to compare.
                yield break;
            }

            sum += amount.Value.Value;
        }

        var tolerance =
            subject.Capture is CaptureStyle.Recognised
                ? subject.Terms.Parameter("recognisedPerLine") * subject.Lines.Count
                : subject.Terms.Parameter("tolerance");
        if (total is { } stated && Math.Abs(sum - stated.Value.Value) > tolerance)
        {
            yield return new RuleHit(field, AmountText.Of(sum), stated.ToString());
        }
    }
}
