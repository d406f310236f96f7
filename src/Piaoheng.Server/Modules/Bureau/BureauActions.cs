using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>What the log says of the bureau's records.</summary>
internal static class BureauActions
{
    /// <summary>A list was taken out.</summary>
    public static readonly AuditAction Export = new("bureau.export", "导出税局记录");
}
