using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Today;

/// <summary>Rights on 待办. What it shows of a module, the rights of that module decide.</summary>
public static class TodayPermissions
{
    /// <summary>See what waits.</summary>
    public static readonly Permission View = new("today.view", "查看待办") { Grain = Grain.Record };
}
