using System.Globalization;
using Piaoheng.Core.Codes;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>数电票: digits 1–2 are the year of issue.</summary>
/// <remarks>Source: notice on the 20 digits, docs/standards.md#numbers. Numbers fetched in advance in December may carry the old year, so it only warns.</remarks>
public sealed class NumberYearIsIssueYear : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-005";

    /// <inheritdoc />
    public override string Message => "发票号码前两位表示 {found} 年，开票日期却在 {expected} 年";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (
            subject.Kind?.Identity.NumberLength != DigitalInvoiceNumber.Length
            || subject.Reading.IssueDate is not { } issued
            || !DigitalInvoiceNumber.TryParse(subject.Reading.InvoiceNumber, out var number)
            || number.Year == issued.Year
        )
        {
            yield break;
        }

        yield return new RuleHit(
            "invoiceNumber",
            issued.Year.ToString(CultureInfo.InvariantCulture),
            number.Year.ToString(CultureInfo.InvariantCulture)
        );
    }
}
