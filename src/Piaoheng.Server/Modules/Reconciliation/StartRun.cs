using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>执行核对: compares what is stored and keeps the result as a run that is never changed.</summary>
internal sealed class StartRun(
    StoredSides sides,
    RunReports reports,
    ITaxpayers taxpayers,
    Database db,
    AuditLog audit,
    TimeProvider time
) : ISlice
{
    /// <param name="From">First 开票日期; null = open.</param>
    /// <param name="To">Last 开票日期; null = open.</param>
    /// <param name="AsOf">The day as of which to judge; null = today in Beijing.</param>
    public sealed record Request(DateOnly? From = null, DateOnly? To = null, DateOnly? AsOf = null);

    private static readonly RefusalText WrongPeriod = new("RUN-01", "起始日期 {from} 晚于截止日期 {to}，请调整核对期间");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/reconciliations",
                (StartRun slice, string taxpayer, Request body, Actor actor, CancellationToken ct) =>
                    slice.Run(taxpayer, body, actor, ct).ToHttp(run => Results.Ok(new { run.RunNo }))
            )
            .Requires(ReconciliationPermissions.Run);

    /// <summary>Runs and stores.</summary>
    public async Task<Outcome<RunRecord>> Run(string number, Request request, Actor actor, CancellationToken ct)
    {
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        if (request is { From: { } from, To: { } to } && from > to)
        {
            return Refusal.Invalid(
                WrongPeriod,
                ("from", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("to", to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            );
        }

        var input = await sides.Load(taxpayer, request, BeijingTime.Today(time), ct);
        var report = Reconciler.Run(input);
        return await Store(taxpayer, report, actor, ct);
    }

    private async Task<Outcome<RunRecord>> Store(
        Taxpayer taxpayer,
        ReconciliationReport report,
        Actor actor,
        CancellationToken ct
    )
    {
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        var last =
            await db.Rows<RunRecord>().Where(run => run.TaxpayerId == taxpayer.TaxpayerId).MaxAsync(run => (int?)run.RunNo, ct)
            ?? 0;
        var run = new RunRecord
        {
            TaxpayerId = taxpayer.TaxpayerId,
            RunNo = last + 1,
            At = time.GetUtcNow(),
            Actor = actor.Name,
            AsOf = report.AsOf,
            FromDate = report.From,
            ToDate = report.To,
            Policy = report.Policy,
            OursCount = report.Summary.Ours,
            TheirsCount = report.Summary.Theirs,
        };
        await db.AddMany([run], ct);
        await db.AddMany([.. report.Results.Select((result, index) => ResultRow.Of(run, index + 1, result))], ct);
        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent("reconciliation.run", string.Create(CultureInfo.InvariantCulture, $"reconciliation:{run.RunNo}")),
            ct
        );
        // The files of the report first: a run without its report must not be seen.
        await reports.Write(run, report, ct);
        await work.Commit(ct);
        return run;
    }
}
