using System.Globalization;
using Piaoheng.Connectors;
using Piaoheng.Connectors.Lists;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>执行同步任务: reads slice after slice; each is stored in one piece, so that a kill at any moment costs one slice at most.</summary>
internal sealed class DoSync(
    SyncRuns runs,
    SyncPlan plan,
    StoreSlice store,
    StuckJobs stuck,
    MonthControls controls,
    ChannelBook book,
    ITaxpayers taxpayers,
    DiskWatch disk,
    Database db,
    WorkQueue queue,
    AuditLog audit,
    TimeProvider time
) : IWorkHandler
{
    // A wait that somebody at the screen would sit through; a longer one ends the sync and names the time.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private const int MostPauses = 100;

    // So many failures in a row are no matter of single slices.
    private const int InARow = 3;

    private const string GivenUp = "同步没有完成：多次尝试都因程序或数据库出错而中断。已入库的不受影响，请点重试";

    public string Kind => SyncRuns.WorkKind;

    public async Task Do(WorkTicket ticket, CancellationToken cancellation)
    {
        var run = await Run(ticket, cancellation);
        var taxpayer =
            await taxpayers.Find(ticket.TaxpayerId, cancellation)
            ?? throw new InvalidDataException("A work unit names a taxpayer that is not there.");
        await runs.SetState(run, SyncState.Running, problem: null, isOver: false, cancellation);
        var stop = await Read(ticket, run, taxpayer, cancellation);
        await Finish(ticket, run, stop, cancellation);
    }

    public async Task GiveUp(WorkTicket ticket, CancellationToken cancellation)
    {
        var run = await Run(ticket, cancellation);
        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        if (await queue.Finish(ticket, cancellation))
        {
            await runs.SetState(run, SyncState.Failed, GivenUp, isOver: true, cancellation);
            await work.Commit(cancellation);
        }
    }

    private async Task<Stop> Read(WorkTicket ticket, SyncRunRecord run, Taxpayer taxpayer, CancellationToken cancellation)
    {
        var channel = await book.Find(run.TaxpayerId, run.Connector, cancellation);
        if (channel is null)
        {
            return new Stop("渠道设置已被删除；请重新设置后点重试", null);
        }

        try
        {
            using var open = book.Open(channel, "同步", LongestPause);
            var lists = (IListsInvoices)open.Connector;
            ConnectorException? last = null;
            var needed = await disk.Needed(run.TaxpayerId, cancellation);
            var (failed, pauses, isSlow) = (0, 0, false);
            // One whose ticket is no longer the newest stops: another process is at the same slices.
            while (await IsHeld(ticket, cancellation) && await Next(run, cancellation) is { } slice)
            {
                // Stop before a download that would not fit, not in the middle of it.
                if (disk.WhyNot(needed) is { } full)
                {
                    return new Stop(full.Render(), new ConnectorException(Failure.NoSpace, full));
                }

                var failure = await One(ticket, (run, slice), taxpayer, ReaderFor(slice, lists, isSlow), cancellation);
                if (failure is not null && PauseOf(failure) is { } pause && pauses++ < MostPauses)
                {
                    // The bureau asks for a short wait; the slice is still due.
                    await Task.Delay(pause, time, cancellation);
                    continue;
                }

                last = failure ?? last;
                isSlow |= IsPending(failure);
                failed =
                    failure is null ? 0
                    : IsPending(failure) ? failed
                    : failed + 1;
                if (failure is not null && (failed == InARow || StopsAll(failure)))
                {
                    return new Stop(failure.Said.Render(), failure);
                }
            }

            if ((await runs.Slices(run, cancellation)).Exists(slice => slice.Direction == Direction.Out))
            {
                await controls.Read(ticket, run, taxpayer, open.Connector, cancellation);
            }

            return new Stop(null, last);
        }
        catch (ConnectorException failure)
        {
            return new Stop(failure.Said.Render(), failure);
        }
    }

    private async Task<bool> IsHeld(WorkTicket ticket, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        var isHeld = await queue.Hold(ticket, cancellation);
        await work.Commit(cancellation);
        return isHeld;
    }

    // Jobs that the bureau has had time for go first; then as they stand.
    private async Task<SyncSliceRecord?> Next(SyncRunRecord run, CancellationToken cancellation) =>
        (await runs.Slices(run, cancellation))
            .Where(slice => slice.State == SyncState.Waiting)
            .OrderBy(slice => slice.Ticket is null)
            .FirstOrDefault();

    // Without sign-in, line or quota every further slice would only repeat the failure. One bad slice stops nothing.
    private static bool StopsAll(ConnectorException failure) =>
        failure.Failure is Failure.LoginExpired or Failure.Unreachable || failure.Said.Code is "CON-01" or "CON-11" or "CON-12";

    /// <returns>Why the slice was not read; null when it was, or was split.</returns>
    private async Task<ConnectorException?> One(
        WorkTicket ticket,
        (SyncRunRecord Run, SyncSliceRecord Slice) of,
        Taxpayer taxpayer,
        SliceReader reader,
        CancellationToken cancellation
    )
    {
        var slice = of.Slice;
        var window = new ListWindow(taxpayer.Number, slice.Direction, slice.Kind, slice.FromDate, slice.ToDate);
        var before = await store.MarkOf(of, cancellation);
        try
        {
            var read = await reader.Read(
                window,
                slice.Ticket,
                number => Remember(ticket, slice, number, cancellation),
                cancellation
            );
            if (read.State == SliceState.TooMany)
            {
                await Split(ticket, of, window, cancellation);
                return null;
            }

            await store.Store(ticket, of, read, before, cancellation);
            return null;
        }
        catch (ConnectorException failure) when (slice.Ticket is not null && failure.Failure == Failure.Refused)
        {
            // The bureau no longer knows the job of an earlier attempt, or has given it up: it is asked for anew.
            await Replace(ticket, slice, slice with { Ticket = null, AskedAt = null }, cancellation);
            return null;
        }
        catch (ConnectorException failure) when (PauseOf(failure) is null)
        {
            await Fail(ticket, of, failure, cancellation);
            return failure;
        }
        catch (ConnectorException failure)
        {
            return failure;
        }
    }

    // A job that the bureau was asked for long ago is looked at once, not waited for; and where one is slow, the next are not waited for as long.
    private SliceReader ReaderFor(SyncSliceRecord slice, IListsInvoices lists, bool isSlow) =>
        slice.AskedAt is { } asked && time.GetUtcNow() - asked > LongestPause ? new SliceReader(lists, time) { Patience = 1 }
        : isSlow ? new SliceReader(lists, time) { Patience = 3 }
        : new SliceReader(lists, time);

    // A slow job says nothing of the next one.
    private static bool IsPending(ConnectorException? failure) => failure?.Said.Code == StuckJobs.StillPending;

    private TimeSpan? PauseOf(ConnectorException failure) =>
        failure.RetryAt is { } at && at - time.GetUtcNow() is var pause && pause <= LongestPause
            ? (pause < TimeSpan.Zero ? TimeSpan.Zero : pause)
            : null;

    // Before anything is fetched: after a kill the job at the bureau is gone on with, not asked for a second time.
    private Task Remember(WorkTicket ticket, SyncSliceRecord slice, string number, CancellationToken cancellation) =>
        Replace(ticket, slice, StoreSlice.With(slice, number, time.GetUtcNow()), cancellation);

    private async Task Replace(WorkTicket ticket, SyncSliceRecord slice, SyncSliceRecord by, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        if (await queue.Hold(ticket, cancellation))
        {
            await runs.Replace(slice, [by], cancellation);
            await work.Commit(cancellation);
        }
    }

    private async Task Split(
        WorkTicket ticket,
        (SyncRunRecord Run, SyncSliceRecord Slice) of,
        ListWindow window,
        CancellationToken cancellation
    )
    {
        if (window.IsOneDay)
        {
            throw StoreSlice.DayTooBig(window.From);
        }

        var (first, second) = window.Halves();
        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        if (await queue.Hold(ticket, cancellation))
        {
            await runs.Replace(
                of.Slice,
                [
                    plan.New(of.Run, first.Direction, first.Kind, first.From, first.To),
                    plan.New(of.Run, second.Direction, second.Kind, second.From, second.To),
                ],
                cancellation
            );
            await work.Commit(cancellation);
        }
    }

    private async Task Fail(
        WorkTicket ticket,
        (SyncRunRecord Run, SyncSliceRecord Slice) of,
        ConnectorException failure,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        if (await queue.Hold(ticket, cancellation))
        {
            await runs.Replace(of.Slice, [await stuck.Judge(of, failure, cancellation)], cancellation);
            await book.Failed(of.Run.TaxpayerId, of.Run.Connector, failure, cancellation);
            await work.Commit(cancellation);
        }
    }

    private async Task Finish(WorkTicket ticket, SyncRunRecord run, Stop stop, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        if (!await queue.Finish(ticket, cancellation))
        {
            // Someone took over because this attempt seemed dead; the rest is theirs.
            return;
        }

        var slices = await runs.Slices(run, cancellation);
        var left = slices.Where(slice => slice.State != SyncState.Done).ToList();
        var problem = stop.Problem ?? Problem(left);
        var isGreen = problem is null && slices.TrueForAll(slice => slice.Received == slice.Stored + slice.Skipped);
        await runs.SetState(
            run,
            isGreen ? SyncState.Done : SyncState.Failed,
            isGreen ? null : problem ?? "收到与入库的张数不符，同步未通过",
            isOver: true,
            cancellation
        );
        await runs.NoteFailure(run, isGreen ? null : stop.Cause, cancellation);
        if (isGreen)
        {
            await book.Succeeded(run.TaxpayerId, run.Connector, cancellation);
        }
        else if (stop.Cause is { } failure)
        {
            await book.Failed(run.TaxpayerId, run.Connector, failure, cancellation);
        }

        await audit.Write(
            run.TaxpayerId,
            Actor.Program,
            SyncRuns.Event(
                isGreen ? "sync.done" : "sync.failed",
                run,
                ("received", Text(slices.Sum(slice => slice.Received))),
                ("stored", Text(slices.Sum(slice => slice.Stored))),
                ("skipped", Text(slices.Sum(slice => slice.Skipped))),
                ("slicesLeft", Text(left.Count))
            ),
            cancellation
        );
        await work.Commit(cancellation);
    }

    private static string? Problem(List<SyncSliceRecord> left) =>
        left.Count == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{left.Count} 段没有读到：{left.Find(slice => slice.Problem is not null)?.Problem ?? "尚未轮到"}"
            );

    /// <summary>How the reading of a sync ended.</summary>
    /// <param name="Problem">Why the whole sync stopped; null when every slice had its turn.</param>
    /// <param name="Cause">What failed last; null when nothing did.</param>
    private sealed record Stop(string? Problem, ConnectorException? Cause);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<SyncRunRecord> Run(WorkTicket ticket, CancellationToken cancellation) =>
        await runs.Find(
            ticket.TaxpayerId,
            int.Parse(ticket.WindowKey, NumberStyles.None, CultureInfo.InvariantCulture),
            cancellation
        ) ?? throw new InvalidDataException("A work unit names a sync that is not there.");
}
