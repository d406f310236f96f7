namespace Piaoheng.Core.Validation.Rules;

/// <summary>抬头: the buyer of an invoice that we received must be one of our entities.</summary>
/// <remarks>Source: 发票管理办法 第二十一条; docs/standards.md#parties.</remarks>
public sealed class BuyerIsOurs : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-021";

    /// <inheritdoc />
    public override string Message => "购买方不是本单位：应为{expected}，实为{found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var own = new OwnParties(subject.Context);
        var buyer = subject.Buyer;
        var seller = subject.Seller;
        if (
            subject.Context.Taxpayer is not { } taxpayer
            || (buyer.Name is null && buyer.TaxId is null)
            || own.Knows(buyer)
            || own.Knows(seller)
        )
        {
            yield break;
        }

        yield return new RuleHit(
            buyer.TaxIdField,
            Joined(OwnParties.NameOn(taxpayer, subject.Reading.IssueDate), taxpayer.TaxId),
            Joined(buyer.Name, buyer.TaxId)
        );
    }

    private static string Joined(string? name, string? taxId) => $"{name} {taxId}".Trim();
}
