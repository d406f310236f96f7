using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Rights on invoices.</summary>
public static class InvoicesPermissions
{
    /// <summary>See what all invoices of a company add up to: 统计 and 往来单位.</summary>
    public static readonly Permission Figures = new("invoices.figures", "查看统计和往来单位");

    /// <summary>Take those figures away as a file.</summary>
    public static readonly Permission ExportFigures = new("invoices.export-figures", "导出统计和往来单位");

    /// <summary>See invoices and their originals.</summary>
    public static readonly Permission View = new("invoices.view", "查看发票和原件") { Grain = Grain.Record };

    /// <summary>Take lists of invoices out of the program.</summary>
    public static readonly Permission Export = new("invoices.export", "导出发票清单") { Grain = Grain.Record };

    /// <summary>Write notes on invoices and give them tags.</summary>
    public static readonly Permission Annotate = new("invoices.annotate", "给发票加记事和标签") { Grain = Grain.Record };

    /// <summary>Put invoices aside.</summary>
    public static readonly Permission Trash = new("invoices.trash", "把发票移入回收站");
}
