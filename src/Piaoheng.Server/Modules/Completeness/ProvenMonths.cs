using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>归集完整性 with its proofs: each cell compared invoice by invoice, and each seal checked.</summary>
internal sealed class ProvenMonths(
    CoverageByMonth coverage,
    CompareMonths compare,
    MonthSeals seals,
    MonthChanges changes,
    IMemoryCache memory
)
{
    /// <summary>The months up to one.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="until">Last month to see; null = the latest of which anything is held.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The table; null when nothing at all is held.</returns>
    public async Task<CoverageTable?> Find(long taxpayerId, DateOnly? until, CancellationToken cancellation)
    {
        // Asked first: a change that comes between makes the kept proofs older than their number, never younger.
        var now = new Versions(
            await changes.Versions(taxpayerId, Side.Ours, cancellation),
            await changes.Versions(taxpayerId, Side.Theirs, cancellation)
        );
        if (await coverage.Find(taxpayerId, until, cancellation) is not { } table)
        {
            return null;
        }

        var latest = await seals.Latest(taxpayerId, table.Months[0], table.Months[^1], cancellation);
        var months = new Dictionary<DateOnly, KeptMonth>();
        foreach (
            var month in table.Months.Where(month => table.Cells.Any(cell => cell.Month == month && NeedsProof(cell, latest)))
        )
        {
            months[month] = await Compared(taxpayerId, month, now, latest, cancellation);
        }

        var proofs = new Dictionary<CellKey, CellProof>();
        foreach (var month in months.Keys)
        {
            foreach (var (key, proof) in await Known(taxpayerId, month, months, (now, latest), cancellation))
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

    // Comparing costs as much as the month is long, so it is done again only where the month itself changed.
    private async Task<KeptMonth> Compared(
        long taxpayerId,
        DateOnly month,
        Versions now,
        IReadOnlyDictionary<CellKey, SealHead> latest,
        CancellationToken cancellation
    )
    {
        if (memory.TryGetValue(NameOf(taxpayerId, month, now, latest), out KeptMonth? kept) && kept is not null)
        {
            return kept;
        }

        return await Read(taxpayerId, month, now, latest, cancellation);
    }

    private async Task<KeptMonth> Read(
        long taxpayerId,
        DateOnly month,
        Versions now,
        IReadOnlyDictionary<CellKey, SealHead> latest,
        CancellationToken cancellation
    )
    {
        var lists = await compare.Read(taxpayerId, month, cancellation);
        return Keep(
            NameOf(taxpayerId, month, now, latest),
            new KeptMonth(
                now,
                lists.ToDictionary(cell => cell.Key, cell => cell.Value.Alone),
                lists.Values.Select(cell => cell.Elsewhere).FirstOrDefault() ?? new Elsewhere(),
                lists.ToDictionary(
                    cell => cell.Key,
                    cell => new CellProof(cell.Value.Proof, SealOf(cell.Key, latest, cell.Value))
                )
            )
        );
    }

    // A gap may be mended, or opened, by what came in another month: only that is looked at again.
    private async Task<IReadOnlyDictionary<CellKey, CellProof>> Known(
        long taxpayerId,
        DateOnly month,
        Dictionary<DateOnly, KeptMonth> months,
        (Versions Now, IReadOnlyDictionary<CellKey, SealHead> Latest) state,
        CancellationToken cancellation
    )
    {
        var kept = months[month];
        var changed = state.Now.ChangedSince(kept.When);
        if (changed.Count == 0 || kept.IsWhole)
        {
            return kept.Proofs;
        }

        if (state.Latest.Keys.Any(key => key.Month == month))
        {
            // What is sealed is compared with the lists themselves.
            return (await Read(taxpayerId, month, state.Now, state.Latest, cancellation)).Proofs;
        }

        var elsewhere = changed.All(months.ContainsKey)
            ? kept.Elsewhere.With(
                changed.ToDictionary(each => each, each => months[each].Alone.Values.SelectMany(proof => proof.Gaps))
            )
            : await compare.Look(taxpayerId, kept.Alone, cancellation);
        return Keep(
            NameOf(taxpayerId, month, state.Now, state.Latest),
            kept with
            {
                When = state.Now,
                Elsewhere = elsewhere,
                Proofs = elsewhere.Tell(kept.Alone).ToDictionary(cell => cell.Key, cell => new CellProof(cell.Value, null)),
            }
        ).Proofs;
    }

    private KeptMonth Keep(object name, KeptMonth month) =>
        memory.Set(name, month, new MemoryCacheEntryOptions { SlidingExpiration = MonthChanges.KeptFor });

    // A new seal is checked against the lists, so it makes a month new.
    private static object NameOf(long taxpayerId, DateOnly month, Versions now, IReadOnlyDictionary<CellKey, SealHead> latest) =>
        (
            typeof(KeptMonth),
            taxpayerId,
            month,
            now.Of(month),
            string.Join(
                '|',
                latest
                    .Where(seal => seal.Key.Month == month)
                    .Select(seal =>
                        string.Create(CultureInfo.InvariantCulture, $"{seal.Key.Direction} {seal.Key.Family} {seal.Value.SealNo}")
                    )
            )
        );

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

    /// <summary>A month as it was compared.</summary>
    /// <param name="When">What all months were like then.</param>
    /// <param name="Alone">Its cells, nothing else being looked at.</param>
    /// <param name="Elsewhere">What was listed in another place.</param>
    /// <param name="Proofs">Its cells, knowing that.</param>
    private sealed record KeptMonth(
        Versions When,
        IReadOnlyDictionary<CellKey, MonthProof> Alone,
        Elsewhere Elsewhere,
        IReadOnlyDictionary<CellKey, CellProof> Proofs
    )
    {
        /// <summary>Whether no other month can change anything about it.</summary>
        public bool IsWhole { get; } = Alone.Values.All(proof => proof.Holds);
    }

    /// <summary>The change numbers of all months.</summary>
    private sealed record Versions(IReadOnlyDictionary<DateOnly, long> Ours, IReadOnlyDictionary<DateOnly, long> Theirs)
    {
        public (long Ours, long Theirs) Of(DateOnly month) => (Ours.GetValueOrDefault(month), Theirs.GetValueOrDefault(month));

        public List<DateOnly> ChangedSince(Versions then) =>
            [.. Ours.Keys.Union(Theirs.Keys).Where(month => Of(month) != then.Of(month))];
    }
}
