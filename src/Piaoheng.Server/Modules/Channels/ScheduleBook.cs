using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Schedules;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>定时任务簿: when each line of a channel is due, and what became of its last sync.</summary>
internal sealed class ScheduleBook(SyncRuns runs, OrderSync orders, PolicyPack policy, Database db, AuditLog audit)
{
    /// <summary>The lines of a channel as they stand; those that were never looked at have no next time yet.</summary>
    public async Task<IReadOnlyList<ScheduledLine>> Lines(
        long taxpayerId,
        string connector,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (policy.Schedules.At(connector, BeijingTime.DayOf(now)) is not { } schedule)
        {
            return [];
        }

        var rows = await db.Rows<ScheduleRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.Connector == connector)
            .ToListAsync(cancellation);
        return
        [
            .. schedule.Lines.Select(line => new ScheduledLine(
                schedule,
                line,
                rows.Find(row => row.Line == line.Id) ?? New(taxpayerId, connector, schedule, line, now),
                rows.Exists(row => row.Line == line.Id)
            )),
        ];
    }

    /// <summary>Sees what became of the syncs, and makes the one that has waited longest. Call inside a unit of work.</summary>
    /// <returns>The sync that was made or gone on with; null when nothing was due.</returns>
    public async Task<SyncRunRecord?> Look(
        (long TaxpayerId, string Connector) channel,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var lines = new List<ScheduledLine>();
        foreach (var line in await Lines(channel.TaxpayerId, channel.Connector, now, cancellation))
        {
            lines.Add(await Settle(line, now, cancellation));
        }

        if (await runs.Open(channel.TaxpayerId, channel.Connector, cancellation) is not null)
        {
            // One at a time: what is due keeps its place by the time since which it waits.
            return null;
        }

        var due = lines
            .Where(line => line.Row is { IsOn: true, IsAwaited: false } && line.Row.NextAt <= now)
            .OrderBy(line => line.Row.NextAt)
            .FirstOrDefault();
        return due is null ? null : await Begin(due, Actor.Program, now, cancellation);
    }

    /// <summary>Makes the sync of a line. Call inside a unit of work in which no other sync of the channel is open.</summary>
    public async Task<SyncRunRecord> Begin(ScheduledLine due, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = due.Row;
        var run = await Again(due, cancellation);
        if (run is null)
        {
            var today = BeijingTime.DayOf(now);
            var days = SyncTimes.Days(due.Line, today);
            run = await orders.Add(
                new SyncOrder(
                    row.TaxpayerId,
                    row.Connector,
                    days ?? new DayRange(new DateOnly(today.Year, today.Month, 1).AddMonths(1 - SyncPlan.FirstMonths), today),
                    IsNamed: days is not null,
                    due.Line.Id,
                    due.Line.Direction is { } word && Words.Parse<Direction>(word, Words.Of) is { } direction
                        ? [direction]
                        : SyncOrder.BothDirections
                ),
                actor,
                cancellation
            );
        }
        else
        {
            await runs.Reopen(run, cancellation);
            await runs.Enqueue(run, cancellation);
            await audit.Write(row.TaxpayerId, actor, SyncRuns.Event("sync.retry", run, ("line", due.Line.Id)), cancellation);
        }

        await Save(row with { RunNo = run.RunNo, IsAwaited = true }, cancellation);
        return run;
    }

    /// <summary>Stops a line, or lets it go on. Call inside a unit of work.</summary>
    public Task Switch(ScheduledLine line, bool isOn, DateTimeOffset now, CancellationToken cancellation) =>
        Save(line.Row with { IsOn = isOn, NextAt = line.Times(policy).Next(line.Line, now) }, cancellation);

    // The days of a 复查 stay the same, so what of it was not read is read again. New invoices are asked for with new days.
    private async Task<SyncRunRecord?> Again(ScheduledLine due, CancellationToken cancellation) =>
        due.Line.Reread is not null
        && due.Row is { Failures: > 0, RunNo: { } runNo }
        && await runs.Find(due.Row.TaxpayerId, runNo, cancellation) is { State: SyncState.Failed } failed
            ? failed
            : null;

    private async Task<ScheduledLine> Settle(ScheduledLine line, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = line.Row;
        var run = row.RunNo is { } runNo ? await runs.Find(row.TaxpayerId, runNo, cancellation) : null;
        var settled = After(line, run, now);
        if (line.IsKept && settled == row)
        {
            return line;
        }

        await Save(settled, cancellation);
        return line with { Row = settled, IsKept = true };
    }

    private ScheduleRecord After(ScheduledLine line, SyncRunRecord? run, DateTimeOffset now)
    {
        var row = line.Row;
        if (run is null || run.IsOpen || (!row.IsAwaited && row.Failures == 0))
        {
            return row;
        }

        if (run.State == SyncState.Done)
        {
            return row with { IsAwaited = false, Failures = 0, NextAt = line.Times(policy).Next(line.Line, now) };
        }

        return row.IsAwaited
            ? row with
            {
                IsAwaited = false,
                Failures = row.Failures + 1,
                NextAt = line.Times(policy).Retry(row.Failures + 1, IsForPeople(run), now, run.RetryAt),
            }
            : row;
    }

    // No waiting mends a lost sign-in, a right that is not there, or a full disk.
    private static bool IsForPeople(SyncRunRecord run) =>
        run.Failure is nameof(Failure.LoginExpired) or nameof(Failure.Refused) or nameof(Failure.NoSpace);

    private ScheduleRecord New(long taxpayerId, string connector, SyncSchedule schedule, SyncLine line, DateTimeOffset now) =>
        new()
        {
            TaxpayerId = taxpayerId,
            Connector = connector,
            Line = line.Id,
            IsOn = true,
            NextAt = new SyncTimes(schedule, policy.Calendar).Next(line, now),
            Failures = 0,
            RunNo = null,
            IsAwaited = false,
        };

    private async Task Save(ScheduleRecord row, CancellationToken cancellation)
    {
        await db.Set<ScheduleRecord>()
            .Where(own => own.TaxpayerId == row.TaxpayerId && own.Connector == row.Connector && own.Line == row.Line)
            .ExecuteDeleteAsync(cancellation);
        await db.AddMany([row], cancellation);
    }
}

/// <summary>A line of a schedule and how it stands.</summary>
/// <param name="Schedule">The schedule in force.</param>
/// <param name="Line">The line.</param>
/// <param name="Row">How it stands.</param>
/// <param name="IsKept">Whether that is written down already.</param>
internal sealed record ScheduledLine(SyncSchedule Schedule, SyncLine Line, ScheduleRecord Row, bool IsKept)
{
    /// <summary>Its clock.</summary>
    public SyncTimes Times(PolicyPack policy) => new(Schedule, policy.Calendar);
}
