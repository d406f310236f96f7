namespace Piaoheng.Server.Platform.Access;

/// <summary>敏感内容: rights on single fields, beside those on the invoices that carry them.</summary>
public static class SensitivePermissions
{
    /// <summary>See bank accounts.</summary>
    public static readonly Permission BankAccounts = new("sensitive.bank-accounts", "查看银行账号") { Grain = Grain.Record };

    /// <summary>See numbers of identity papers.</summary>
    public static readonly Permission PersonalIds = new("sensitive.personal-ids", "查看证件号码") { Grain = Grain.Record };

    /// <summary>See amounts: 金额, 税额, 价税合计, 单价. Without it <see cref="Web.CoveredAnswers"/> covers them wherever they stand.</summary>
    public static readonly Permission Amounts = new("sensitive.amounts", "查看金额") { Grain = Grain.Record };
}
