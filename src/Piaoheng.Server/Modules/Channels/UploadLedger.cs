using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Channels.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>上传台账簿: the table of uploads.</summary>
internal sealed class UploadLedger(Database db) : IUploads
{
    /// <summary>Entries on the page.</summary>
    public const int Shown = 200;

    /// <summary>What waits for a person: everything that did not arrive and is not awaited.</summary>
    public static IReadOnlyList<string> Troubled { get; } =
    [
        UploadStages.IdOf(UploadStage.Draft),
        UploadStages.IdOf(UploadStage.QuotaShort),
        UploadStages.IdOf(UploadStage.Refused),
        UploadStages.IdOf(UploadStage.Unknown),
    ];

    private static readonly string Pending = UploadStages.IdOf(UploadStage.Pending);

    public async Task<IReadOnlyList<UploadFact>> About(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    ) =>
        [
            .. (await Entries(taxpayerId, keys, cancellation)).Select(row => new UploadFact(
                UploadStages.Of(row.Stage),
                row.Receipt,
                row.ToldAt,
                row.Said,
                row.AskedAt
            )),
        ];

    /// <summary>Entries by key.</summary>
    public Task<List<UploadEntryRecord>> Entries(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var wanted = keys.ToArray();
        return Of(taxpayerId).Where(row => wanted.Contains(row.InvoiceKey)).ToListAsync(cancellation);
    }

    /// <summary>The latest entries: all, those of a number, or those that wait for a person.</summary>
    public Task<List<UploadEntryRecord>> Latest(
        long taxpayerId,
        string? number,
        bool onlyTroubled,
        CancellationToken cancellation
    )
    {
        var rows = onlyTroubled ? InTrouble(taxpayerId) : Of(taxpayerId);
        if (!string.IsNullOrWhiteSpace(number))
        {
            rows = rows.Where(row => row.InvoiceKey.EndsWith(number));
        }

        return rows.OrderByDescending(row => row.ToldAt).ThenBy(row => row.InvoiceKey).Take(Shown).ToListAsync(cancellation);
    }

    /// <summary>How many wait for a person; counting stops at a thousand.</summary>
    public Task<int> CountTroubled(long taxpayerId, CancellationToken cancellation) =>
        InTrouble(taxpayerId).Take(1_000).CountAsync(cancellation);

    /// <summary>受理流水号 without a result, the one that was asked for longest ago first.</summary>
    public async Task<IReadOnlyList<(string Receipt, DateTimeOffset AcceptedAt)>> Awaited(
        long taxpayerId,
        int most,
        CancellationToken cancellation
    )
    {
        var rows = await Of(taxpayerId)
            .Where(row => row.Stage == Pending)
            .GroupBy(row => row.Receipt)
            .Select(group => new
            {
                Receipt = group.Key,
                AcceptedAt = group.Min(row => row.AcceptedAt),
                AskedAt = group.Min(row => row.AskedAt),
            })
            .OrderBy(each => each.AskedAt)
            .ThenBy(each => each.Receipt)
            .Take(most)
            .ToListAsync(cancellation);
        return [.. rows.Where(row => row.AcceptedAt is not null).Select(row => (row.Receipt, row.AcceptedAt!.Value))];
    }

    /// <summary>Taxpayers with a 受理流水号 that was not asked for since.</summary>
    public Task<List<long>> Waiting(DateTimeOffset since, CancellationToken cancellation) =>
        db.Rows<UploadEntryRecord>()
            .Where(row => row.Stage == Pending && (row.AskedAt == null || row.AskedAt < since))
            .Select(row => row.TaxpayerId)
            .Distinct()
            .OrderBy(id => id)
            .ToListAsync(cancellation);

    /// <summary>Invoices that wait for the result of a 受理流水号.</summary>
    public Task<List<UploadEntryRecord>> OfReceipt(long taxpayerId, string receipt, CancellationToken cancellation) =>
        Of(taxpayerId).Where(row => row.Stage == Pending && row.Receipt == receipt).ToListAsync(cancellation);

    /// <summary>Writes entries in the place of what was known. Call inside a unit of work.</summary>
    public async Task Write(long taxpayerId, IReadOnlyList<UploadEntryRecord> entries, CancellationToken cancellation)
    {
        var keys = entries.Select(entry => entry.InvoiceKey).ToArray();
        await db.Set<UploadEntryRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && keys.Contains(row.InvoiceKey))
            .ExecuteDeleteAsync(cancellation);
        await db.AddMany(entries, cancellation);
    }

    private IQueryable<UploadEntryRecord> Of(long taxpayerId) =>
        db.Rows<UploadEntryRecord>().Where(row => row.TaxpayerId == taxpayerId);

    private IQueryable<UploadEntryRecord> InTrouble(long taxpayerId)
    {
        var troubled = Troubled.ToArray();
        return Of(taxpayerId).Where(row => troubled.Contains(row.Stage));
    }
}
