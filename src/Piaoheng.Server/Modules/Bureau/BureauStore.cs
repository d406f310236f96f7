using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>Keeps what the bureau states, by the thousand.</summary>
internal sealed class BureauStore(
    Database db,
    IInvoiceKeys keys,
    IParties parties,
    BureauLoader loader,
    IdSource ids,
    TimeProvider time
) : IBureauStore
{
    public async Task<BureauStored> Store(
        long taxpayerId,
        BureauSource source,
        IReadOnlyList<Reading> rows,
        IReadOnlyList<Coverage> coverage,
        CancellationToken cancellation
    )
    {
        var stored = new BureauStored(0, 0, 0);
        foreach (var way in rows.GroupBy(row => row.Direction ?? source.Direction))
        {
            var change = await Compare(taxpayerId, source, way.Key, [.. way], cancellation);
            await Write(taxpayerId, change, cancellation);
            stored = new BureauStored(
                stored.Added + change.Added,
                stored.Changed + change.Written.Count - change.Added,
                stored.Unchanged + change.Confirmed.Count
            );
        }

        await StoreCoverage(taxpayerId, source.ItemId, coverage, cancellation);
        return stored;
    }

    /// <summary>Finds for each row the record that it speaks of, and what it changes there.</summary>
    private async Task<BureauChange> Compare(
        long taxpayerId,
        BureauSource source,
        Direction direction,
        List<Reading> rows,
        CancellationToken cancellation
    )
    {
        var keysOf = rows.Select(KeysOf).ToList();
        var known = await keys.Find(
            taxpayerId,
            Side.Theirs,
            direction,
            keysOf.SelectMany(own => own).ToHashSet(StringComparer.Ordinal),
            cancellation
        );
        var before = await loader.Load(taxpayerId, known.Values.ToHashSet(), cancellation);
        var change = new BureauChange(taxpayerId, source, direction, ids, time.GetUtcNow());
        var firsts = new Dictionary<string, long>(StringComparer.Ordinal);
        var times = new Dictionary<long, int>();
        known = await Join(taxpayerId, change, keysOf, known, before, cancellation);
        foreach (var (row, own) in rows.Zip(keysOf))
        {
            var first =
                own.Where(firsts.ContainsKey).Select(key => (long?)firsts[key]).FirstOrDefault()
                ?? own.Where(known.ContainsKey).Select(key => (long?)known[key]).FirstOrDefault();
            var owner = first ?? ids.Next();
            var occurrence = times[owner] = times.GetValueOrDefault(owner) + 1;
            change.Take(row, owner, occurrence, before.GetValueOrDefault(owner)?.ElementAtOrDefault(occurrence - 1));
            foreach (var key in own)
            {
                firsts.TryAdd(key, owner);
                if (!known.ContainsKey(key))
                {
                    change.Keys.TryAdd(key, owner);
                }
            }
        }

        foreach (var (owner, count) in times)
        {
            change.DropBeyond(count, before.GetValueOrDefault(owner) ?? []);
        }

        return change;
    }

    /// <summary>Where a row has the keys of two records, a paper pair of one and 20 digits of the other, the two are one from now on.</summary>
    /// <returns>The owners of the keys after that.</returns>
    private async Task<IReadOnlyDictionary<string, long>> Join(
        long taxpayerId,
        BureauChange change,
        List<IReadOnlyList<string>> keysOf,
        IReadOnlyDictionary<string, long> known,
        Dictionary<long, List<LoadedRecord>> before,
        CancellationToken cancellation
    )
    {
        var owners = known.ToDictionary(StringComparer.Ordinal);
        foreach (var own in keysOf.Where(own => own.Count > 1))
        {
            long[] held = [.. own.Where(owners.ContainsKey).Select(key => owners[key]).Distinct().Order()];
            foreach (var from in held.Skip(1))
            {
                await keys.Join(taxpayerId, Side.Theirs, change.Direction, from, held[0], cancellation);
                var into = before[held[0]];
                into[0] = change.Join(before[from], into[0]);
                before.Remove(from);
                foreach (var key in owners.Where(owner => owner.Value == from).Select(owner => owner.Key).ToList())
                {
                    owners[key] = held[0];
                }
            }
        }

        return owners;
    }

    private async Task Write(long taxpayerId, BureauChange change, CancellationToken cancellation)
    {
        await Confirm(taxpayerId, change, cancellation);
        await Remove(taxpayerId, change.Replaced, cancellation);
        await db.AddMany(change.History, cancellation);
        var partyIds = await parties.Add(
            taxpayerId,
            [.. change.Written.SelectMany(own => BureauChange.PartiesOf(own.Reading)).OfType<Party>().Distinct()],
            cancellation
        );
        await db.AddMany([.. change.Written.Select(own => change.Row(own, partyIds))], cancellation);
        await keys.Add(taxpayerId, Side.Theirs, change.Direction, change.Keys, cancellation);
    }

    private async Task Confirm(long taxpayerId, BureauChange change, CancellationToken cancellation)
    {
        var readAt = change.Source.ReadAt;
        foreach (var chunk in change.Confirmed.Chunk(BureauLoader.Chunk))
        {
            await db.Set<BureauRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.RecordId) && row.ReadAt < readAt)
                .ExecuteUpdateAsync(row => row.SetProperty(record => record.ReadAt, readAt), cancellation);
        }
    }

    private async Task Remove(long taxpayerId, IReadOnlyCollection<long> recordIds, CancellationToken cancellation)
    {
        foreach (var chunk in recordIds.Chunk(BureauLoader.Chunk))
        {
            await db.Set<BureauRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.RecordId))
                .ExecuteDeleteAsync(cancellation);
        }
    }

    private async Task StoreCoverage(
        long taxpayerId,
        long itemId,
        IReadOnlyList<Coverage> coverage,
        CancellationToken cancellation
    )
    {
        // A file that is read again says again how far it reaches.
        await db.Set<CoverageRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.ItemId == itemId)
            .ExecuteDeleteAsync(cancellation);
        var fresh = new List<Coverage>(coverage.Count);
        foreach (var own in coverage)
        {
            await DropWithin(taxpayerId, own, cancellation);
            if (!await IsProvenAlready(taxpayerId, own, cancellation))
            {
                fresh.Add(own);
            }
        }

        await db.AddMany(
            [
                .. fresh.Select(own => new CoverageRecord
                {
                    TaxpayerId = taxpayerId,
                    CoverageId = ids.Next(),
                    ItemId = itemId,
                    Direction = own.Direction,
                    Kinds = string.Join(',', own.Kinds),
                    FromDate = own.From,
                    ToDate = own.To,
                    Basis = own.Basis,
                    ReadAt = own.ReadAt,
                    RowCount = own.Rows,
                    AmountFen = own.Amount.Fen,
                    TaxFen = own.Tax.Fen,
                    IsTruncated = own.Truncated,
                    Source = own.Source,
                }),
            ],
            cancellation
        );
    }

    // A channel reads the same days again and again: the later reading of all of them says everything that the earlier said.
    private async Task DropWithin(long taxpayerId, Coverage own, CancellationToken cancellation)
    {
        if (own is not { Basis: CoverageBasis.Sync, Truncated: false, ReadAt: { } readAt })
        {
            return;
        }

        var kinds = string.Join(',', own.Kinds);
        await db.Set<CoverageRecord>()
            .Where(row =>
                row.TaxpayerId == taxpayerId
                && row.Direction == own.Direction
                && row.Kinds == kinds
                && row.Basis == CoverageBasis.Sync
                && row.FromDate >= own.From
                && row.ToDate <= own.To
                && row.ReadAt < readAt
            )
            .ExecuteDeleteAsync(cancellation);
    }

    // The same list saved once more is another file and no further proof; read later than the one before, it takes its place.
    private async Task<bool> IsProvenAlready(long taxpayerId, Coverage own, CancellationToken cancellation)
    {
        var kinds = string.Join(',', own.Kinds);
        var same = db.Set<CoverageRecord>()
            .Where(row =>
                row.TaxpayerId == taxpayerId
                && row.Direction == own.Direction
                && row.Kinds == kinds
                && row.FromDate == own.From
                && row.ToDate == own.To
                && row.Basis == own.Basis
                && row.IsTruncated == own.Truncated
                && row.RowCount == own.Rows
                && row.AmountFen == own.Amount.Fen
                && row.TaxFen == own.Tax.Fen
            );
        if (own.ReadAt is { } readAt)
        {
            await same.Where(row => row.ReadAt == null || row.ReadAt < readAt).ExecuteDeleteAsync(cancellation);
        }

        return await same.AnyAsync(cancellation);
    }

    /// <summary>A row without a certain identity is known by all that it states: the same row again is no second record.</summary>
    private static IReadOnlyList<string> KeysOf(Reading row) =>
        InvoiceIdentity.Keys(row) is { Count: > 0 } own
            ? own
            : [string.Create(CultureInfo.InvariantCulture, $"~{row.InvoiceNumber}/{BureauState.Fingerprint(row):x16}")];
}
