using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>发票核对: runs over what is stored, their results, and what people decided about them.</summary>
public sealed class ReconciliationModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "发票核对";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddScoped<StoredSides>()
            .AddScoped<RunResults>()
            .AddScoped<RunChanges>()
            .AddScoped<ResultCandidates>()
            .AddScoped<StoredRun>()
            .AddScoped<RunRequests>()
            .AddScoped<IWorkHandler, DoRequestedRun>()
            .AddScoped<IInvoiceVerdicts, InvoiceVerdicts>()
            .AddScoped<ITraceSource, ReconciliationTrace>()
            .AddSingleton<RunReports>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Find, 210, "发票核对", "核对", "scale", "reconciliation")
                {
                    Permission = ReconciliationPermissions.View,
                }
            );

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<RunRecord>(table =>
        {
            table.ToTable("reconciliation_run");
            table.HasKey(run => new { run.TaxpayerId, run.RunNo });
        });
        model.Entity<DifferenceRecord>(table =>
        {
            table.ToTable("reconciliation_result");
            table.HasKey(result => new
            {
                result.TaxpayerId,
                result.RunNo,
                result.ResultNo,
            });
        });
        model.Entity<LinkRecord>(table =>
        {
            table.ToTable("reconciliation_link");
            table.HasKey(link => new
            {
                link.TaxpayerId,
                link.OursKey,
                link.TheirsKey,
            });
        });
        model.Entity<ToleranceRecord>(table =>
        {
            table.ToTable("reconciliation_tolerance");
            table.HasKey(tolerance => new { tolerance.TaxpayerId, tolerance.Field });
        });
        model.Entity<RunRequestRecord>(table =>
        {
            table.ToTable("reconciliation_request");
            table.HasKey(request => new { request.TaxpayerId, request.RequestNo });
            table.Ignore(request => request.IsOpen);
        });
        model.Entity<DecisionRecord>(table =>
        {
            table.ToTable("reconciliation_decision");
            table.HasKey(decision => new { decision.TaxpayerId, decision.Subject });
        });
    }
}
