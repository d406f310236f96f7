using Piaoheng.Core.Codes;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>The seller's 纳税人识别号 must have a known form and right check characters.</summary>
/// <remarks>Source: GB 32100-2015, GB 11714, GB 11643. Old forms and test data fail too, so it only warns.</remarks>
public sealed class SellerTaxIdIsPlausible : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-020";

    /// <inheritdoc />
    public override string Message => "销售方纳税人识别号“{found}”未通过校验位检查，请与原件核对";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Reading.SellerTaxId is not { Length: > 0 } taxId)
        {
            yield break;
        }

        var check = TaxpayerId.Examine(taxId);
        if (!check.IsPlausible)
        {
            yield return new RuleHit("sellerTaxId", check.Suggestion, taxId);
        }
    }
}
