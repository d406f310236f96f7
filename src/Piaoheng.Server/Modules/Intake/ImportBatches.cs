using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>各批导入: what came together, and what became of it.</summary>
public sealed class ImportBatches(Database db, Actor actor)
{
    /// <summary>Files of one part of a batch.</summary>
    public const int PartSize = 100;

    /// <summary>The newest batches that brought anything, newest first.</summary>
    public async Task<IReadOnlyList<ImportBatch>> Latest(long taxpayerId, int limit, CancellationToken cancellation)
    {
        var items = db.Rows<IntakeItemRecord>();
        var batches = await db.Rows<IntakeBatchRecord>()
            .SeenBy(actor, IntakePermissions.View)
            .Where(batch =>
                batch.TaxpayerId == taxpayerId
                && items.Any(item => item.TaxpayerId == taxpayerId && item.BatchId == batch.BatchId)
            )
            .OrderByDescending(batch => batch.BatchId)
            .Take(limit)
            .ToListAsync(cancellation);
        return await WithCounts(taxpayerId, batches, cancellation);
    }

    /// <summary>One batch; null when the taxpayer has none of this id.</summary>
    public async Task<ImportBatch?> Find(long taxpayerId, long batchId, CancellationToken cancellation)
    {
        var batches = await db.Rows<IntakeBatchRecord>()
            .SeenBy(actor, IntakePermissions.View)
            .Where(batch => batch.TaxpayerId == taxpayerId && batch.BatchId == batchId)
            .ToListAsync(cancellation);
        return await WithCounts(taxpayerId, batches, cancellation) is [var batch] ? batch : null;
    }

    /// <summary>A part of the files of a batch: those that wait for a person first, then those that are being read.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="batchId">Batch.</param>
    /// <param name="outcome">Only this outcome; null = all.</param>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IReadOnlyList<IntakeItem>> Files(
        long taxpayerId,
        long batchId,
        string? outcome,
        int part,
        CancellationToken cancellation
    )
    {
        var rows = await Ordered(taxpayerId, batchId, outcome).Skip(part * PartSize).Take(PartSize).ToListAsync(cancellation);
        return [.. rows.Select(IntakeItem.Of)];
    }

    /// <summary>All that the parts show, in their order.</summary>
    public IAsyncEnumerable<IntakeItem> All(long taxpayerId, long batchId, string? outcome) =>
        Ordered(taxpayerId, batchId, outcome).AsAsyncEnumerable().Select(IntakeItem.Of);

    private IQueryable<IntakeItemRecord> Ordered(long taxpayerId, long batchId, string? outcome)
    {
        var files = db.Rows<IntakeItemRecord>()
            .Files(taxpayerId)
            .SeenBy(db, actor, IntakePermissions.View)
            .Where(item => item.BatchId == batchId);
        if (!string.IsNullOrEmpty(outcome))
        {
            files = files.Where(item => item.Outcome == outcome);
        }

        return files
            .OrderBy(item =>
                item.Outcome == IntakeOutcome.Quarantined ? 0
                : item.Outcome == IntakeOutcome.Reading ? 1
                : item.Outcome == IntakeOutcome.Stored ? 2
                : 3
            )
            .ThenBy(item => item.ItemId);
    }

    private async Task<IReadOnlyList<ImportBatch>> WithCounts(
        long taxpayerId,
        List<IntakeBatchRecord> batches,
        CancellationToken cancellation
    )
    {
        var ids = batches.Select(batch => batch.BatchId).ToArray();
        var counted = await db.Rows<IntakeItemRecord>()
            .Files(taxpayerId)
            .Where(item => ids.Contains(item.BatchId))
            .GroupBy(item => new { item.BatchId, item.Outcome })
            .Select(own => new
            {
                own.Key.BatchId,
                own.Key.Outcome,
                Count = own.Count(),
                Added = own.Sum(item => item.Added),
            })
            .ToListAsync(cancellation);
        // An archive that is read once more is no file of its own, but its batch is not done before it is.
        var running = await db.Rows<IntakeItemRecord>()
            .Where(item => item.TaxpayerId == taxpayerId && ids.Contains(item.BatchId) && item.Outcome == IntakeOutcome.Reading)
            .Select(item => item.BatchId)
            .Distinct()
            .ToListAsync(cancellation);
        return
        [
            .. batches.Select(batch => new ImportBatch(
                batch.BatchId.ToString(CultureInfo.InvariantCulture),
                batch.StartedAt,
                batch.StartedBy,
                counted
                    .Where(own => own.BatchId == batch.BatchId)
                    .ToDictionary(own => own.Outcome, own => own.Count, StringComparer.Ordinal),
                counted.Where(own => own.BatchId == batch.BatchId).Sum(own => own.Added),
                running.Contains(batch.BatchId)
            )),
        ];
    }
}

/// <summary>One import.</summary>
/// <param name="Id">Id, as text.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="StartedBy">Who brought it.</param>
/// <param name="Counts">Files by outcome.</param>
/// <param name="Added">New invoices, records and book rows.</param>
/// <param name="IsReading">Whether anything of it is still being read.</param>
public sealed record ImportBatch(
    string Id,
    DateTimeOffset StartedAt,
    string StartedBy,
    IReadOnlyDictionary<string, int> Counts,
    int Added,
    bool IsReading
)
{
    /// <summary>Files with this outcome.</summary>
    public int Count(string outcome) => Counts.GetValueOrDefault(outcome);

    /// <summary>收到的文件; each has exactly one outcome.</summary>
    public int Received => Counts.Values.Sum();

    /// <summary>Files whose outcome is known.</summary>
    public int Done => Received - Count(IntakeOutcome.Reading);
}

/// <summary>What counts as a file.</summary>
internal static class IntakeFiles
{
    /// <summary>The files of a taxpayer: an archive counts by its members, as soon as they are known.</summary>
    public static IQueryable<IntakeItemRecord> Files(this IQueryable<IntakeItemRecord> items, long taxpayerId) =>
        items.Where(item =>
            item.TaxpayerId == taxpayerId
            && !items.Any(member => member.TaxpayerId == taxpayerId && member.ParentId == item.ItemId)
        );
}
