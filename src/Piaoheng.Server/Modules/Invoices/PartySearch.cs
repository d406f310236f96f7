using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Narrows a list to the invoices that name a party, in time whether it has one invoice or most of a million.</summary>
/// <remarks>
/// A common party is soon met by walking along the dates; a rare one would be met only at the end of the walk, so its few
/// invoices are taken from the index of the counterparties first.
/// </remarks>
public sealed class PartySearch(Database db, IParties parties, ITaxpayers taxpayers)
{
    private const int MostParties = 500_000;
    private const int FewParties = 500;
    private const int Few = 1_000;

    /// <summary>The invoices whose seller's or buyer's name (present or former) or number contains a text; null where nobody is so called.</summary>
    public async Task<IQueryable<InvoiceRecord>?> Narrow(
        IQueryable<InvoiceRecord> invoices,
        long taxpayerId,
        string text,
        CancellationToken cancellation
    )
    {
        var found = await parties.Search(taxpayerId, text, MostParties, cancellation);
        if (found.Count == 0)
        {
            return null;
        }

        if (found.Count > FewParties)
        {
            // One parameter: so many are most of the list, which is walked along the dates.
            var many = found.ToArray();
            return invoices.Where(invoice =>
                EF.Parameter(many).Contains(invoice.SellerId!.Value) || EF.Parameter(many).Contains(invoice.BuyerId!.Value)
            );
        }

        // Of numbers that are never null: what may be null would be compared in a way that no index serves.
        var ids = found.ToList();
        if (!await NamesUs(taxpayerId, found, cancellation))
        {
            var all = db.Rows<InvoiceRecord>().Where(invoice => invoice.TaxpayerId == taxpayerId);
            var strangers = await Ids(
                all.Where(invoice =>
                    !invoice.NamesUs && (ids.Contains(invoice.SellerId!.Value) || ids.Contains(invoice.BuyerId!.Value))
                ),
                cancellation
            );
            if (ids is [var only] && strangers.Count == 0)
            {
                return invoices.Where(invoice => invoice.CounterpartyId == only);
            }

            var ours = await Ids(all.Where(invoice => ids.Contains(invoice.CounterpartyId!.Value)), cancellation);
            if (ours.Count <= Few && strangers.Count <= Few)
            {
                var few = ours.Union(strangers).ToList();
                return invoices.Where(invoice => few.Contains(invoice.InvoiceId));
            }
        }

        return invoices.Where(invoice => ids.Contains(invoice.SellerId!.Value) || ids.Contains(invoice.BuyerId!.Value));
    }

    private static Task<List<long>> Ids(IQueryable<InvoiceRecord> invoices, CancellationToken cancellation) =>
        invoices.Select(invoice => invoice.InvoiceId).Take(Few + 1).ToListAsync(cancellation);

    // Our own name stands on nearly every invoice, but never as the counterparty.
    private async Task<bool> NamesUs(long taxpayerId, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        if (await taxpayers.Find(taxpayerId, cancellation) is not { } us)
        {
            return true;
        }

        var found = await parties.Read(taxpayerId, ids, cancellation);
        return found.Values.Any(party =>
            us.Numbers.Any(number => string.Equals(number.Text, party.TaxId, StringComparison.OrdinalIgnoreCase))
            || us.Names.Any(name => string.Equals(name.Text, party.Name, StringComparison.Ordinal))
        );
    }
}
