using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Preferences.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Preferences;

/// <summary>个人设置: how somebody wants to see things: columns of lists, saved views, appearance.</summary>
public sealed class PreferencesModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "个人设置";

    /// <inheritdoc />
    public override bool CanBeOff => false;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddScoped<IPreferences, PreferenceBook>()
            .AddScoped<ISavedViews, ViewBook>()
            .AddScoped<AppearanceBook>()
            .AddScoped<IAppearance>(provider => provider.GetRequiredService<AppearanceBook>())
            .AddSingleton<PolicyShelf>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Foot, 905, "设置", "设置", "adjustments-horizontal", "settings")
                {
                    NeedsTaxpayer = false,
                    IsOnPhone = false,
                    Permission = PreferencesPermissions.Own,
                }
            );

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<PreferenceRecord>(table =>
        {
            table.ToTable("preference");
            table.HasKey(preference => new { preference.UserId, preference.Name });
        });
        model.Entity<SavedViewRecord>(table =>
        {
            table.ToTable("saved_view");
            table.HasKey(view => new { view.UserId, view.ViewId });
        });
    }
}
