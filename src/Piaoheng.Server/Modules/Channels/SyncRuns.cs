using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>同步任务: the tables of syncs, their slices, answers and marks.</summary>
internal sealed class SyncRuns(Database db, WorkQueue queue, ITaxpayers taxpayers, TimeProvider time)
{
    public const string WorkKind = "sync";

    /// <summary>Key of the work unit of a sync.</summary>
    public static string WindowOf(int runNo) => runNo.ToString("D9", CultureInfo.InvariantCulture);

    public static AuditEvent Event(string action, SyncRunRecord run, params (string Name, string Value)[] detail) =>
        new(action, string.Create(CultureInfo.InvariantCulture, $"sync:{run.RunNo}"), [("connector", run.Connector), .. detail]);

    public Task<SyncRunRecord?> Find(long taxpayerId, int runNo, CancellationToken ct) =>
        db.Rows<SyncRunRecord>().SingleOrDefaultAsync(run => run.TaxpayerId == taxpayerId && run.RunNo == runNo, ct);

    /// <summary>The latest syncs of a channel.</summary>
    public Task<List<SyncRunRecord>> Latest(long taxpayerId, string connector, int count, CancellationToken ct) =>
        db.Rows<SyncRunRecord>()
            .Where(run => run.TaxpayerId == taxpayerId && run.Connector == connector)
            .OrderByDescending(run => run.RunNo)
            .Take(count)
            .ToListAsync(ct);

    /// <summary>The sync of a channel that is at work; null when there is none.</summary>
    public async Task<SyncRunRecord?> Open(string taxpayer, string connector, CancellationToken ct) =>
        await taxpayers.FindByNumber(taxpayer, ct) is { } found ? await Open(found.TaxpayerId, connector, ct) : null;

    /// <summary>The sync of a channel that is at work; null when there is none.</summary>
    public Task<SyncRunRecord?> Open(long taxpayerId, string connector, CancellationToken ct) =>
        db.Rows<SyncRunRecord>()
            .Where(run =>
                run.TaxpayerId == taxpayerId
                && run.Connector == connector
                && (run.State == SyncState.Waiting || run.State == SyncState.Running)
            )
            .OrderByDescending(run => run.RunNo)
            .FirstOrDefaultAsync(ct);

    /// <summary>Slices that failed while the bureau is still at their job.</summary>
    public Task<List<SyncSliceRecord>> Pending(long taxpayerId, string connector, CancellationToken ct) =>
        db.Rows<SyncSliceRecord>()
            .Where(slice => slice.TaxpayerId == taxpayerId && slice.State == SyncState.Failed && slice.Ticket != null)
            .Where(slice =>
                db.Rows<SyncRunRecord>()
                    .Any(run => run.TaxpayerId == taxpayerId && run.RunNo == slice.RunNo && run.Connector == connector)
            )
            .OrderBy(slice => slice.SliceId)
            .ToListAsync(ct);

