using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Makes the rows of invoices from their evidence: merged fields, lines, findings, sums of uses.</summary>
internal sealed class InvoiceMerger(Database db, IParties parties, ITaxpayers taxpayers, RuleCatalogue rules, TimeProvider time)
{
    /// <summary>Writes invoices anew from what is known of them.</summary>
    /// <param name="taxpayer">Taxpayer.</param>
    /// <param name="known">Invoices that were there before: their evidence is read from the tables.</param>
    /// <param name="added">Invoices that are new: their evidence.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The rows written.</returns>
    public async Task<IReadOnlyList<InvoiceRecord>> Merge(
        Taxpayer taxpayer,
        IReadOnlyCollection<long> known,
        IReadOnlyDictionary<long, InvoiceEvidence> added,
        CancellationToken cancellation
    )
    {
        var evidence = await Load(taxpayer.TaxpayerId, known, cancellation);
        var before = await Rows(taxpayer.TaxpayerId, known, cancellation);
        foreach (var (id, own) in added)
        {
            evidence[id] = own;
        }

        var context = await Context(taxpayer, cancellation);
        var merged = evidence
            .Where(own => own.Value.Documents.Count + own.Value.Uses.Count > 0)
            .Select(own => (own.Key, own.Value, Merge: Checked(InvoiceMerge.Of(own.Value), context)))
            .OrderBy(own => own.Key)
            .ToList();
        var ids = await parties.Add(
            taxpayer.TaxpayerId,
            [.. merged.SelectMany(own => PartiesOf(own.Merge.Reading)).OfType<Party>().Distinct()],
            cancellation
        );
        var now = time.GetUtcNow();
        List<InvoiceRecord> rows =
        [
            .. merged.Select(own =>
                InvoiceRowMaker.Of(taxpayer, own.Key, own.Value, own.Merge, ids, before.GetValueOrDefault(own.Key), now)
            ),
        ];
        // Whose row was lost may have left its lines behind.
        await InvoiceRows.Remove(db, taxpayer.TaxpayerId, known, cancellation);
        await db.AddMany(rows, cancellation);
        await db.AddMany(
            [.. merged.SelectMany(own => InvoiceRowMaker.Lines(taxpayer.TaxpayerId, own.Key, own.Merge.Reading))],
            cancellation
        );
        await db.AddMany(
            [.. merged.SelectMany(own => InvoiceRowMaker.Findings(taxpayer.TaxpayerId, own.Key, own.Merge.Reading))],
            cancellation
        );
        return rows;
    }

    private InvoiceMerge Checked(InvoiceMerge merge, ValidationContext context) =>
        merge with
        {
            Reading = rules.Checked(merge.Reading, context with { OtherReadings = merge.Others }),
        };

    private async Task<ValidationContext> Context(Taxpayer taxpayer, CancellationToken cancellation) =>
        new()
        {
            Today = BeijingTime.Today(time),
            Taxpayer = OwnTaxpayers.Of(taxpayer),
            Group = [.. (await taxpayers.OthersOfGroup(taxpayer, cancellation)).Select(OwnTaxpayers.Of)],
        };

    private async Task<Dictionary<long, InvoiceEvidence>> Load(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        CancellationToken cancellation
    )
    {
        var evidence = invoiceIds.ToDictionary(id => id, _ => new InvoiceEvidence());
        foreach (var chunk in invoiceIds.Select(id => (long?)id).Chunk(InvoiceRows.Chunk))
        {
            var readings = await db.Rows<ReadingRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.InvoiceId))
                .OrderBy(row => row.ReadingId)
                .ToListAsync(cancellation);
            foreach (var row in readings)
            {
                evidence[row.InvoiceId!.Value].Documents.Add((row.OriginalId, ReadingCodec.Read(row.Body)));
            }

            var uses = await db.Rows<UseRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.InvoiceId))
                .OrderBy(row => row.UseId)
                .ToListAsync(cancellation);
            foreach (var row in uses)
            {
                evidence[row.InvoiceId!.Value].Uses.Add((row.UsedFen, ReadingCodec.Read(row.Body)));
            }
        }

        return evidence;
    }

    private async Task<Dictionary<long, InvoiceRecord>> Rows(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        CancellationToken cancellation
    )
    {
        var rows = new Dictionary<long, InvoiceRecord>(invoiceIds.Count);
        foreach (var chunk in invoiceIds.Chunk(InvoiceRows.Chunk))
        {
            var found = await db.Rows<InvoiceRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.InvoiceId))
                .ToListAsync(cancellation);
            foreach (var row in found)
            {
                rows[row.InvoiceId] = row;
            }
        }

        return rows;
    }

    private static Party?[] PartiesOf(Reading reading) =>
        [Party.From(reading.SellerTaxId, reading.SellerName), Party.From(reading.BuyerTaxId, reading.BuyerName)];
}
