using System.Globalization;
using Piaoheng.Connectors;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Json;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>执行同步: asks for a sync, which is then made in the background; and asks again for what was left.</summary>
internal sealed class StartSync(
    SyncRuns runs,
    OrderSync orders,
    ChannelBook book,
    ITaxpayers taxpayers,
    Database db,
    WorkSignal signal,
    AuditLog audit,
    TimeProvider time
) : ISlice
{
    /// <param name="From">First 开票日期; null = what is not proven yet.</param>
    /// <param name="To">Last 开票日期; null = today.</param>
    public sealed record Request(DateOnly? From = null, DateOnly? To = null);

    private static readonly RefusalText NotSetUp = new("SYN-01", "渠道 {connector} 还没有设置；请先在取票渠道填写地址和密钥");
    private static readonly RefusalText NoLists = new("SYN-02", "渠道 {connector} 不能取清单，不能同步");
    private static readonly RefusalText WrongPeriod = new("SYN-03", "起始日期 {from} 晚于截止日期 {to}，请调整");
    internal static readonly RefusalText IsRunning = new("SYN-04", "第 {run} 号同步还在进行，请等它完成");
    private static readonly RefusalText NotFailed = new("SYN-05", "这次同步没有需要重试的部分");
    private static readonly RefusalText InFuture = new("SYN-06", "截止日期 {to} 在今天之后，请调整");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/channels/{connector}/syncs",
                (StartSync slice, string taxpayer, string connector, Request body, Actor actor, CancellationToken ct) =>
                    slice.Start(taxpayer, connector, body, actor, ct).ToHttp(run => Results.Accepted(value: run))
            )
            .Requires(ChannelsPermissions.Sync);
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/syncs/{runNo:int}/retry",
                (StartSync slice, string taxpayer, int runNo, Actor actor, CancellationToken ct) =>
                    slice.Retry(taxpayer, runNo, actor, ct).ToHttp(run => Results.Accepted(value: run))
            )
            .Requires(ChannelsPermissions.Sync);
    }

    /// <summary>Asks.</summary>
    public async Task<Outcome<SyncRunRecord>> Start(
        string number,
        string connector,
        Request request,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        if (ConnectorCatalogue.Find(connector)?.Capabilities.HasFlag(Capabilities.Lists) != true)
        {
            return Refusal.Invalid(NoLists, ("connector", connector));
        }

        if (await book.Find(taxpayer.TaxpayerId, connector, ct) is null)
        {
            return Refusal.WrongState(NotSetUp, ("connector", connector));
        }

        var today = BeijingTime.Today(time);
        var to = request.To ?? today;
        var from = request.From ?? new DateOnly(to.Year, to.Month, 1).AddMonths(1 - SyncPlan.FirstMonths);
        if (to > today)
        {
            return Refusal.Invalid(InFuture, ("to", ReadingJson.Day(to)));
        }

        return from > to
            ? Refusal.Invalid(WrongPeriod, ("from", ReadingJson.Day(from)), ("to", ReadingJson.Day(to)))
            : await Store(
                new SyncOrder(
                    taxpayer.TaxpayerId,
                    connector,
                    new DayRange(from, to),
                    IsNamed: request.From is not null,
                    Line: "",
                    SyncOrder.BothDirections
                ),
                actor,
                ct
            );
    }

    /// <summary>Asks again for the slices that failed.</summary>
    public async Task<Outcome<SyncRunRecord>> Retry(string number, int runNo, Actor actor, CancellationToken ct)
    {
        if (
            await taxpayers.FindByNumber(number, ct) is not { } taxpayer
            || await runs.Find(taxpayer.TaxpayerId, runNo, ct) is not { } run
        )
        {
            return Refusal.NotFound;
        }

        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        run = await runs.Find(taxpayer.TaxpayerId, runNo, ct);
        if (run!.State != SyncState.Failed)
        {
            return Refusal.WrongState(NotFailed);
        }

        if (await runs.Open(taxpayer.TaxpayerId, run.Connector, ct) is { } open)
        {
            return Refusal.Conflict(IsRunning, ("run", open.RunNo.ToString(CultureInfo.InvariantCulture)));
        }

        await runs.Reopen(run, ct);
        await runs.Enqueue(run, ct);
        await audit.Write(taxpayer.TaxpayerId, actor, SyncRuns.Event("sync.retry", run), ct);
        await work.Commit(ct);
        signal.Wake();
        return run;
    }

    private async Task<Outcome<SyncRunRecord>> Store(SyncOrder order, Actor actor, CancellationToken ct)
    {
        await using var work = await UnitOfWork.Begin(db, order.TaxpayerId, ct);
        if (await runs.Open(order.TaxpayerId, order.Connector, ct) is { } open)
        {
            return Refusal.Conflict(IsRunning, ("run", open.RunNo.ToString(CultureInfo.InvariantCulture)));
        }

        var run = await orders.Add(order, actor, ct);
        await work.Commit(ct);
        signal.Wake();
        return run;
    }
}
