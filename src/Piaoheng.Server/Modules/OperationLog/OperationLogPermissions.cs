using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.OperationLog;

/// <summary>Rights on the operation log.</summary>
public static class OperationLogPermissions
{
    /// <summary>See the log of a company.</summary>
    public static readonly Permission View = new("operation-log.view", "查看操作日志");

    /// <summary>See the log of the installation: sign-in, rights, settings.</summary>
    public static readonly Permission ViewInstallation = new("operation-log.view-installation", "查看系统日志");

    /// <summary>Take a log out.</summary>
    public static readonly Permission Export = new("operation-log.export", "导出操作日志");
}