    /// <summary>How many slices of a sync were read, and how many there are.</summary>
    public async Task<(int Done, int All)> Progress(SyncRunRecord run, CancellationToken ct)
    {
        var states = await db.Rows<SyncSliceRecord>()
            .Where(slice => slice.TaxpayerId == run.TaxpayerId && slice.RunNo == run.RunNo)
            .GroupBy(slice => slice.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToListAsync(ct);
        return (states.Where(state => state.State == SyncState.Done).Sum(state => state.Count), states.Sum(state => state.Count));
    }

    public async Task<int> NextNo(long taxpayerId, CancellationToken ct) =>
        (await db.Rows<SyncRunRecord>().Where(run => run.TaxpayerId == taxpayerId).MaxAsync(run => (int?)run.RunNo, ct) ?? 0) + 1;

    public Task<List<SyncSliceRecord>> Slices(SyncRunRecord run, CancellationToken ct) =>
        db.Rows<SyncSliceRecord>()
            .Where(slice => slice.TaxpayerId == run.TaxpayerId && slice.RunNo == run.RunNo)
            .OrderBy(slice => slice.Direction)
            .ThenBy(slice => slice.Kind)
            .ThenBy(slice => slice.FromDate)
            .ToListAsync(ct);

    public Task<List<SyncMarkRecord>> Marks(long taxpayerId, string connector, CancellationToken ct) =>
        db.Rows<SyncMarkRecord>()
            .Where(mark => mark.TaxpayerId == taxpayerId && mark.Connector == connector)
            .OrderBy(mark => mark.Direction)
            .ThenBy(mark => mark.Kind)
            .ToListAsync(ct);

    /// <summary>Puts a sync to work. Call inside a unit of work.</summary>
    public Task Enqueue(SyncRunRecord run, CancellationToken ct) => queue.Add(run.TaxpayerId, WorkKind, WindowOf(run.RunNo), ct);

    /// <summary>Makes failed slices due again. Call inside a unit of work.</summary>
    public async Task Reopen(SyncRunRecord run, CancellationToken ct)
    {
        await OfRun(run)
            .Where(slice => slice.State == SyncState.Failed)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(slice => slice.State, SyncState.Waiting).SetProperty(slice => slice.Problem, (string?)null),
                ct
            );
        await NoteFailure(run, failure: null, ct);
        await SetState(run, SyncState.Waiting, problem: null, isOver: false, ct);
    }

    /// <summary>Writes the state and the sums of a sync. Call inside a unit of work, or for mere progress.</summary>
    public async Task SetState(SyncRunRecord run, string state, string? problem, bool isOver, CancellationToken ct)
    {
        DateTimeOffset? finished = isOver ? time.GetUtcNow() : null;
        var slices = OfRun(run).Where(slice => slice.State == SyncState.Done);
        var received = await slices.SumAsync(slice => slice.Received, ct);
        var stored = await slices.SumAsync(slice => slice.Stored, ct);
        var skipped = await slices.SumAsync(slice => slice.Skipped, ct);
        await db.Set<SyncRunRecord>()
            .Where(row => row.TaxpayerId == run.TaxpayerId && row.RunNo == run.RunNo)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(each => each.State, state)
                        .SetProperty(each => each.Problem, problem)
                        .SetProperty(each => each.FinishedAt, finished)
                        .SetProperty(each => each.Received, received)
                        .SetProperty(each => each.Stored, stored)
                        .SetProperty(each => each.Skipped, skipped),
                ct
            );
    }

    /// <summary>Writes why a sync is not green. Call inside a unit of work.</summary>
    public Task NoteFailure(SyncRunRecord run, ConnectorException? failure, CancellationToken ct)
    {
        var kind = failure?.Failure.ToString();
        var retryAt = failure?.RetryAt;
        return db.Set<SyncRunRecord>()
            .Where(row => row.TaxpayerId == run.TaxpayerId && row.RunNo == run.RunNo)
            .ExecuteUpdateAsync(
                row => row.SetProperty(each => each.Failure, kind).SetProperty(each => each.RetryAt, retryAt),
                ct
            );
    }

    /// <summary>Replaces a slice. Call inside a unit of work.</summary>
    public async Task Replace(SyncSliceRecord slice, IReadOnlyList<SyncSliceRecord> by, CancellationToken ct)
    {
        await db.Set<SyncSliceRecord>()
            .Where(row => row.TaxpayerId == slice.TaxpayerId && row.RunNo == slice.RunNo && row.SliceId == slice.SliceId)
            .ExecuteDeleteAsync(ct);
        await db.AddMany(by, ct);
    }

    private IQueryable<SyncSliceRecord> OfRun(SyncRunRecord run) =>
        db.Set<SyncSliceRecord>().Where(slice => slice.TaxpayerId == run.TaxpayerId && slice.RunNo == run.RunNo);
}
