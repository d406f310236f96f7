using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>定时同步: makes the syncs that have become due, one at a time for each channel.</summary>
internal sealed class MakeDueSyncs(ScheduleBook schedules, SyncRuns runs, Database db, WorkSignal signal, TimeProvider time)
    : IScheduledCheck
{
    public Task Check(CancellationToken cancellation) => Check(time.GetUtcNow(), cancellation);

    /// <summary>Looks as if it were another time.</summary>
    internal async Task Check(DateTimeOffset now, CancellationToken cancellation)
    {
        var channels = await db.Rows<ChannelRecord>()
            .Select(row => new { row.TaxpayerId, row.Connector })
            .OrderBy(row => row.TaxpayerId)
            .ThenBy(row => row.Connector)
            .ToListAsync(cancellation);
        foreach (var channel in channels)
        {
            if (await HasWork(channel.TaxpayerId, channel.Connector, now, cancellation))
            {
                await Look((channel.TaxpayerId, channel.Connector), now, cancellation);
            }
        }
    }

    private async Task Look((long TaxpayerId, string Connector) channel, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, channel.TaxpayerId, cancellation);
        var made = await schedules.Look(channel, now, cancellation);
        await work.Commit(cancellation);
        if (made is not null)
        {
            signal.Wake();
        }
    }

    // Asked before a unit of work begins: nearly always nothing is due, and nobody should wait for that.
    private async Task<bool> HasWork(long taxpayerId, string connector, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var line in await schedules.Lines(taxpayerId, connector, now, cancellation))
        {
            var row = line.Row;
            if (!line.IsKept || (row is { IsOn: true, IsAwaited: false } && row.NextAt <= now))
            {
                return true;
            }

            if (
                (row.IsAwaited || row.Failures > 0)
                && row.RunNo is { } runNo
                && await runs.Find(taxpayerId, runNo, cancellation) is { } run
                && (run.State == SyncState.Done || (row.IsAwaited && !run.IsOpen))
            )
            {
                return true;
            }
        }

        return false;
    }
}
