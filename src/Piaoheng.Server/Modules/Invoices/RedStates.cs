using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>红冲状态 of blue invoices, worked out from the red ones that we hold.</summary>
internal sealed class RedStates(Database db, IInvoiceKeys keys)
{
    /// <summary>Works it out for the blue invoices among the changed ones and for those that changed red ones reverse.</summary>
    public async Task Refresh(long taxpayerId, IReadOnlyList<InvoiceRecord> changed, CancellationToken cancellation)
    {
        var keysOfBlue = changed.SelectMany(KeysOf).ToHashSet(StringComparer.Ordinal);
        keysOfBlue.UnionWith(changed.Select(invoice => invoice.RedOf).OfType<string>());
        var reversed = await Reversed(taxpayerId, keysOfBlue, cancellation);
        // A red invoice that no longer counts (voided, in the 回收站) leaves its blue one as it was before.
        foreach (var blue in changed.Select(invoice => invoice.RedOf).OfType<string>())
        {
            reversed.TryAdd(blue, 0);
        }

        if (reversed.Count == 0)
        {
            return;
        }

        var fenOf = new Dictionary<long, long>();
        foreach (var direction in Enum.GetValues<Direction>())
        {
            var owners = await keys.Find(taxpayerId, Side.Ours, direction, reversed.Keys, cancellation);
            foreach (var (key, blue) in owners)
            {
                fenOf.TryAdd(blue, 0);
                fenOf[blue] += reversed.Remove(key, out var fen) ? fen : 0;
            }
        }

        foreach (var chunk in fenOf.Keys.Chunk(InvoiceRows.Chunk))
        {
            var blues = await db.Rows<InvoiceRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.InvoiceId))
                .Select(row => new { row.InvoiceId, row.OrderFen })
                .ToListAsync(cancellation);
            foreach (var blue in blues)
            {
                await Set(taxpayerId, blue.InvoiceId, StateOf(blue.OrderFen, fenOf[blue.InvoiceId]), cancellation);
            }
        }
    }

    /// <summary>Σ of the red invoices by the key of the blue one.</summary>
    private async Task<Dictionary<string, long>> Reversed(
        long taxpayerId,
        HashSet<string> keysOfBlue,
        CancellationToken cancellation
    )
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var chunk in keysOfBlue.Chunk(InvoiceRows.Chunk))
        {
            var reds = await InvoiceRows
                .Kept(db, taxpayerId)
                .Where(row => row.RedOf != null && chunk.Contains(row.RedOf))
                .Where(row => row.VoidState != VoidState.Voided)
                .Select(row => new { row.RedOf, row.OrderFen })
                .ToListAsync(cancellation);
            foreach (var red in reds)
            {
                sums[red.RedOf!] = sums.GetValueOrDefault(red.RedOf!) + red.OrderFen;
            }
        }

        return sums;
    }

    private static RedState StateOf(long blueFen, long redFen) =>
        redFen == 0 ? RedState.None
        : Math.Abs(redFen) >= Math.Abs(blueFen) ? RedState.Full
        : RedState.Partial;

    private Task<int> Set(long taxpayerId, long invoiceId, RedState state, CancellationToken cancellation) =>
        db.Set<InvoiceRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == invoiceId)
            .ExecuteUpdateAsync(row => row.SetProperty(invoice => invoice.RedState, state), cancellation);

    private static IEnumerable<string> KeysOf(InvoiceRecord invoice) =>
        new[]
        {
            InvoiceIdentity.Key(invoice.Code, invoice.Number),
            InvoiceIdentity.Key(invoice.PaperCode, invoice.PaperNumber),
        }.OfType<string>();
}
