using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Trash;

/// <summary>回收站: what people put aside, of whatever kind, with who, when and why; nothing in it is ever deleted.</summary>
public sealed class TrashModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "回收站";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddSingleton<TrashReasons>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Receive, 180, "回收站", "回收站", "trash", "trash")
                {
                    IsOnPhone = false,
                    Permission = TrashPermissions.View,
                }
            );
}
