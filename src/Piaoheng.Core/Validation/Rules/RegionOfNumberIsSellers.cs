using Piaoheng.Core.Codes;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>数电票: digits 3–4 are as a rule the region of the seller's tax number.</summary>
/// <remarks>Source: practice; branches and companies that moved are legal exceptions, so it is a remark only.</remarks>
public sealed class RegionOfNumberIsSellers : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-007";

    /// <inheritdoc />
    public override string Message => "发票号码所示地区为{found}，销售方纳税人识别号所示地区为{expected}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (
            subject.Kind?.Identity.NumberLength != DigitalInvoiceNumber.Length
            || !DigitalInvoiceNumber.TryParse(subject.Reading.InvoiceNumber, out var number)
            || subject.Policy.Regions.FromDigital(number.Region) is not { } region
            || AreaOf(subject.Reading.SellerTaxId) is not { } area
            || subject.Policy.Regions.FromArea(area) is not { } home
            || home == region
        )
        {
            yield break;
        }

        yield return new RuleHit("invoiceNumber", home.Name, region.Name);
    }

    private static string? AreaOf(string? taxId) =>
        taxId switch
        {
            { Length: UnifiedSocialCreditCode.Length } when UnifiedSocialCreditCode.IsValid(taxId) => UnifiedSocialCreditCode
                .AreaPart(taxId)
                .ToString(),
            { Length: 15 } => taxId[..6],
            _ => null,
        };
}
