using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Help;

/// <summary>帮助: the pages of <c>docs/help</c>, a folder for each language, shipped with the program.</summary>
internal sealed class HelpModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "帮助";

    /// <inheritdoc />
    public override bool CanBeOff => false;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<HelpShelf>();
        services.AddSingleton(
            new NavigationEntry(NavigationGroup.Foot, 920, "帮助", "帮助", "help", "help") { NeedsTaxpayer = false }
        );
    }
}
