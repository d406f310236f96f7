using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Preferences.Contracts;

/// <summary>Rights on one's own settings.</summary>
public static class PreferencesPermissions
{
    /// <summary>Keep columns, views and appearance of one's own.</summary>
    public static readonly Permission Own = new("preferences.own", "保存自己的列、视图和外观") { Grain = Grain.Person };

    /// <summary>Switch modules on and off.</summary>
    public static readonly Permission Modules = new("preferences.modules", "启用和停用模块");
}
