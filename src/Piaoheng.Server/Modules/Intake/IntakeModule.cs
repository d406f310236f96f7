using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>收票: receiving files, and what became of each.</summary>
public sealed class IntakeModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "收票";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddScoped<ReceiveFile>()
            .AddScoped<IntakeRequests>()
            .AddScoped<IntakeAnswers>()
            .AddScoped<IReceivedFiles, ReceivedFiles>()
            .AddScoped<IFileIntake, FileIntake>()
            .AddScoped<ImportBatches>()
            .AddScoped<WaitingFiles>()
            .AddScoped<IIntakeLookup, IntakeLookup>()
            .AddScoped<IReadAgain, ReadOriginalsAgain>()
            .AddScoped<StoreContent>()
            .AddScoped<ISettleFiles, SettleFile>()
            .AddScoped<ITrashSource, TrashFile>()
            .AddScoped<ITraceSource, IntakeTrace>()
            .AddScoped<ITraceLists, IntakeTrace>()
            .AddScoped<IWorkHandler, ReadWaitingFiles>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Receive, 100, "导入", "导入", "upload", "import")
                {
                    Key = "I",
                    Permission = IntakePermissions.View,
                }
            )
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Receive, 110, "拍照收票", "拍照", "photo", "capture")
                {
                    Permission = IntakePermissions.Add,
                }
            )
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Receive, 120, "待处理文件", "待处理", "file-alert", "quarantine")
                {
                    Permission = IntakePermissions.View,
                    Waiting = CountWaiting,
                }
            );

    private static async Task<int> CountWaiting(IServiceProvider services, string taxpayer, CancellationToken cancellation) =>
        await services.GetRequiredService<ITaxpayers>().FindByNumber(taxpayer, cancellation) is { } found
            ? await services.GetRequiredService<WaitingFiles>().Count(found.TaxpayerId, cancellation)
            : 0;

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<IntakeBatchRecord>(table =>
        {
            table.ToTable("intake_batch");
            table.HasKey(batch => new { batch.TaxpayerId, batch.BatchId });
        });
        model.Entity<IntakeRequestRecord>(table =>
        {
            table.ToTable("intake_request");
            table.HasKey(request => new
            {
                request.TaxpayerId,
                request.UserId,
                request.RequestKey,
            });
        });
        model.Entity<IntakeItemRecord>(table =>
        {
            table.ToTable("intake_item");
            table.HasKey(item => new { item.TaxpayerId, item.ItemId });
        });
    }
}
