using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Trace;

/// <summary>What the log says of the life of an invoice.</summary>
internal static class TraceActions
{
    /// <summary>An answer was opened as it was received.</summary>
    public static readonly AuditAction OpenRaw = new("trace.raw", "打开原始应答");

    /// <summary>It was taken out.</summary>
    public static readonly AuditAction Export = new("trace.export", "导出发票全程轨迹");
}
