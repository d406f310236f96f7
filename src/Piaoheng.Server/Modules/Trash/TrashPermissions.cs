using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Trash;

/// <summary>Rights on the 回收站.</summary>
public static class TrashPermissions
{
    /// <summary>See what was put aside.</summary>
    public static readonly Permission View = new("trash.view", "查看回收站");

    /// <summary>Bring it back.</summary>
    public static readonly Permission Restore = new("trash.restore", "从回收站恢复");
}
