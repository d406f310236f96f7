using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>An expense of the company must not be invoiced to a natural person.</summary>
/// <remarks>Source: interface of issuing (自然人标识); 数电票 print 个人 behind the name of a natural person.</remarks>
public sealed class BuyerIsNoNaturalPerson : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-024";

    /// <inheritdoc />
    public override string Message => "购买方“{found}”是自然人，不能作为本单位费用入账，请要求换开";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var buyer = subject.Buyer;
        var isPerson =
            subject.Reading.Extra.GetValueOrDefault("naturalPerson") is "Y" or "是"
            || (buyer.Name is not null && IsPersonName(NameNormaliser.Normalise(buyer.Name)));
        if (isPerson && subject.Context.Taxpayer is not null && !new OwnParties(subject.Context).Knows(subject.Seller))
        {
            yield return new RuleHit(buyer.NameField, Found: buyer.Name);
        }
    }

    private static bool IsPersonName(string name) => name is "个人" || name.EndsWith("(个人)", StringComparison.Ordinal);
}
