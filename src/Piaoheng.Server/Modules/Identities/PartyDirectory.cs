using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Identities;

/// <summary>Finds and adds counterparties.</summary>
internal sealed class PartyDirectory(Database db, IdSource ids) : IParties
{
    private const int Chunk = 5_000;

    public async Task<IReadOnlyDictionary<Party, long>> Add(
        long taxpayerId,
        IReadOnlyCollection<Party> parties,
        CancellationToken cancellation
    )
    {
        var wanted = parties.ToHashSet();
        var known = new Dictionary<Party, long>(wanted.Count);
        foreach (
            var numbered in wanted
                .Select(party => party.TaxId ?? "")
                .Where(number => number.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Chunk(Chunk)
        )
        {
            await Know(
                known,
                db.Rows<PartyRecord>().Where(row => row.TaxpayerId == taxpayerId && numbered.Contains(row.TaxId)),
                cancellation
            );
        }

        // Natural persons have no number: by name, or all of them would be read.
        var nameless = wanted
            .Where(party => string.IsNullOrEmpty(party.TaxId))
            .Select(party => party.Name ?? "")
            .Distinct(StringComparer.Ordinal);
        foreach (var names in nameless.Chunk(Chunk))
        {
            await Know(
                known,
                db.Rows<PartyRecord>().Where(row => row.TaxpayerId == taxpayerId && row.TaxId == "" && names.Contains(row.Name)),
                cancellation
            );
        }

        var added = wanted.Where(party => !known.ContainsKey(party)).Select(party => RowOf(taxpayerId, party)).ToList();
        await db.AddMany(added, cancellation);
        foreach (var row in added)
        {
            known[PartyOf(row)] = row.PartyId;
        }

        return known;
    }

    public async Task<IReadOnlyDictionary<long, Party>> Read(
        long taxpayerId,
        IReadOnlyCollection<long> partyIds,
        CancellationToken cancellation
    )
    {
        var parties = new Dictionary<long, Party>(partyIds.Count);
        foreach (var chunk in partyIds.Distinct().Chunk(Chunk))
        {
            var rows = await db.Rows<PartyRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.PartyId))
                .ToListAsync(cancellation);
            foreach (var row in rows)
            {
                parties[row.PartyId] = PartyOf(row);
            }
        }

        return parties;
    }

    public async Task<IReadOnlyDictionary<long, Party>> All(long taxpayerId, int limit, CancellationToken cancellation)
    {
        var rows = await db.Rows<PartyRecord>()
            .Where(row => row.TaxpayerId == taxpayerId)
            .OrderBy(row => row.PartyId)
            .Take(limit)
            .ToListAsync(cancellation);
        return rows.ToDictionary(row => row.PartyId, PartyOf);
    }

    public async Task<IReadOnlyList<long>> Search(long taxpayerId, string text, int limit, CancellationToken cancellation)
    {
        var all = db.Rows<PartyRecord>().Where(row => row.TaxpayerId == taxpayerId);
        var named = all.Where(
            TextSearch.HoldsOneOf<PartyRecord>(SearchedText.Spellings(text), row => row.Name, row => row.TaxId)
        );
        // Who changed the name keeps the number: under a former name the invoices of the present one are found as well.
        var numbers = named.Where(row => row.TaxId != "").Select(row => row.TaxId);
        var found = await named.Select(row => row.PartyId).Take(limit).ToListAsync(cancellation);
        var otherNames = await all.Where(row => row.TaxId != "" && numbers.Contains(row.TaxId))
            .Select(row => row.PartyId)
            .Take(limit)
            .ToListAsync(cancellation);
        return [.. found.Union(otherNames).Order().Take(limit)];
    }

    public async Task<IReadOnlyList<long>> OfNumber(long taxpayerId, string taxId, CancellationToken cancellation) =>
        await db.Rows<PartyRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.TaxId == taxId)
            .OrderBy(row => row.PartyId)
            .Select(row => row.PartyId)
            .ToListAsync(cancellation);

    private static async Task Know(Dictionary<Party, long> known, IQueryable<PartyRecord> rows, CancellationToken cancellation)
    {
        foreach (var row in await rows.ToListAsync(cancellation))
        {
            known[PartyOf(row)] = row.PartyId;
        }
    }

    private PartyRecord RowOf(long taxpayerId, Party party) =>
        new()
        {
            TaxpayerId = taxpayerId,
            PartyId = ids.Next(),
            TaxId = party.TaxId ?? "",
            Name = party.Name ?? "",
            Stated = (party.TaxId is null ? 0 : 1) + (party.Name is null ? 0 : 2),
        };

    private static Party PartyOf(PartyRecord row) =>
        new((row.Stated & 1) != 0 ? row.TaxId : null, (row.Stated & 2) != 0 ? row.Name : null);
}
