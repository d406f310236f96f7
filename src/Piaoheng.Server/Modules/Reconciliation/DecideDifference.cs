using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>处理差异: a person accepts or ignores a result, with a reason; it holds until the evidence changes.</summary>
internal sealed class DecideDifference(Database db, AuditLog audit, ITaxpayers taxpayers, TimeProvider time) : ISlice
{
    /// <param name="Action"><c>accepted</c>, <c>ignored</c>, or <c>open</c> to take a decision back.</param>
    /// <param name="Reason">Why; needed except for <c>open</c>.</param>
    public sealed record Request(string Action, string? Reason);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/reconciliations/{run:int}/results/{result:int}/decision",
                (DecideDifference slice, string taxpayer, int run, int result, Request body, Actor actor, CancellationToken ct) =>
                    slice.Decide(taxpayer, (run, result), body, actor, ct).ToHttp()
            )
            .Requires(ReconciliationPermissions.Decide);

    /// <summary>Keeps the decision.</summary>
    public async Task<Outcome<string>> Decide(
        string number,
        (int Run, int Result) at,
        Request request,
        Actor actor,
        CancellationToken ct
    )
    {
        var input = DecisionInput.Check(request.Action, request.Reason, "accepted", "ignored");
        if (!input.Succeeded(out var reason))
        {
            return input.Refusal!;
        }

        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        var result = await db.Rows<DifferenceRecord>()
            .SingleOrDefaultAsync(
                row => row.TaxpayerId == taxpayer.TaxpayerId && row.RunNo == at.Run && row.ResultNo == at.Result,
                ct
            );
        if (result is null)
        {
            return Refusal.NotFound;
        }

        await db.Set<DecisionRecord>()
            .Where(row => row.TaxpayerId == taxpayer.TaxpayerId && row.Subject == result.Subject)
            .ExecuteDeleteAsync(ct);
        if (request.Action != DecisionInput.Open)
        {
            await db.AddMany([Record(taxpayer, result, request.Action, reason, actor)], ct);
        }

        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent("reconciliation.decide", result.Subject, ("action", request.Action), ("reason", reason)),
            ct
        );
        await work.Commit(ct);
        return request.Action;
    }

    private DecisionRecord Record(Taxpayer taxpayer, DifferenceRecord result, string action, string reason, Actor actor) =>
        new()
        {
            TaxpayerId = taxpayer.TaxpayerId,
            Subject = result.Subject,
            Action = action,
            Reason = reason,
            Evidence = result.Evidence,
            Actor = actor.Name,
            At = time.GetUtcNow(),
        };
}
