using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>收购: the issuer is the buyer, and the parties on the face are reversed; the rules judge the real ones.</summary>
/// <remarks>Source: interface of issuing (特定要素 16, 17, 24), docs/standards.md#parties.</remarks>
public sealed class PurchaseInvoiceIsReversed : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-027";

    /// <inheritdoc />
    public override string Message => "{found}发票由购买方开具，票面购销双方与实际相反，已按实际方向判断";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.IsPurchase)
        {
            yield return new RuleHit(null, Found: subject.Reading.Extra[ExtraKey.SpecialBusiness]);
        }
    }
}
