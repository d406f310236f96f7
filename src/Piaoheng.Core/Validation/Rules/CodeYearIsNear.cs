using System.Globalization;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>制版年度 in the 发票代码: not after the year of issue, and not long before.</summary>
/// <remarks>Source: practice; forms are used up within a few years. Rows of the bureau itself are not doubted: it goes on using old codes.</remarks>
public sealed class CodeYearIsNear : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-004";

    /// <inheritdoc />
    public override string Message => "发票代码中的年份为 {found} 年，与开票日期 {expected} 相差过大";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (
            subject.Kind?.Identity.HasCode != true
            || subject.Capture is CaptureStyle.BureauRow
            || subject.Reading.IssueDate is not { } issued
            || !LegacyInvoiceCode.TryParse(subject.Reading.InvoiceCode, out var code)
        )
        {
            yield break;
        }

        if (code.Year > issued.Year || issued.Year - code.Year > subject.Terms.Parameter("years"))
        {
            yield return new RuleHit("invoiceCode", ReadingJson.Day(issued), code.Year.ToString(CultureInfo.InvariantCulture));
        }
    }
}
