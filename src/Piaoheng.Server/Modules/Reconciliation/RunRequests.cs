using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>核对任务: the table of runs that were asked for.</summary>
internal sealed class RunRequests(Database db, WorkQueue queue)
{
    /// <summary>Key of the work unit of a request.</summary>
    public static string WindowOf(int requestNo) => requestNo.ToString("D9", CultureInfo.InvariantCulture);

    public static AuditEvent Event(string action, int requestNo) =>
        new(action, string.Create(CultureInfo.InvariantCulture, $"reconciliation-request:{requestNo}"));

    /// <summary>A request as JSON shows it.</summary>
    public static object Shown(RunRequestRecord request) =>
        new
        {
            request.RequestNo,
            request.State,
            request.Stage,
            request.RowsDone,
            request.RowsInAll,
            request.Problem,
            request.RunNo,
        };

    /// <summary>The latest; null when no run was ever asked for.</summary>
    public Task<RunRequestRecord?> Latest(long taxpayerId, CancellationToken ct) =>
        db.Rows<RunRequestRecord>()
            .Where(request => request.TaxpayerId == taxpayerId)
            .OrderByDescending(request => request.RequestNo)
            .FirstOrDefaultAsync(ct);

    public Task<RunRequestRecord?> Find(long taxpayerId, int requestNo, CancellationToken ct) =>
        db.Rows<RunRequestRecord>()
            .SingleOrDefaultAsync(request => request.TaxpayerId == taxpayerId && request.RequestNo == requestNo, ct);

    /// <summary>Attempts of an open request that failed so far.</summary>
    public Task<int> FailedAttempts(RunRequestRecord request, CancellationToken ct) =>
        queue.FailedAttempts(request.TaxpayerId, DoRequestedRun.WorkKind, WindowOf(request.RequestNo), ct);

    /// <summary>Moves an open request from one of the states to another.</summary>
    /// <returns>Whether it was in one of them.</returns>
    public async Task<bool> Move(
        RunRequestRecord request,
        IReadOnlyList<string> from,
        string to,
        CancellationToken ct,
        (int? RunNo, string? Problem) end = default
    ) =>
        await Of(request)
            .Where(row => from.Contains(row.State))
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(each => each.State, to)
                        .SetProperty(each => each.RunNo, end.RunNo)
                        .SetProperty(each => each.Problem, end.Problem),
                ct
            ) > 0;

    /// <summary>Writes how far it has come.</summary>
    /// <returns>Its state now.</returns>
    public async Task<string?> Report(
        RunRequestRecord request,
        (string Stage, int Done, int InAll) progress,
        CancellationToken ct
    )
    {
        await Of(request)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(each => each.Stage, progress.Stage)
                        .SetProperty(each => each.RowsDone, progress.Done)
                        .SetProperty(each => each.RowsInAll, progress.InAll),
                ct
            );
        return await Of(request).Select(row => row.State).SingleOrDefaultAsync(ct);
    }

    private IQueryable<RunRequestRecord> Of(RunRequestRecord request) =>
        db.Set<RunRequestRecord>().Where(row => row.TaxpayerId == request.TaxpayerId && row.RequestNo == request.RequestNo);
}
