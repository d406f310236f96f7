using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Completeness;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>Finds seals, and says of each whether the month is still as it was sealed.</summary>
internal sealed class MonthSeals(Database db)
{
    /// <summary>The latest seal of each cell of some months.</summary>
    public async Task<IReadOnlyDictionary<CellKey, SealHead>> Latest(
        long taxpayerId,
        DateOnly first,
        DateOnly last,
        CancellationToken cancellation
    )
    {
        var seals = await db.Rows<MonthSealRecord>()
            .Where(seal => seal.TaxpayerId == taxpayerId && seal.Month >= first && seal.Month <= last)
            .OrderBy(seal => seal.SealNo)
            .Select(seal => new
            {
                seal.Direction,
                seal.Family,
                seal.Month,
                Head = new SealHead(seal.SealNo, seal.At, seal.Actor, seal.InvoiceCount, seal.OursHash, seal.TheirsHash),
            })
            .ToListAsync(cancellation);
        var latest = new Dictionary<CellKey, SealHead>();
        foreach (var seal in seals)
        {
            latest[new CellKey(seal.Direction, seal.Family, seal.Month)] = seal.Head;
        }

        return latest;
    }

    /// <summary>One whole seal; null = there is none of that number.</summary>
    public Task<MonthSealRecord?> Find(long taxpayerId, CellKey cell, int sealNo, CancellationToken cancellation) =>
        db.Rows<MonthSealRecord>()
            .SingleOrDefaultAsync(
                seal =>
                    seal.TaxpayerId == taxpayerId
                    && seal.Direction == cell.Direction
                    && seal.Family == cell.Family
                    && seal.Month == cell.Month
                    && seal.SealNo == sealNo,
                cancellation
            );

    /// <summary>Whether the lists of a cell are still those that were sealed.</summary>
    public static SealState Check(SealHead seal, MonthLists now) =>
        new(
            seal,
            string.Equals(SealedList.Of(now.AllOurs).Hash, seal.OursHash, StringComparison.Ordinal)
                && string.Equals(SealedList.Of(now.AllTheirs).Hash, seal.TheirsHash, StringComparison.Ordinal)
        );
}

/// <summary>核验封存 without its lists.</summary>
/// <param name="SealNo">From 1.</param>
/// <param name="At">When.</param>
/// <param name="Actor">By whom.</param>
/// <param name="Count">Invoices.</param>
/// <param name="OursHash">SHA-256 of 账内清单.</param>
/// <param name="TheirsHash">SHA-256 of 税局清单.</param>
public sealed record SealHead(int SealNo, DateTimeOffset At, string Actor, int Count, string OursHash, string TheirsHash);

/// <summary>A seal and what became of it.</summary>
/// <param name="Seal">The seal.</param>
/// <param name="IsUnchanged">Whether both lists are still as they were sealed.</param>
public sealed record SealState(SealHead Seal, bool IsUnchanged);
