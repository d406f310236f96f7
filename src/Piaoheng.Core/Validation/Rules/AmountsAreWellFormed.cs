using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>Amounts have two places, and an invoice is over some amount.</summary>
/// <remarks>Source: field length 18,2 of the interface. Amounts of 10^14 and more are no amounts to the readers. Lines may be kept finer by their issuer, so there it only warns.</remarks>
public sealed class AmountsAreWellFormed : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-050";

    /// <inheritdoc />
    public override string Message => "{field}不合规：{found}（应为不超过两位小数的非零金额）";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var reading = subject.Reading;
        foreach (
            var (field, amount) in ((string, PrintedAmount?)[])
                [("amountExTax", reading.AmountExTax), ("taxAmount", reading.TaxAmount), ("totalInclTax", reading.TotalInclTax)]
        )
        {
            if (IsFine(amount))
            {
                yield return new RuleHit(field, amount!.Value.Value.ToString(), amount.ToString());
            }
        }

        for (var index = 0; index < subject.Lines.Count; index++)
        {
            var line = subject.Lines[index];
            foreach (var (field, amount) in ((string, PrintedAmount?)[])[("amount", line.Amount), ("tax", line.Tax)])
            {
                if (IsFine(amount))
                {
                    yield return new RuleHit(LineField.Of(index, field), amount!.Value.Value.ToString(), amount.ToString())
                    {
                        AtMost = Severity.Warn,
                    };
                }
            }
        }

        if ((reading.TotalInclTax ?? reading.AmountExTax) is { Value.Fen: 0 } zero && reading.Status.Void is not VoidState.Voided)
        {
            yield return new RuleHit(reading.TotalInclTax is null ? "amountExTax" : "totalInclTax", Found: zero.ToString());
        }
    }

    private static bool IsFine(PrintedAmount? amount) => amount is { Printed: not null, IsMasked: false };
}
