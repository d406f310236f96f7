using Microsoft.Extensions.Caching.Memory;
using Piaoheng.Core.Completeness;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>归集完整性 with its proofs: each cell compared invoice by invoice, and each seal checked.</summary>
internal sealed class ProvenMonths(
    CoverageByMonth coverage,
    CompareMonths compare,
    MonthSeals seals,
    AuditLog audit,
    IMemoryCache memory,
    TimeProvider time
)
{
    private static readonly TimeSpan ForAWhile = TimeSpan.FromMinutes(10);

    /// <summary>The months up to one.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="until">Last month to see; null = the latest of which anything is held.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The table; null when nothing at all is held.</returns>
    public async Task<CoverageTable?> Find(long taxpayerId, DateOnly? until, CancellationToken cancellation)
    {
        // Asked first: a change that comes between makes the kept proofs older than their number, never younger.
        var seq = await audit.LastSeq(taxpayerId, cancellation);
        var table = await Kept(
            ("table", taxpayerId, until, seq, BeijingTime.Today(time)),
            () => coverage.Find(taxpayerId, until, cancellation)
        );
        if (table is null)
        {
            return null;
        }

        var latest = await seals.Latest(taxpayerId, table.Months[0], table.Months[^1], cancellation);
        var proofs = new Dictionary<CellKey, CellProof>();
        foreach (
            var month in table.Months.Where(month => table.Cells.Any(cell => cell.Month == month && NeedsProof(cell, latest)))
        )
        {
            foreach (var (key, proof) in await Month(taxpayerId, month, seq, latest, cancellation))
            {
                proofs[key] = proof;
            }
        }

        return table with
        {
            Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => With(cell, proofs, latest))] })],
        };
    }

    /// <summary>One cell as it is at this moment, with the lists that it rests on; nothing that was kept is used. Null when there is no such cell.</summary>
    public async Task<(CoverageCell Cell, MonthLists Lists)?> Now(long taxpayerId, CellKey key, CancellationToken cancellation)
    {
        var table = await coverage.Find(taxpayerId, key.Month, cancellation);
        if (table?.Cells.FirstOrDefault(cell => cell.Key == key) is not { } found)
        {
            return null;
        }

        var months = await compare.Read(taxpayerId, key.Month, cancellation);
        var lists = months.GetValueOrDefault(key) ?? new MonthLists();
        var latest = await seals.Latest(taxpayerId, key.Month, key.Month, cancellation);
        return (found with { Proof = lists.Proof, Seal = SealOf(key, latest, lists) }, lists);
    }

    private static SealState? SealOf(CellKey key, IReadOnlyDictionary<CellKey, SealHead> latest, MonthLists lists) =>
        latest.GetValueOrDefault(key) is { } seal ? MonthSeals.Check(seal, lists) : null;

    private static bool NeedsProof(CoverageCell cell, IReadOnlyDictionary<CellKey, SealHead> latest) =>
        latest.ContainsKey(cell.Key)
        || (
            cell.State is not (CoverageState.OutsideBureau or CoverageState.NotBegun or CoverageState.Never)
            && cell.Ours.Count + cell.Theirs.Count > 0
        );

    private Task<IReadOnlyDictionary<CellKey, CellProof>> Month(
        long taxpayerId,
        DateOnly month,
        long seq,
        IReadOnlyDictionary<CellKey, SealHead> latest,
        CancellationToken cancellation
    ) =>
        Kept<IReadOnlyDictionary<CellKey, CellProof>>(
            ("month", taxpayerId, month, seq),
            async () =>
            {
                var lists = await compare.Read(taxpayerId, month, cancellation);
                return lists.ToDictionary(
                    cell => cell.Key,
                    cell => new CellProof(cell.Value.Proof, SealOf(cell.Key, latest, cell.Value))
                );
            }
        );

    // At a million invoices both cost seconds, so they are kept as long as the log of the taxpayer says that nothing happened.
    private async Task<T> Kept<T>(object name, Func<Task<T>> find) =>
        memory.TryGetValue(name, out T? kept) ? kept! : memory.Set(name, await find(), ForAWhile);

    private static CoverageCell With(
        CoverageCell cell,
        Dictionary<CellKey, CellProof> proofs,
        IReadOnlyDictionary<CellKey, SealHead> latest
    )
    {
        if (proofs.TryGetValue(cell.Key, out var proof))
        {
            return cell with { Proof = proof.Proof, Seal = proof.Seal };
        }

        return cell with
        {
            Proof = new MonthProof(0, []),
            Seal = SealOf(cell.Key, latest, new MonthLists()),
        };
    }

    private sealed record CellProof(MonthProof Proof, SealState? Seal);
}
