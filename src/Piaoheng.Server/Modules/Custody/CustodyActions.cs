using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Custody;

/// <summary>What the log says of keepers and answers.</summary>
internal static class CustodyActions
{
    /// <summary>A place was registered, or taken out of use.</summary>
    public static readonly AuditAction Place = new("custody.place", "修改保管登记");

    /// <summary>A keeper was asked.</summary>
    public static readonly AuditAction Ask = new("custody.ask", "询问保管人");

    /// <summary>A person answered.</summary>
    public static readonly AuditAction Answer = new("custody.answer", "答复询问");

    /// <summary>The questions were taken out.</summary>
    public static readonly AuditAction Export = new("custody.export", "导出保管询问");

    /// <summary>A place or a question.</summary>
    public static readonly AuditSubject Custody = new("custody", "保管登记", "custody") { ToSee = CustodyPermissions.View };
}
