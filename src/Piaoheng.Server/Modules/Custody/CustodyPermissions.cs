using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Custody;

/// <summary>Rights on 保管登记.</summary>
public static class CustodyPermissions
{
    /// <summary>See the register and the questions.</summary>
    public static readonly Permission View = new("custody.view", "查看保管登记");

    /// <summary>Change the register.</summary>
    public static readonly Permission Change = new("custody.change", "修改保管登记");

    /// <summary>Ask a keeper.</summary>
    public static readonly Permission Ask = new("custody.ask", "询问保管人");

    /// <summary>Answer what only a person knows.</summary>
    public static readonly Permission Answer = new("custody.answer", "答复保管询问");

    /// <summary>Take the questions out.</summary>
    public static readonly Permission Export = new("custody.export", "导出保管询问");
}
