using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Reconciliation.Grouping;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation;

/// <summary>抬头: whether an invoice names the taxpayer of the run as the party that should be us.</summary>
internal sealed class TaxpayerCheck(RunContext context)
{
    public const string Rule = "REC-TAXPAYER";

    private readonly OwnParties _parties = context.Parties;

    /// <summary>What is wrong with the parties of a group; null when one of them is us, or it does not say.</summary>
    public (IReadOnlyList<FieldDifference> Fields, CodedText Reason)? Find(RecordGroup group)
    {
        var face = group.Face;
        var buyer = _parties.StandingOf(face.BuyerTaxId, face.BuyerName);
        var seller = _parties.StandingOf(face.SellerTaxId, face.SellerName);
        if (buyer == PartyStanding.Us || seller == PartyStanding.Us)
        {
            return null;
        }

        // 进项 should name us as the buyer, 销项 as the seller; where neither is known, both are strangers.
        return (group.Direction, buyer, seller) switch
        {
            (Direction.In, PartyStanding.Other, _) => Wrong(face, isBuyer: true),
            (Direction.Out, _, PartyStanding.Other) => Wrong(face, isBuyer: false),
            (null, PartyStanding.Other, PartyStanding.Other) => Wrong(face, isBuyer: true),
            _ => null,
        };
    }

    private (IReadOnlyList<FieldDifference> Fields, CodedText Reason) Wrong(InvoiceRecord face, bool isBuyer)
    {
        var taxId = isBuyer ? face.BuyerTaxId : face.SellerTaxId;
        var name = isBuyer ? face.BuyerName : face.SellerName;
        var field = (isBuyer, PartyText.IsStated(taxId)) switch
        {
            (true, true) => FieldKey.BuyerTaxId,
            (true, false) => FieldKey.BuyerName,
            (false, true) => FieldKey.SellerTaxId,
            _ => FieldKey.SellerName,
        };
        var named = PartyText.IsStated(taxId) ? taxId : name;
        IReadOnlyList<FieldDifference> fields = [new(field, named, context.Input.Taxpayer.TaxId, ComparedSource.Side)];
        var role = ("role", isBuyer ? "购买方" : "销售方");
        var party = ("party", string.Join(' ', new[] { name, taxId }.Where(PartyText.IsStated)));
        return _parties.MemberOf(taxId) is { } member
            ? (
                fields,
                new CodedText(
                    "REC-WRONG-TAXPAYER-GROUP",
                    "{role}是集团内另一成员：{party}（{member}），不是本单位",
                    role,
                    party,
                    ("member", member.TaxId)
                )
            )
            : (fields, new CodedText("REC-WRONG-TAXPAYER", "{role}是{party}，不是本单位", role, party));
    }
}
