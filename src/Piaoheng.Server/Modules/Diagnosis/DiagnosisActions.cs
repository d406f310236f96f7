using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>What the log says of diagnoses.</summary>
internal static class DiagnosisActions
{
    /// <summary>A sealed report was made.</summary>
    public static readonly AuditAction Report = new("diagnosis.report", "出具查找情况说明");

    /// <summary>A list was taken out.</summary>
    public static readonly AuditAction Export = new("diagnosis.export", "导出诊断结果");

    /// <summary>An invoice that was gone is there again.</summary>
    public static readonly AuditAction BringBack = new("diagnosis.bring-back", "找回丢失的发票");
}
