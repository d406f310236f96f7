using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Identities;

/// <summary>Looks keys up through the primary key (taxpayer, direction, side, key): every query names direction and side, so that each key is one descent.</summary>
internal sealed class KeySearch(Database db) : IKeySearch
{
    private static readonly (Direction Direction, Side Side)[] Places =
    [
        (Direction.In, Side.Ours),
        (Direction.In, Side.Theirs),
        (Direction.Out, Side.Ours),
        (Direction.Out, Side.Theirs),
    ];

    public async Task<IReadOnlyList<KeyHit>> Find(
        IReadOnlyCollection<long> taxpayerIds,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var (owners, wanted) = (taxpayerIds.ToArray(), keys.ToArray());
        var hits = new List<KeyHit>();
        foreach (var (direction, side) in Places)
        {
            // One parameter holds them all: thousands of parameters would be parsed anew for every count.
            hits.AddRange(
                await Hits(
                    db.Rows<InvoiceKeyRecord>()
                        .Where(row =>
                            EF.Parameter(owners).Contains(row.TaxpayerId)
                            && row.Direction == direction
                            && row.Side == side
                            && EF.Parameter(wanted).Contains(row.Key)
                        ),
                    cancellation
                )
            );
        }

        return hits;
    }

    public async Task<IReadOnlyList<KeyHit>> StartingWith(
        long taxpayerId,
        string start,
        int limit,
        CancellationToken cancellation
    )
    {
        // Keys are digits and letters, compared byte by byte: "~" comes behind all of them.
        var end = start + "~";
        var hits = new List<KeyHit>();
        foreach (var (direction, side) in Places)
        {
            hits.AddRange(
                await Hits(
                    db.Rows<InvoiceKeyRecord>()
                        .Where(row =>
                            row.TaxpayerId == taxpayerId
                            && row.Direction == direction
                            && row.Side == side
                            && string.Compare(row.Key, start) >= 0
                            && string.Compare(row.Key, end) <= 0
                        )
                        .OrderBy(row => row.Key)
                        .Take(limit),
                    cancellation
                )
            );
        }

        return hits;
    }

    public Task<IReadOnlyList<KeyHit>> Of(long taxpayerId, IReadOnlyCollection<long> invoiceIds, CancellationToken cancellation)
    {
        var wanted = invoiceIds.ToArray();
        return Hits(
            db.Rows<InvoiceKeyRecord>().Where(row => row.TaxpayerId == taxpayerId && wanted.Contains(row.InvoiceId)),
            cancellation
        );
    }

    private static async Task<IReadOnlyList<KeyHit>> Hits(IQueryable<InvoiceKeyRecord> rows, CancellationToken cancellation) =>
        [
            .. (await rows.ToListAsync(cancellation)).Select(row => new KeyHit(
                row.TaxpayerId,
                row.Direction,
                row.Side,
                row.Key,
                row.InvoiceId
            )),
        ];
}
