using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Connectors.Verification;
using Piaoheng.Server.Modules.Channels.Contracts;
using Piaoheng.Server.Modules.Completeness.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Certificates;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Secrets;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>取票渠道: how the bureau is reached, and what was read through each channel.</summary>
public sealed class ChannelsModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "取票渠道";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddSingleton<SecretFiles>()
            .AddSingleton<CertificateShelf>()
            .AddSingleton<ICallLedger, StoredCallLedger>()
            .AddSingleton<RateGovernor>()
            .AddScoped<IVerifiedAnswers, StoredVerifiedAnswers>()
            .AddScoped<ChannelBook>()
            .AddScoped<IChannelStates, ChannelStates>()
            .AddScoped<SyncRuns>()
            .AddScoped<SyncPlan>()
            .AddScoped<OrderSync>()
            .AddScoped<StuckJobs>()
            .AddScoped<ScheduleBook>()
            .AddSingleton<DiskGauge>()
            .AddScoped<DiskWatch>()
            .AddScoped<ChannelWatch>()
            .AddScoped<ChannelTroubles>()
            .AddScoped<IControlTotals, StoredControlTotals>()
            .AddScoped<MonthControls>()
            .AddScoped<UploadLedger>()
            .AddScoped<IUploads>(provider => provider.GetRequiredService<UploadLedger>())
            .AddScoped<StoreSlice>()
            .AddScoped<IVerification, Verifications>()
            .AddScoped<ITraceSource, ChannelTrace>()
            .AddScoped<ITraceLists, ChannelTrace>()
            .AddScoped<IWorkHandler, DoSync>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Receive, 140, "取票渠道", "渠道", "refresh", "channels")
                {
                    Permission = ChannelsPermissions.View,
                    Waiting = CountAlarms,
                    IsOnPhone = false,
                }
            )
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Receive, 145, "上传台账", "上传", "upload", "uploads")
                {
                    IsOnPhone = false,
                    Permission = ChannelsPermissions.View,
                }
            );

    private static async Task<int> CountAlarms(IServiceProvider services, string taxpayer, CancellationToken cancellation) =>
        await services.GetRequiredService<ITaxpayers>().FindByNumber(taxpayer, cancellation) is { } found
            ? await services.GetRequiredService<ChannelWatch>().Count(found.TaxpayerId, cancellation)
            : 0;

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<ChannelRecord>(table =>
        {
            table.ToTable("channel");
            table.HasKey(channel => new { channel.TaxpayerId, channel.Connector });
        });
        model.Entity<SyncRunRecord>(table =>
        {
            table.ToTable("sync_run");
            table.HasKey(run => new { run.TaxpayerId, run.RunNo });
            table.Ignore(run => run.IsOpen);
        });
        model.Entity<SyncSliceRecord>(table =>
        {
            table.ToTable("sync_slice");
            table.HasKey(slice => new
            {
                slice.TaxpayerId,
                slice.RunNo,
                slice.SliceId,
            });
        });
        model.Entity<SyncAnswerRecord>(table =>
        {
            table.ToTable("sync_answer");
            table.HasKey(answer => new
            {
                answer.TaxpayerId,
                answer.SliceId,
                answer.AnswerNo,
            });
        });
        model.Entity<SyncMarkRecord>(table =>
        {
            table.ToTable("sync_mark");
            table.HasKey(mark => new
            {
                mark.TaxpayerId,
                mark.Connector,
                mark.Direction,
                mark.Kind,
            });
        });
        model.Entity<ScheduleRecord>(table =>
        {
            table.ToTable("sync_schedule");
            table.HasKey(row => new
            {
                row.TaxpayerId,
                row.Connector,
                row.Line,
            });
        });
        ConfigureControls(model);
    }

    private static void ConfigureControls(ModelBuilder model)
    {
        model.Entity<UploadEntryRecord>(table =>
        {
            table.ToTable("upload_entry");
            table.HasKey(entry => new { entry.TaxpayerId, entry.InvoiceKey });
        });
        model.Entity<WatchRecord>(table =>
        {
            table.ToTable("channel_watch");
            table.HasKey(watch => watch.TaxpayerId);
            table.Property(watch => watch.TaxpayerId).ValueGeneratedNever();
        });
        model.Entity<GatewayCallRecord>(table =>
        {
            table.ToTable("gateway_call");
            table.HasKey(call => new { call.Gateway, call.CallId });
        });
        model.Entity<AlarmRecord>(table =>
        {
            table.ToTable("channel_alarm");
            table.HasKey(alarm => new { alarm.TaxpayerId, alarm.AlarmNo });
        });
        model.Entity<DiskMeasureRecord>(table =>
        {
            table.ToTable("disk_measure");
            table.HasKey(measure => new { measure.Home, measure.Day });
        });
        model.Entity<SyncControlRecord>(table =>
        {
            table.ToTable("sync_control");
            table.HasKey(control => new
            {
                control.TaxpayerId,
                control.Connector,
                control.Month,
            });
            table.Ignore(control => control.Totals);
        });
        model.Entity<VerificationAnswerRecord>(table =>
        {
            table.ToTable("verification_answer");
            table.HasKey(answer => new { answer.Gateway, answer.Question });
        });
        model.Entity<VerificationCountRecord>(table =>
        {
            table.ToTable("verification_count");
            table.HasKey(count => new
            {
                count.Gateway,
                count.Invoice,
                count.Day,
            });
        });
    }
}
