using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Access;

/// <summary>What the log says of accounts and sign-in.</summary>
internal static class AccessActions
{
    /// <summary>The first administrator was made.</summary>
    public static readonly AuditAction SetUp = new("access.set-up", "首次设置");

    /// <summary>Somebody signed in.</summary>
    public static readonly AuditAction SignIn = new("access.sign-in", "登录");

    /// <summary>A sign-in was refused.</summary>
    public static readonly AuditAction SignInRefused = new("access.sign-in-refused", "登录被拒绝");

    /// <summary>Something was refused for want of a right.</summary>
    public static readonly AuditAction Denied = new("access.denied", "越权被拒绝");

    /// <summary>Somebody signed out.</summary>
    public static readonly AuditAction SignOut = new("access.sign-out", "退出登录");

    /// <summary>A session was ended from elsewhere.</summary>
    public static readonly AuditAction EndSession = new("access.end-session", "结束登录会话");

    /// <summary>A password was changed.</summary>
    public static readonly AuditAction ChangePassword = new("access.change-password", "修改口令");

    /// <summary>A password was replaced by a one-time one.</summary>
    public static readonly AuditAction ResetPassword = new("access.reset-password", "重置口令");

    /// <summary>The second factor was switched on.</summary>
    public static readonly AuditAction TotpOn = new("access.totp-on", "启用两步验证");

    /// <summary>The second factor was switched off.</summary>
    public static readonly AuditAction TotpOff = new("access.totp-off", "停用两步验证");

    /// <summary>A recovery code was used.</summary>
    public static readonly AuditAction RecoveryCode = new("access.recovery-code", "使用恢复码");

    /// <summary>An account was made.</summary>
    public static readonly AuditAction AddUser = new("access.add-user", "新增用户");

    /// <summary>Roles were given or taken.</summary>
    public static readonly AuditAction ChangeRoles = new("access.change-roles", "修改角色");

    /// <summary>An account was closed.</summary>
    public static readonly AuditAction DisableUser = new("access.disable-user", "停用用户");

    /// <summary>An account was opened again.</summary>
    public static readonly AuditAction EnableUser = new("access.enable-user", "启用用户");

    /// <summary>An API key was made.</summary>
    public static readonly AuditAction AddKey = new("access.add-key", "新建接口密钥");

    /// <summary>An API key was taken back.</summary>
    public static readonly AuditAction RevokeKey = new("access.revoke-key", "撤销接口密钥");

    /// <summary>A passkey was registered.</summary>
    public static readonly AuditAction AddPasskey = new("access.add-passkey", "登记通行密钥");

    /// <summary>A passkey was given another name.</summary>
    public static readonly AuditAction RenamePasskey = new("access.rename-passkey", "通行密钥改名");

    /// <summary>A passkey was removed.</summary>
    public static readonly AuditAction RemovePasskey = new("access.remove-passkey", "删除通行密钥");

    /// <summary>A right was given for a time.</summary>
    public static readonly AuditAction Grant = new("access.grant", "临时授权");

    /// <summary>A right given for a time was taken back.</summary>
    public static readonly AuditAction EndGrant = new("access.end-grant", "收回临时授权");

    /// <summary>An account.</summary>
    public static readonly AuditSubject User = new("user", "用户");

    /// <summary>A session.</summary>
    public static readonly AuditSubject Session = new("session", "会话");

    /// <summary>An API key.</summary>
    public static readonly AuditSubject Key = new("key", "接口密钥");
}
