using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Entry.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>录入与复核: what people type and correct, and the second person who passes it.</summary>
public sealed class EntryModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "录入与复核";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddScoped<BeginEntry>()
            .AddScoped<CheckEntry>()
            .AddScoped<EntryDrafts>()
            .AddScoped<CoveredEntry>()
            .AddScoped<ApplyReading>()
            .AddScoped<ReviewQueue>()
            .AddScoped<AttachOriginal>()
            .AddScoped<CorrectionStatistics>()
            .AddScoped<IReviewLookup, ReviewLookup>()
            .AddScoped<IReadingWatch, WatchReadings>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Receive, 110, "手工录入", "录入", "edit", "entry")
                {
                    IsOnPhone = false,
                    Permission = EntryPermissions.Type,
                }
            )
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Receive, 130, "复核", "复核", "users", "review")
                {
                    IsOnPhone = false,
                    Permission = EntryPermissions.View,
                    Waiting = CountWaiting,
                }
            );

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<EntryDraftRecord>(table =>
        {
            table.ToTable("entry_draft");
            table.HasKey(draft => new { draft.TaxpayerId, draft.DraftId });
        });
        model.Entity<ReviewItemRecord>(table =>
        {
            table.ToTable("review_item");
            table.HasKey(item => new { item.TaxpayerId, item.ReviewId });
            table.Ignore(item => item.MakerIds);
        });
        model.Entity<FieldCorrectionRecord>(table =>
        {
            table.ToTable("field_correction");
            table.HasKey(row => new { row.TaxpayerId, row.CorrectionId });
        });
        model.Entity<ReviewSettingRecord>(table =>
        {
            table.ToTable("review_setting");
            table.HasKey(row => row.TaxpayerId);
        });
    }

    private static async Task<int> CountWaiting(IServiceProvider services, string taxpayer, CancellationToken cancellation) =>
        await services.GetRequiredService<ITaxpayers>().FindByNumber(taxpayer, cancellation) is { } found
            ? await services.GetRequiredService<ReviewQueue>().Count(found.TaxpayerId, cancellation)
            : 0;
}
