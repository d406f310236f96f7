using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.OperationLog;

/// <summary>操作日志: who did what to what, when; searched, taken out, and proven unchanged.</summary>
internal sealed class OperationLogModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "操作日志";

    /// <inheritdoc />
    public override bool CanBeOff => false;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services.AddSingleton(
            new NavigationEntry(NavigationGroup.Analyse, 390, "操作日志", "日志", "history", "log")
            {
                IsOnPhone = false,
                Permission = OperationLogPermissions.View,
            }
        );
}
