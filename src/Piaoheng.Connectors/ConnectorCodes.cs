namespace Piaoheng.Connectors;

/// <summary>Codes of sentences that others tell apart.</summary>
public static class ConnectorCodes
{
    /// <summary>当前税局身份没有权限.</summary>
    public const string NoRight = "CON-31";

    /// <summary>登录税局的不是本单位.</summary>
    public const string OtherCompany = "CON-32";
}
