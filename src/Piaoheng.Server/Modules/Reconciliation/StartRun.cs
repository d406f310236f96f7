using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Json;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>执行核对: asks for a run, which is then made in the background.</summary>
internal sealed class StartRun(
    RunRequests requests,
    ITaxpayers taxpayers,
    Database db,
    WorkQueue queue,
    WorkSignal signal,
    AuditLog audit,
    TimeProvider time
) : ISlice
{
    /// <param name="From">First 开票日期; null = open.</param>
    /// <param name="To">Last 开票日期; null = open.</param>
    /// <param name="AsOf">The day as of which to judge; null = today in Beijing.</param>
    public sealed record Request(DateOnly? From = null, DateOnly? To = null, DateOnly? AsOf = null);

    private static readonly RefusalText WrongPeriod = new("RUN-01", "起始日期 {from} 晚于截止日期 {to}，请调整核对期间");
    private static readonly RefusalText IsRunning = new("RUN-04", "正在核对（第 {request} 号任务），请等它完成，或先取消");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/reconciliations",
                (StartRun slice, string taxpayer, Request body, Actor actor, CancellationToken ct) =>
                    slice
                        .Run(taxpayer, body, actor, ct)
                        .ToHttp(asked =>
                            Results.Accepted(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"/api/taxpayers/{taxpayer}/reconciliation-requests/{asked.RequestNo}"
                                ),
                                RunRequests.Shown(asked)
                            )
                        )
            )
            .Requires(ReconciliationPermissions.Run);

    /// <summary>Asks.</summary>
    public async Task<Outcome<RunRequestRecord>> Run(string number, Request request, Actor actor, CancellationToken ct)
    {
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        if (request is { From: { } from, To: { } to } && from > to)
        {
            return Refusal.Invalid(WrongPeriod, ("from", ReadingJson.Day(from)), ("to", ReadingJson.Day(to)));
        }

        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        var last = await requests.Latest(taxpayer.TaxpayerId, ct);
        if (last is { IsOpen: true })
        {
            return Refusal.Conflict(IsRunning, ("request", last.RequestNo.ToString(CultureInfo.InvariantCulture)));
        }

        var asked = new RunRequestRecord
        {
            TaxpayerId = taxpayer.TaxpayerId,
            RequestNo = (last?.RequestNo ?? 0) + 1,
            At = time.GetUtcNow(),
            Actor = actor.Name,
            AsOf = request.AsOf ?? BeijingTime.Today(time),
            FromDate = request.From,
            ToDate = request.To,
            State = RunState.Waiting,
            Stage = null,
            RowsDone = 0,
            RowsInAll = 0,
            Problem = null,
            RunNo = null,
        };
        await db.AddMany([asked], ct);
        await queue.Add(taxpayer.TaxpayerId, DoRequestedRun.WorkKind, RunRequests.WindowOf(asked.RequestNo), ct);
        await audit.Write(taxpayer.TaxpayerId, actor, RunRequests.Event("reconciliation.request", asked.RequestNo), ct);
        await work.Commit(ct);
        signal.Wake();
        return asked;
    }
}
