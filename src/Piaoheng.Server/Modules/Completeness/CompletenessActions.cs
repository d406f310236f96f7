using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>What the log says of months.</summary>
internal static class CompletenessActions
{
    /// <summary>A proven month was sealed.</summary>
    public static readonly AuditAction Seal = new("completeness.seal", "核验封存");

    /// <summary>The table was taken out.</summary>
    public static readonly AuditAction Export = new("coverage.export", "导出归集完整性");
}
