namespace Piaoheng.Core.Validation.Rules;

/// <summary>Reason 开票有误 reverses the whole blue invoice.</summary>
/// <remarks>Source: rule of the red-letter form of the bureau (冲红原因 01), docs/standards.md#red.</remarks>
public sealed class FaultyInvoiceIsReversedInFull : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-083";

    /// <inheritdoc />
    public override string Message => "冲红原因为开票有误，应全额冲销 {expected}，实为 {found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (
            !subject.IsRed
            || subject.Reading.Extra.GetValueOrDefault("redReason") is not ("01" or "开票有误")
            || subject.Context.Blue?.Invoice?.TotalInclTax is not { } whole
            || subject.Reading.TotalInclTax is not { } reversed
            || whole.Value == -reversed.Value
        )
        {
            yield break;
        }

        yield return new RuleHit("totalInclTax", (-whole.Value).ToString(), reversed.ToString());
    }
}
