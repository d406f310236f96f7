using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Today;

/// <summary>待办: what needs somebody now, gathered from all modules, each figure opening its list.</summary>
public sealed class TodayModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "待办";

    /// <inheritdoc />
    public override bool CanBeOff => false;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddMemoryCache()
            .AddScoped<TodayBook>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Start, 10, "待办", "待办", "inbox", "today")
                {
                    Waiting = Count,
                    Permission = TodayPermissions.View,
                }
            );

    private static async Task<int> Count(IServiceProvider services, string taxpayer, CancellationToken cancellation) =>
        await services.GetRequiredService<ITaxpayers>().FindByNumber(taxpayer, cancellation) is { } found
            ? (await services.GetRequiredService<TodayBook>().Find(found.TaxpayerId, cancellation)).Waiting
            : 0;
}
