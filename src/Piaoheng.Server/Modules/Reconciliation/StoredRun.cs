using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>Compares what is stored and keeps the result as a run that is never changed.</summary>
internal sealed class StoredRun(StoredSides sides, RunReports reports, Database db, AuditLog audit, TimeProvider time)
{
    /// <summary>Compares.</summary>
    public async Task<ReconciliationReport> Compare(
        Taxpayer taxpayer,
        RunPeriod period,
        RunProgress progress,
        CancellationToken ct
    )
    {
        var input = await sides.Load(taxpayer, period, progress, ct);
        return Reconciler.Run(input, (done, inAll) => progress.Set(RunStage.Comparing, done, inAll), ct);
    }

    /// <summary>Compares and stores at once, for programs that wait for it.</summary>
    public async Task<RunRecord> Make(Taxpayer taxpayer, RunPeriod period, Actor actor, CancellationToken ct)
    {
        var report = await Compare(taxpayer, period, new RunProgress(), ct);
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        var run = await Store(taxpayer, report, actor, ct);
        await work.Commit(ct);
        return run;
    }

    /// <summary>Stores. Call inside a unit of work.</summary>
    public async Task<RunRecord> Store(Taxpayer taxpayer, ReconciliationReport report, Actor actor, CancellationToken ct)
    {
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

        // The files of the report before the commit: a run without its report must not be seen.
        await reports.Write(run, report, ct);
        return run;
    }
}

/// <summary>What a run is asked to look at.</summary>
/// <param name="From">First 开票日期; null = open.</param>
/// <param name="To">Last 开票日期; null = open.</param>
/// <param name="AsOf">The day as of which to judge.</param>
public sealed record RunPeriod(DateOnly? From, DateOnly? To, DateOnly AsOf);
