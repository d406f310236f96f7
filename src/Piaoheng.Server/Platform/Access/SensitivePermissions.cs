namespace Piaoheng.Server.Platform.Access;

/// <summary>敏感内容: rights on single fields, beside those on the invoices that carry them.</summary>
public static class SensitivePermissions
{
    /// <summary>See bank accounts.</summary>
    public static readonly Permission BankAccounts = new("sensitive.bank-accounts", "查看银行账号") { Grain = Grain.Record };

    /// <summary>See numbers of identity papers.</summary>
    public static readonly Permission PersonalIds = new("sensitive.personal-ids", "查看证件号码") { Grain = Grain.Record };
}
