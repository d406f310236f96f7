using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>Reads records with what they state, many at once.</summary>
internal sealed class BureauLoader(Database db)
{
    public const int Chunk = 5_000;

    /// <summary>The records with these ids and the further rows (<see cref="BureauRecord.SameAs"/>) of each, by the id of the first, in the order of their occurrence.</summary>
    public async Task<Dictionary<long, List<LoadedRecord>>> Load(
        long taxpayerId,
        IReadOnlyCollection<long> recordIds,
        CancellationToken cancellation
    )
    {
        var loaded = new Dictionary<long, List<LoadedRecord>>(recordIds.Count);
        foreach (var chunk in recordIds.Chunk(Chunk))
        {
            var rows = await db.Rows<BureauRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.RecordId))
                .ToListAsync(cancellation);
            var further = chunk.Select(id => (long?)id).ToArray();
            rows.AddRange(
                await db.Rows<BureauRecord>()
                    .Where(row => row.TaxpayerId == taxpayerId && row.SameAs != null && further.Contains(row.SameAs))
                    .ToListAsync(cancellation)
            );
            foreach (var own in rows.Select(Loaded).GroupBy(own => own.Row.SameAs ?? own.Row.RecordId))
            {
                loaded[own.Key] = [.. own.OrderBy(record => record.Row.Occurrence)];
            }
        }

        return loaded;
    }

    /// <summary>A row with what it states.</summary>
    public static LoadedRecord Loaded(BureauRecord row) => new(row, BureauState.Restore(row));
}
