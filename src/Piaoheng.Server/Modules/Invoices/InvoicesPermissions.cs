using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Rights on invoices.</summary>
public static class InvoicesPermissions
{
    /// <summary>See invoices and their originals.</summary>
    public static readonly Permission View = new("invoices.view", "查看发票和原件");

    /// <summary>Take lists of invoices out of the program.</summary>
    public static readonly Permission Export = new("invoices.export", "导出发票清单");

    /// <summary>Write notes on invoices and give them tags.</summary>
    public static readonly Permission Annotate = new("invoices.annotate", "给发票加记事和标签");

    /// <summary>Put invoices aside.</summary>
    public static readonly Permission Trash = new("invoices.trash", "把发票移入回收站");
}
