using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Completeness.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>归集完整性: which months both sides hold alike, which cannot be proven and why, and what to export next.</summary>
public sealed class CompletenessModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "归集完整性";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddMemoryCache()
            .AddScoped<CoverageByMonth>()
            .AddScoped<CompareMonths>()
            .AddScoped<MonthSeals>()
            .AddScoped<ProvenMonths>()
            .AddSingleton<CoverageWords>()
            .AddScoped<INextExports, NextExports>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Receive, 130, "归集完整性", "归集", "calendar-check", "coverage")
                {
                    Permission = CompletenessPermissions.View,
                }
            );

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model) =>
        model.Entity<MonthSealRecord>(table =>
        {
            table.ToTable("month_seal");
            table.HasKey(seal => new
            {
                seal.TaxpayerId,
                seal.Direction,
                seal.Family,
                seal.Month,
                seal.SealNo,
            });
        });
}
