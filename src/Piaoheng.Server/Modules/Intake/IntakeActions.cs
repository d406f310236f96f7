using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>What the log says of received files.</summary>
internal static class IntakeActions
{
    /// <summary>A file was read.</summary>
    public static readonly AuditAction Read = new("intake.read", "读取文件");

    /// <summary>A waiting file is read again.</summary>
    public static readonly AuditAction Retry = new("intake.retry", "重新读取文件");

    /// <summary>A file whose invoice is gone is read again.</summary>
    public static readonly AuditAction ReadAgain = new("intake.read-again", "重新读取原件");

    /// <summary>A picture that waited is read again by recognition.</summary>
    public static readonly AuditAction Recognise = new("intake.recognise", "文字识别重读文件");

    /// <summary>A waiting file was put aside.</summary>
    public static readonly AuditAction Trash = new("intake.trash", "待处理文件移入回收站");

    /// <summary>A waiting file was brought back.</summary>
    public static readonly AuditAction Restore = new("intake.restore", "待处理文件从回收站恢复");

    /// <summary>A list was taken out.</summary>
    public static readonly AuditAction Export = new("intake.export", "导出导入结果");

    /// <summary>A received file.</summary>
    public static readonly AuditSubject Item = new("item", "文件") { ToSee = IntakePermissions.View };
}
