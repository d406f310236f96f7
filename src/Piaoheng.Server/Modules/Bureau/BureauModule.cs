using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Trace;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>税局数据: what the bureau holds of our invoices, and how far that knowledge reaches.</summary>
public sealed class BureauModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "税局数据";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddScoped<ListBureauRecords>()
            .AddScoped<BureauLoader>()
            .AddScoped<IBureauStore, BureauStore>()
            .AddScoped<IBureauDays, BureauDays>()
            .AddScoped<IBureauRecords, BureauRecords>()
            .AddScoped<IBureauLookup, BureauLookup>()
            .AddScoped<ITraceSource, BureauTrace>();

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<BureauRecord>(table =>
        {
            table.ToTable("bureau_record");
            table.HasKey(record => new { record.TaxpayerId, record.RecordId });
        });
        model.Entity<BureauHistoryRecord>(table =>
        {
            table.ToTable("bureau_history");
            table.HasKey(history => new
            {
                history.TaxpayerId,
                history.RecordId,
                history.Version,
            });
        });
        model.Entity<CoverageRecord>(table =>
        {
            table.ToTable("coverage");
            table.HasKey(coverage => new { coverage.TaxpayerId, coverage.CoverageId });
        });
    }
}
