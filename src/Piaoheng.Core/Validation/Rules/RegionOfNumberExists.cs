using Piaoheng.Core.Codes;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>数电票: digits 3–4 are a province or a city under separate planning.</summary>
/// <remarks>Source: notice on the 20 digits and real invoices, docs/standards.md#numbers.</remarks>
public sealed class RegionOfNumberExists : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-006";

    /// <inheritdoc />
    public override string Message => "发票号码第 3、4 位“{found}”不是任何省、自治区、直辖市或计划单列市的代码";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (
            subject.Kind?.Identity.NumberLength == DigitalInvoiceNumber.Length
            && DigitalInvoiceNumber.TryParse(subject.Reading.InvoiceNumber, out var number)
            && subject.Policy.Regions.FromDigital(number.Region) is null
        )
        {
            yield return new RuleHit("invoiceNumber", Found: number.Region);
        }
    }
}
