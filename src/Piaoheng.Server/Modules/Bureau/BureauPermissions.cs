using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>Rights on what the bureau states.</summary>
public static class BureauPermissions
{
    /// <summary>See what the bureau's lists state.</summary>
    public static readonly Permission View = new("bureau.view", "查看税局记录");

    /// <summary>Take out what the bureau's lists state.</summary>
    public static readonly Permission Export = new("bureau.export", "导出税局记录");
}
