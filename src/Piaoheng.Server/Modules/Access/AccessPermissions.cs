using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Access;

/// <summary>Rights on accounts.</summary>
public static class AccessPermissions
{
    /// <summary>See and change one's own account, sessions and keys.</summary>
    public static readonly Permission OwnAccount = new("access.own-account", "管理自己的账号") { Grain = Grain.Person };

    /// <summary>Make accounts and give roles.</summary>
    public static readonly Permission Users = new("access.users", "管理用户和角色");
}
