using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>取消核对, and how far one is.</summary>
internal sealed class CancelRun(RunRequests requests, ITaxpayers taxpayers, Database db, AuditLog audit) : ISlice
{
    private static readonly RefusalText IsOver = new("RUN-05", "这次核对已经结束，不能取消");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        const string path = "/api/taxpayers/{taxpayer}/reconciliation-requests/{request:int}";
        routes
            .MapGet(
                path,
                (CancelRun slice, string taxpayer, int request, CancellationToken ct) =>
                    slice.Find(taxpayer, request, ct).ToHttp(found => Results.Ok(RunRequests.Shown(found)))
            )
            .Requires(ReconciliationPermissions.View);
        routes
            .MapPost(
                path + "/cancel",
                (CancelRun slice, string taxpayer, int request, Actor actor, CancellationToken ct) =>
                    slice.Cancel(taxpayer, request, actor, ct).ToHttp(found => Results.Ok(RunRequests.Shown(found)))
            )
            .Requires(ReconciliationPermissions.Run);
    }

    /// <summary>A request.</summary>
    public async Task<Outcome<RunRequestRecord>> Find(string number, int requestNo, CancellationToken ct) =>
        await taxpayers.FindByNumber(number, ct) is { } taxpayer
        && await requests.Find(taxpayer.TaxpayerId, requestNo, ct) is { } request
            ? request
            : Refusal.NotFound;

    /// <summary>Tells a run to stop. One that is already being written is finished.</summary>
    public async Task<Outcome<RunRequestRecord>> Cancel(string number, int requestNo, Actor actor, CancellationToken ct)
    {
        var found = await Find(number, requestNo, ct);
        if (!found.Succeeded(out var request))
        {
            return found;
        }

        await using var work = await UnitOfWork.Begin(db, request.TaxpayerId, ct);
        if (!await requests.Move(request, [RunState.Waiting, RunState.Running], RunState.Cancelling, ct))
        {
            return Refusal.WrongState(IsOver);
        }

        await audit.Write(request.TaxpayerId, actor, RunRequests.Event("reconciliation.cancel", requestNo), ct);
        await work.Commit(ct);
        return await Find(number, requestNo, ct);
    }
}
