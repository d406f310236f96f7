using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Preferences;

/// <summary>What the log says of personal settings.</summary>
internal static class PreferencesActions
{
    /// <summary>Settings were changed.</summary>
    public static readonly AuditAction Change = new("preference.change", "修改个人设置");

    /// <summary>A view was saved.</summary>
    public static readonly AuditAction SaveView = new("view.save", "保存视图");

    /// <summary>A view was taken away.</summary>
    public static readonly AuditAction RemoveView = new("view.remove", "删除视图");
}
