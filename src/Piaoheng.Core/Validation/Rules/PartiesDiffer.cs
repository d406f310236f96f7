using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>Seller and buyer must differ; an invoice between two of our companies is a mirror pair.</summary>
/// <remarks>Source: practice.</remarks>
public sealed class PartiesDiffer : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-026";

    /// <inheritdoc />
    public override string Message => "{problem}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var buyer = subject.Buyer.TaxId;
        var seller = subject.Seller.TaxId;
        if (string.IsNullOrEmpty(buyer) || string.IsNullOrEmpty(seller))
        {
            yield break;
        }

        if (DirectionRule.IsSame(buyer, seller))
        {
            yield return Hit("销售方与购买方是同一纳税人", seller);
            yield break;
        }

        var own = new OwnParties(subject.Context);
        if (own.ByNumber(buyer) is not null && own.ByNumber(seller) is not null)
        {
            yield return Hit("购销双方都是集团内单位，应在两处各有一份", seller) with
            {
                AtMost = Severity.Info,
            };
        }
    }

    private static RuleHit Hit(string problem, string found) =>
        new("sellerTaxId", Found: found) { Args = [("problem", problem)] };
}
