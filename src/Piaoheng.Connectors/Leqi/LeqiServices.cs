namespace Piaoheng.Connectors.Leqi;

/// <summary>能力编码、服务编码 and the names of fields that no published description gives: the one place to check against the licensed documents.</summary>
internal static class LeqiServices
{
    /// <summary>Id of its limits in <c>policy/gateways</c>.</summary>
    public const string Gateway = "leqi";

    /// <summary>单张发票实时查询下载 (发票查验能力 203059).</summary>
    public static readonly LeqiService SingleInvoice = new("203059", "FPCY_NEW", IsIdempotent: true);

    /// <summary>批量发票下载申请 (归集能力 203067): each asking makes a job.</summary>
    public static readonly LeqiService ListAsk = new("203067", "PLFPXZSQ", IsIdempotent: false);

    /// <summary>批量发票下载申请反馈.</summary>
    public static readonly LeqiService ListFetch = new("203067", "PLFPXZSQFK", IsIdempotent: true);

    /// <summary>发票用途状态信息查询.</summary>
    public static readonly LeqiService Usage = new("203067", "FPZTXXCX", IsIdempotent: true);

    /// <summary>查询数电票上传结果 (数电票基础 202007).</summary>
    public static readonly LeqiService UploadResult = new("202007", "CXQDFPSCJG", IsIdempotent: true);

    /// <summary>查询发票汇总确认信息.</summary>
    public static readonly LeqiService ReadTotals = new("202007", "CXFPHZQRXX", IsIdempotent: true);

    /// <summary>上传发票汇总确认信息.</summary>
    public static readonly LeqiService ConfirmTotals = new("202007", "SCFPHZQRXX", IsIdempotent: false);

    /// <summary>红字确认单列表.</summary>
    public static readonly LeqiService RedConfirmations = new("202007", "CXQDHZQRDLB", IsIdempotent: true);

    /// <summary>红字确认单确认.</summary>
    public static readonly LeqiService RedAnswer = new("202007", "QDHZQRDQR", IsIdempotent: false);

    /// <summary>批量勾选. The code stands in no published description (NOTES.md).</summary>
    public static readonly LeqiService Select = new("203067", "PLFPGX", IsIdempotent: false);

    /// <summary>成功.</summary>
    public const string Success = "00";

    /// <summary>失败; the text says which.</summary>
    public const string Failed = "01";

    /// <summary>查无数据.</summary>
    public const string NoRecord = "02";

    /// <summary>查验不一致.</summary>
    public const string Mismatch = "03";

    /// <summary>此发票非本单位开具或取得.</summary>
    public const string NotOurs = "04";

    // From here on: not in any published description (NOTES.md).

    /// <summary>Field of a fetched part that holds the faces, gzip + Base64.</summary>
    public const string ListRows = "fpxx";

    /// <summary>总份数.</summary>
    public const string ListCount = "zfs";

    /// <summary>总金额.</summary>
    public const string ListAmount = "zje";

    /// <summary>总税额.</summary>
    public const string ListTax = "zse";

    /// <summary>任务失败，可重新申请.</summary>
    public const string JobFailed = "-1";

    /// <summary>任务失败，不可重新申请.</summary>
    public const string JobFailedForGood = "-2";

    /// <summary>Words that mean 处理中.</summary>
    public static bool SaysPending(string text) =>
        text.Contains("处理中", StringComparison.Ordinal) || text.Contains("排队", StringComparison.Ordinal);

    /// <summary>Words that mean 超出上限.</summary>
    public static bool SaysTooMany(string text) => text.Contains("限制开票日期", StringComparison.Ordinal);

    /// <summary>Words that mean 无数据.</summary>
    public static bool SaysEmpty(string text) => text.Contains("数据量不能为空", StringComparison.Ordinal);
}

/// <summary>One service of the line.</summary>
/// <param name="Ability">能力编码.</param>
/// <param name="Code">服务编码.</param>
/// <param name="IsIdempotent">Whether the same call twice does no more than once.</param>
internal sealed record LeqiService(string Ability, string Code, bool IsIdempotent);
