using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Trace;

/// <summary>Rights on the life of an invoice.</summary>
public static class TracePermissions
{
    /// <summary>See what happened to an invoice.</summary>
    public static readonly Permission View = new("trace.view", "查看发票全程轨迹");

    /// <summary>Take it out.</summary>
    public static readonly Permission Export = new("trace.export", "导出发票全程轨迹");

    /// <summary>Open answers of the bureau and files as they were received.</summary>
    public static readonly Permission OpenRaw = new("trace.raw", "打开原始应答");
}
