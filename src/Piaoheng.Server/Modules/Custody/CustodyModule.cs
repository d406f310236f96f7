using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Custody.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Custody;

/// <summary>保管登记: where invoices may lie outside the program, who keeps them, and what people answered when they were asked.</summary>
public sealed class CustodyModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "保管登记";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddScoped<CustodyBook>()
            .AddScoped<ICustody>(provider => provider.GetRequiredService<CustodyBook>())
            .AddScoped<ITraceSource, CustodyTrace>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Find, 230, "保管登记", "保管", "user-x", "custody")
                {
                    Permission = CustodyPermissions.View,
                    Waiting = CountOpen,
                    IsOnPhone = false,
                }
            );

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<CustodyPlaceRecord>(table =>
        {
            table.ToTable("custody_place");
            table.HasKey(place => new { place.TaxpayerId, place.PlaceId });
        });
        model.Entity<InquiryRecord>(table =>
        {
            table.ToTable("inquiry");
            table.HasKey(inquiry => new { inquiry.TaxpayerId, inquiry.InquiryId });
        });
    }

    private static async Task<int> CountOpen(IServiceProvider services, string taxpayer, CancellationToken cancellation) =>
        await services.GetRequiredService<ITaxpayers>().FindByNumber(taxpayer, cancellation) is { } found
            ? await services.GetRequiredService<CustodyBook>().CountOpen(found.TaxpayerId, cancellation)
            : 0;
}
