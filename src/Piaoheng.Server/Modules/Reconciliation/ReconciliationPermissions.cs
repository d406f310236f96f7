using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>Rights on reconciliations.</summary>
public static class ReconciliationPermissions
{
    /// <summary>See runs, results and reports.</summary>
    public static readonly Permission View = new("reconciliation.view", "查看发票核对");

    /// <summary>Start a run.</summary>
    public static readonly Permission Run = new("reconciliation.run", "执行发票核对");

    /// <summary>Accept or ignore a difference.</summary>
    public static readonly Permission Decide = new("reconciliation.decide", "处理核对差异");

    /// <summary>Say by how much amounts may differ and still count as equal.</summary>
    public static readonly Permission Tolerances = new("reconciliation.tolerances", "设置核对容差") { NeedsAmounts = true };
}
