namespace Piaoheng.Core.Validation.Rules;

/// <summary>代开: the face names a tax office as the seller, the true seller stands in the remark.</summary>
/// <remarks>Source: interface of 发票查验 (代开), docs/standards.md#parties.</remarks>
public sealed class IssuedByTaxOffice : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-028";

    /// <inheritdoc />
    public override string Message => "税务机关代开，实际销售方见备注：{found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var seller = subject.Reading.SellerName;
        var isOffice =
            seller is not null
            && (
                seller.Contains("税务局", StringComparison.Ordinal)
                || seller.Contains("税务所", StringComparison.Ordinal)
                || seller.Contains("税务分局", StringComparison.Ordinal)
            );
        if (isOffice || subject.Reading.Remark?.Contains("代开企业名称", StringComparison.Ordinal) == true)
        {
            yield return new RuleHit("sellerName", Found: subject.Reading.Remark);
        }
    }
}
