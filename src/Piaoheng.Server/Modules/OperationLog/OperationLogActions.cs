using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.OperationLog;

/// <summary>What the log says of itself.</summary>
internal static class OperationLogActions
{
    /// <summary>A log was taken out.</summary>
    public static readonly AuditAction Export = new("operation-log.export", "导出操作日志");
}
