using Piaoheng.Core.Money;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>大写 and 小写 of 价税合计 must be the same amount.</summary>
/// <remarks>Source: practice of 票据; compared by value (docs/standards.md#words).</remarks>
public sealed class WordsAgreeWithFigures : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-055";

    /// <inheritdoc />
    public override string Message => "大写金额“{found}”与小写 {expected} 不符";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var reading = subject.Reading;
        if (string.IsNullOrWhiteSpace(reading.TotalInChinese) || reading.TotalInclTax is not { } total)
        {
            yield break;
        }

        var isAmount = ChineseAmount.TryParse(reading.TotalInChinese, out var words);
        if (!isAmount || words != total.Value)
        {
            yield return new RuleHit("totalInChinese", total.ToString(), reading.TotalInChinese)
            {
                // Misread characters are common; misread characters that make another amount are not.
                AtMost = isAmount || subject.IsDocument ? Severity.Block : Severity.Warn,
            };
        }
    }
}
