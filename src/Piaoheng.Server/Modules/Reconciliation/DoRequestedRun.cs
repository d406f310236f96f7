using System.Data.Common;
using System.Globalization;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>执行核对任务: makes the run that was asked for, says how far it is, and stops when told to.</summary>
internal sealed class DoRequestedRun(
    RunRequests requests,
    StoredRun stored,
    ITaxpayers taxpayers,
    Database db,
    WorkQueue queue,
    AuditLog audit,
    IServiceScopeFactory scopes,
    TimeProvider time
) : IWorkHandler
{
    public const string WorkKind = "reconcile";

    private const string GivenUp =
        "核对没有完成：多次尝试都因程序或数据库出错而中断。数据没有受影响，请稍后重新核对；仍然失败请查看程序日志";

    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(500);

    public string Kind => WorkKind;

    public async Task Do(WorkTicket ticket, CancellationToken cancellation)
    {
        var request = await Request(ticket, cancellation);
        var taxpayer =
            await taxpayers.Find(ticket.TaxpayerId, cancellation)
            ?? throw new InvalidDataException("A work unit names a taxpayer that is not there.");
        var report = await requests.Move(request, [RunState.Waiting, RunState.Running], RunState.Running, cancellation)
            ? await Compare(taxpayer, request, cancellation)
            : null;
        if (report is not null)
        {
            await requests.Report(request, (RunStage.Storing, 0, report.Results.Count), cancellation);
        }

        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        if (!await queue.Finish(ticket, cancellation))
        {
            // Someone took over because this attempt seemed dead; the run is theirs to store.
            return;
        }

        if (report is null)
        {
            await requests.Move(request, [RunState.Cancelling], RunState.Cancelled, cancellation);
            await audit.Write(
                ticket.TaxpayerId,
                new Actor(request.Actor),
                RunRequests.Event("reconciliation.cancelled", request.RequestNo),
                cancellation
            );
        }
        else
        {
            var run = await stored.Store(taxpayer, report, new Actor(request.Actor), cancellation);
            await requests.Move(
                request,
                [RunState.Running, RunState.Cancelling],
                RunState.Done,
                cancellation,
                (run.RunNo, Problem: null)
            );
        }

        await work.Commit(cancellation);
    }

    public async Task GiveUp(WorkTicket ticket, CancellationToken cancellation)
    {
        var request = await Request(ticket, cancellation);
        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        if (await queue.Finish(ticket, cancellation))
        {
            await requests.Move(
                request,
                [RunState.Waiting, RunState.Running, RunState.Cancelling],
                RunState.Failed,
                cancellation,
                (RunNo: null, GivenUp)
            );
            await work.Commit(cancellation);
        }
    }

    /// <summary>The report; null when it was cancelled.</summary>
    private async Task<ReconciliationReport?> Compare(Taxpayer taxpayer, RunRequestRecord request, CancellationToken cancellation)
    {
        var progress = new RunProgress();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reporting = Report(request, progress, stopped, over.Token);
        try
        {
            var period = new RunPeriod(request.FromDate, request.ToDate, request.AsOf);
            var report = await stored.Compare(taxpayer, period, progress, stopped.Token);
            return report;
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            // Before the results are written: on SQLite there is one writer at a time.
            await over.CancelAsync();
            await reporting;
        }
    }

    // On a connection of its own, while the comparison holds the other.
    private async Task Report(
        RunRequestRecord request,
        RunProgress progress,
        CancellationTokenSource stopped,
        CancellationToken over
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<RunRequests>();
        using var timer = new PeriodicTimer(ReportEvery, time);
        while (!over.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(over);
                if (await own.Report(request, progress.Now, over) == RunState.Cancelling)
                {
                    await stopped.CancelAsync();
                }
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (DbException)
            {
                // A busy database: the next report says more.
            }
        }
    }

    private async Task<RunRequestRecord> Request(WorkTicket ticket, CancellationToken cancellation) =>
        await requests.Find(
            ticket.TaxpayerId,
            int.Parse(ticket.WindowKey, NumberStyles.None, CultureInfo.InvariantCulture),
            cancellation
        ) ?? throw new InvalidDataException("A work unit names a request that is not there.");
}
