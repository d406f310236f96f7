using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>Rights on taxpayers.</summary>
public static class TaxpayersPermissions
{
    /// <summary>See which companies there are.</summary>
    public static readonly Permission View = new("taxpayers.view", "查看纳税人") { Grain = Grain.Person };

    /// <summary>Add companies, names and numbers.</summary>
    public static readonly Permission Change = new("taxpayers.change", "新增和修改纳税人");
}
