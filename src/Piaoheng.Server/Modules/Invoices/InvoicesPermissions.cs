using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Rights on invoices.</summary>
public static class InvoicesPermissions
{
    /// <summary>See invoices and their originals.</summary>
    public static readonly Permission View = new("invoices.view", "查看发票和原件");

    /// <summary>Take lists of invoices out of the program.</summary>
    public static readonly Permission Export = new("invoices.export", "导出发票清单");
}
