using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Says which invoice each reading belongs to: a new one, a known one, or several known ones that the reading shows to be one.</summary>
internal sealed class InvoiceOwners(Database db, IInvoiceKeys keys, IdSource ids)
{
    /// <summary>What was decided.</summary>
    /// <param name="InvoiceIds">Invoice of each reading, in their order; null when it has no key.</param>
    /// <param name="New">Invoices that are new.</param>
    /// <param name="Joined">Invoices that went up in others: from, into.</param>
    public sealed record Decision(
        IReadOnlyList<long?> InvoiceIds,
        IReadOnlySet<long> New,
        IReadOnlyList<(long From, long Into)> Joined
    );

    /// <summary>Decides, and writes keys and joins.</summary>
    public async Task<Decision> Decide(long taxpayerId, IReadOnlyList<Reading> readings, CancellationToken cancellation)
    {
        var keysOf = readings.Select(InvoiceIdentity.Keys).ToList();
        var all = keysOf.SelectMany(own => own).ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<Direction, IReadOnlyDictionary<string, long>>();
        foreach (var direction in Enum.GetValues<Direction>())
        {
            known[direction] = await keys.Find(taxpayerId, Side.Ours, direction, all, cancellation);
        }

        var groups = Together(keysOf);
        var owners = new Dictionary<string, long>(StringComparer.Ordinal);
        var added = new HashSet<long>();
        var joined = new List<(long, long)>();
        foreach (var group in groups)
        {
            // A number is one invoice whichever way it was first taken to go.
            var found = group.SelectMany(key => Owners(known, key)).Distinct().Order().ToList();
            var owner = found.Count > 0 ? found[0] : ids.Next();
            if (found.Count == 0)
            {
                added.Add(owner);
            }

            joined.AddRange(found.Skip(1).Select(other => (other, owner)));
            foreach (var key in group)
            {
                owners[key] = owner;
            }
        }

        foreach (var (from, into) in joined)
        {
            await Join(taxpayerId, from, into, cancellation);
        }

        await AddKeys(taxpayerId, readings, keysOf, owners, known, cancellation);
        return new Decision([.. keysOf.Select(own => own.Count > 0 ? owners[own[0]] : (long?)null)], added, joined);
    }

    private static IEnumerable<long> Owners(Dictionary<Direction, IReadOnlyDictionary<string, long>> known, string key) =>
        known.Values.Where(owners => owners.ContainsKey(key)).Select(owners => owners[key]);

    /// <summary>Keys that readings name together, directly or through one another.</summary>
    private static IEnumerable<List<string>> Together(List<IReadOnlyList<string>> keysOf)
    {
        var groupOf = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var own in keysOf)
        {
            foreach (var key in own)
            {
                groupOf.TryAdd(key, [key]);
            }

            if (own is [var first, var second] && !ReferenceEquals(groupOf[first], groupOf[second]))
            {
                var (into, from) = (groupOf[first], groupOf[second]);
                into.AddRange(from);
                foreach (var key in from)
                {
                    groupOf[key] = into;
                }
            }
        }

        return groupOf.Values.Distinct();
    }

    private async Task AddKeys(
        long taxpayerId,
        IReadOnlyList<Reading> readings,
        List<IReadOnlyList<string>> keysOf,
        Dictionary<string, long> owners,
        Dictionary<Direction, IReadOnlyDictionary<string, long>> known,
        CancellationToken cancellation
    )
    {
        var missing = new Dictionary<Direction, Dictionary<string, long>>();
        foreach (var (reading, own) in readings.Zip(keysOf))
        {
            var direction = reading.Direction ?? Direction.In;
            foreach (var key in own.Where(key => !known[direction].ContainsKey(key)))
            {
                if (!missing.TryGetValue(direction, out var further))
                {
                    missing[direction] = further = new Dictionary<string, long>(StringComparer.Ordinal);
                }

                further[key] = owners[key];
            }
        }

        foreach (var (direction, further) in missing)
        {
            await keys.Add(taxpayerId, Side.Ours, direction, further, cancellation);
        }
    }

    private async Task Join(long taxpayerId, long from, long into, CancellationToken cancellation)
    {
        foreach (var direction in Enum.GetValues<Direction>())
        {
            await keys.Join(taxpayerId, Side.Ours, direction, from, into, cancellation);
        }

        await db.Set<ReadingRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == from)
            .ExecuteUpdateAsync(row => row.SetProperty(reading => reading.InvoiceId, into), cancellation);
        await db.Set<UseRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == from)
            .ExecuteUpdateAsync(row => row.SetProperty(use => use.InvoiceId, into), cancellation);
        await db.Set<InvoiceLinkRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == from)
            .ExecuteUpdateAsync(row => row.SetProperty(link => link.InvoiceId, into), cancellation);
        await db.Set<InvoiceLinkRecord>()
            .Where(row => row.OtherTaxpayerId == taxpayerId && row.OtherInvoiceId == from)
            .ExecuteUpdateAsync(row => row.SetProperty(link => link.OtherInvoiceId, into), cancellation);
        await JoinedCare.Join(db, taxpayerId, from, into, cancellation);
        await InvoiceRows.Remove(db, taxpayerId, [from], cancellation);
    }
}
