using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.Grouping;

namespace Piaoheng.Core.Reconciliation;

/// <summary>集团内部开票: invoices of this run whose two parties are both ours.</summary>
internal static class MirrorPairs
{
    /// <summary>The links, sorted by number.</summary>
    public static IReadOnlyList<MirrorLink> Find(RunContext context, IReadOnlyList<InvoicePair> invoices)
    {
        if (context.Input.Group.Count == 0)
        {
            return [];
        }

        return
        [
            .. invoices
                .Select(pair => LinkOf(context, pair))
                .OfType<MirrorLink>()
                .OrderBy(link => link.InvoiceCode, StringComparer.Ordinal)
                .ThenBy(link => link.InvoiceNumber, StringComparer.Ordinal)
                .ThenBy(link => link.Records[0], StringComparer.Ordinal),
        ];
    }

    private static MirrorLink? LinkOf(RunContext context, InvoicePair pair)
    {
        var face = (pair.Theirs ?? pair.Ours!).Face;
        var seller = context.Parties.MemberOf(face.SellerTaxId);
        var buyer = context.Parties.MemberOf(face.BuyerTaxId);
        if (seller is null || buyer is null || ReferenceEquals(seller, buyer))
        {
            return null;
        }

        var us = context.Input.Taxpayer;
        if (!ReferenceEquals(seller, us) && !ReferenceEquals(buyer, us))
        {
            return null;
        }

        var records = (pair.Ours?.Records ?? []).Concat(pair.Theirs?.Records ?? []).Select(record => record.Id);
        return new MirrorLink(
            face.InvoiceCode ?? "",
            face.InvoiceNumber ?? "",
            seller.TaxId,
            buyer.TaxId,
            ReferenceEquals(seller, us) ? Direction.Out : Direction.In,
            [.. records.Order(StringComparer.Ordinal)]
        );
    }
}
