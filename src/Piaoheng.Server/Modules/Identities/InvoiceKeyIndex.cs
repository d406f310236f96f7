using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Identities;

/// <summary>Finds and adds identity keys.</summary>
internal sealed class InvoiceKeyIndex(Database db) : IInvoiceKeys
{
    private const int Chunk = 5_000;

    public async Task<IReadOnlyDictionary<string, long>> Find(
        long taxpayerId,
        Side side,
        Direction direction,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var owners = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var chunk in keys.Chunk(Chunk))
        {
            var rows = await db.Rows<InvoiceKeyRecord>()
                .Where(row =>
                    row.TaxpayerId == taxpayerId && row.Direction == direction && row.Side == side && chunk.Contains(row.Key)
                )
                .Select(row => new { row.Key, row.InvoiceId })
                .ToListAsync(cancellation);
            foreach (var row in rows)
            {
                owners[row.Key] = row.InvoiceId;
            }
        }

        return owners;
    }

    public async Task<IReadOnlyList<string>> Of(
        long taxpayerId,
        Side side,
        Direction direction,
        long invoiceId,
        CancellationToken cancellation
    ) =>
        await db.Rows<InvoiceKeyRecord>()
            .Where(row =>
                row.TaxpayerId == taxpayerId && row.InvoiceId == invoiceId && row.Direction == direction && row.Side == side
            )
            .OrderBy(row => row.Key)
            .Select(row => row.Key)
            .ToListAsync(cancellation);

    public Task Add(
        long taxpayerId,
        Side side,
        Direction direction,
        IReadOnlyCollection<KeyValuePair<string, long>> owners,
        CancellationToken cancellation
    ) =>
        db.AddMany(
            [
                // In the order of the key, which is the order of the table.
                .. owners
                    .OrderBy(owner => owner.Key, StringComparer.Ordinal)
                    .Select(owner => new InvoiceKeyRecord
                    {
                        TaxpayerId = taxpayerId,
                        Direction = direction,
                        Side = side,
                        Key = owner.Key,
                        InvoiceId = owner.Value,
                    }),
            ],
            cancellation
        );

    public Task Join(long taxpayerId, Side side, Direction direction, long from, long into, CancellationToken cancellation)
    {
        db.RequireTransaction();
        return db.Set<InvoiceKeyRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == from && row.Direction == direction && row.Side == side)
            .ExecuteUpdateAsync(row => row.SetProperty(key => key.InvoiceId, into), cancellation);
    }
}
