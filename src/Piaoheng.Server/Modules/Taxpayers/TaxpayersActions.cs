using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>What the log says of companies.</summary>
internal static class TaxpayersActions
{
    /// <summary>A company was added.</summary>
    public static readonly AuditAction Create = new("taxpayer.create", "登记单位");

    /// <summary>Names or numbers were changed.</summary>
    public static readonly AuditAction Change = new("taxpayer.change", "修改单位");

    /// <summary>A company.</summary>
    public static readonly AuditSubject Taxpayer = new("taxpayer", "单位");

    /// <summary>A group of companies.</summary>
    public static readonly AuditSubject Group = new("group", "集团");
}
