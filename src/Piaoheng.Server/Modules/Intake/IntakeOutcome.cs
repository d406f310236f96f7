namespace Piaoheng.Server.Modules.Intake;

/// <summary>导入结果: what became of a file; the words of the database and of JSON.</summary>
public static class IntakeOutcome
{
    /// <summary>读取中.</summary>
    public const string Reading = "reading";

    /// <summary>已入库.</summary>
    public const string Stored = "stored";

    /// <summary>已存在.</summary>
    public const string Exists = "exists";

    /// <summary>待处理.</summary>
    public const string Quarantined = "quarantined";

    /// <summary>The word for people.</summary>
    public static string ChineseOf(string outcome) =>
        outcome switch
        {
            Reading => "读取中",
            Stored => "已入库",
            Exists => "已存在",
            _ => "待处理",
        };
}
