using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>What the log says of invoices.</summary>
internal static class InvoicesActions
{
    /// <summary>An invoice is stored for the first time.</summary>
    public static readonly AuditAction Create = new("invoice.create", "发票首次入库");

    /// <summary>A further source changed what is known of it.</summary>
    public static readonly AuditAction Change = new("invoice.change", "发票内容或来源更新");

    /// <summary>A document showed that two were one.</summary>
    public static readonly AuditAction Join = new("invoice.join", "两条记录合并为同一张");

    /// <summary>A list was taken out.</summary>
    public static readonly AuditAction Export = new("invoice.export", "导出发票清单");

    /// <summary>Figures were taken out.</summary>
    public static readonly AuditAction ExportFigures = new("invoice.export-figures", "导出发票统计");

    /// <summary>往来单位 were taken out.</summary>
    public static readonly AuditAction ExportParties = new("invoice.export-parties", "导出往来单位");

    /// <summary>An invoice was put aside.</summary>
    public static readonly AuditAction Trash = new("invoice.trash", "发票移入回收站");

    /// <summary>An invoice was brought back.</summary>
    public static readonly AuditAction Restore = new("invoice.restore", "发票从回收站恢复");

    /// <summary>A note was written on an invoice.</summary>
    public static readonly AuditAction Note = new("invoice.note", "给发票加记事");

    /// <summary>A tag was put on an invoice.</summary>
    public static readonly AuditAction Tag = new("invoice.tag", "给发票加标签");

    /// <summary>A tag was taken off an invoice.</summary>
    public static readonly AuditAction Untag = new("invoice.untag", "去掉发票的标签");

    /// <summary>An invoice.</summary>
    public static readonly AuditSubject Invoice = new("invoice", "发票", "invoices/{0}") { ToSee = InvoicesPermissions.View };
}
