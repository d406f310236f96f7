using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>纳税人: our own companies.</summary>
public sealed class TaxpayersModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "纳税人";

    /// <inheritdoc />
    public override bool CanBeOff => false;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddScoped<ITaxpayers, TaxpayerDirectory>()
            .AddScoped<ITaxpayerGroups, TaxpayerGroups>()
            .AddScoped<ITaxpayerChoices, TaxpayerChoices>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Foot, 900, "单位设置", "单位", "settings", "taxpayers")
                {
                    Permission = TaxpayersPermissions.View,
                    NeedsTaxpayer = false,
                    IsOnPhone = false,
                }
            );

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<TaxpayerGroupRecord>(table =>
        {
            table.ToTable("taxpayer_group");
            table.HasKey(group => group.GroupId);
        });
        model.Entity<TaxpayerRecord>(table =>
        {
            table.ToTable("taxpayer");
            table.HasKey(taxpayer => taxpayer.TaxpayerId);
        });
        model.Entity<TaxpayerNumberRecord>(table =>
        {
            table.ToTable("taxpayer_number");
            table.HasKey(number => new { number.TaxpayerId, number.Number });
        });
        model.Entity<TaxpayerNameRecord>(table =>
        {
            table.ToTable("taxpayer_name");
            table.HasKey(name => new { name.TaxpayerId, name.Name });
        });
    }
}
