using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>What the log says of reconciliations.</summary>
internal static class ReconciliationActions
{
    /// <summary>A run was asked for.</summary>
    public static readonly AuditAction Request = new("reconciliation.request", "发起核对");

    /// <summary>A run is to stop.</summary>
    public static readonly AuditAction Cancel = new("reconciliation.cancel", "停止核对");

    /// <summary>A run has stopped.</summary>
    public static readonly AuditAction Cancelled = new("reconciliation.cancelled", "核对已停止");

    /// <summary>A run was stored.</summary>
    public static readonly AuditAction Run = new("reconciliation.run", "完成核对");

    /// <summary>A difference was decided.</summary>
    public static readonly AuditAction Decide = new("reconciliation.decide", "处理差异");

    /// <summary>Two invoices were linked or unlinked by hand.</summary>
    public static readonly AuditAction Link = new("reconciliation.link", "手工对上或拆开");

    /// <summary>Tolerances were set.</summary>
    public static readonly AuditAction Tolerance = new("reconciliation.tolerance", "设置核对容差");

    /// <summary>A run.</summary>
    public static readonly AuditSubject OneRun = new("reconciliation", "核对", "reconciliation")
    {
        ToSee = ReconciliationPermissions.View,
    };

    /// <summary>A run that was asked for.</summary>
    public static readonly AuditSubject OneRequest = new("reconciliation-request", "核对申请", "reconciliation")
    {
        ToSee = ReconciliationPermissions.View,
    };
}
