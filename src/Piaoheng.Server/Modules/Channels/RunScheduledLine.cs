using System.Globalization;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>定时任务 by hand: done now instead of at its time, stopped, or let go on.</summary>
internal sealed class RunScheduledLine(
    ScheduleBook schedules,
    SyncRuns runs,
    ChannelBook book,
    ITaxpayers taxpayers,
    Database db,
    WorkSignal signal,
    AuditLog audit,
    TimeProvider time
) : ISlice
{
    /// <param name="IsOn">Whether it is done by itself.</param>
    public sealed record SwitchRequest(bool IsOn);

    private static readonly RefusalText NoLine = new("SYN-07", "渠道 {connector} 没有定时任务 {line}，或渠道还没有设置");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/channels/{connector}/schedule/{line}/run",
                (RunScheduledLine slice, string taxpayer, string connector, string line, Actor actor, CancellationToken ct) =>
                    slice.Run(taxpayer, (connector, line), actor, ct).ToHttp(run => Results.Accepted(value: run))
            )
            .Requires(ChannelsPermissions.Sync);
        routes
            .MapPut(
                "/api/taxpayers/{taxpayer}/channels/{connector}/schedule/{line}",
                (
                    RunScheduledLine slice,
                    string taxpayer,
                    string connector,
                    string line,
                    SwitchRequest body,
                    Actor actor,
                    CancellationToken ct
                ) => slice.Switch(taxpayer, (connector, line), body.IsOn, actor, ct).ToHttp(_ => Results.NoContent())
            )
            .Requires(ChannelsPermissions.Change);
    }

    /// <summary>Does the line now.</summary>
    public async Task<Outcome<SyncRunRecord>> Run(
        string number,
        (string Connector, string Line) which,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        if (await Find(taxpayer.TaxpayerId, which, now, ct) is not { } line)
        {
            return Refusal.WrongState(NoLine, ("connector", which.Connector), ("line", which.Line));
        }

        if (await runs.Open(taxpayer.TaxpayerId, which.Connector, ct) is { } open)
        {
            return Refusal.Conflict(StartSync.IsRunning, ("run", open.RunNo.ToString(CultureInfo.InvariantCulture)));
        }

        var run = await schedules.Begin(line, actor, now, ct);
        await work.Commit(ct);
        signal.Wake();
        return run;
    }

    /// <summary>Stops the line, or lets it go on.</summary>
    public async Task<Outcome<bool>> Switch(
        string number,
        (string Connector, string Line) which,
        bool isOn,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        if (await Find(taxpayer.TaxpayerId, which, now, ct) is not { } line)
        {
            return Refusal.WrongState(NoLine, ("connector", which.Connector), ("line", which.Line));
        }

        await schedules.Switch(line, isOn, now, ct);
        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent(isOn ? "schedule.resume" : "schedule.pause", $"channel:{which.Connector}", ("line", which.Line)),
            ct
        );
        await work.Commit(ct);
        return isOn;
    }

    private async Task<ScheduledLine?> Find(
        long taxpayerId,
        (string Connector, string Line) which,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await book.Find(taxpayerId, which.Connector, ct) is null
            ? null
            : (await schedules.Lines(taxpayerId, which.Connector, now, ct)).FirstOrDefault(line => line.Line.Id == which.Line);
}
