namespace Piaoheng.BureauSimulator.Faults;

/// <summary>故障: one way in which a bureau misbehaves.</summary>
/// <param name="Id"><c>S1</c> … <c>S20</c>.</param>
/// <param name="ChineseName">What happens.</param>
/// <param name="Modes">Forms that it takes; empty = one.</param>
public sealed record FaultKind(string Id, string ChineseName, params string[] Modes)
{
    /// <summary>All twenty.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("S1", "新开发票迟到：两日内的查不到"),
        new("S2", "单张可查，清单里没有"),
        new("S3", "状态在读取之后改变", "full", "partial", "void", "abnormal"),
        new("S4", "红字确认单状态与 72 小时时限", "states", "expired", "none"),
        new("S5", "同一发票换一种票种写法"),
        new("S6", "数电纸质发票只列纸票代码和号码"),
        new("S7", "购销双方颠倒（收购）"),
        new("S8", "翻页时总数变化、重复、有总数无明细", "total", "duplicate", "empty", "endless"),
        new("S9", "超出上限要求限制日期；零条时报错", "many", "zero"),
        new("S10", "异步任务：等待、失败可重试、失败不可重试、无数据", "pending", "retry", "final", "none", "stuck"),
        new("S11", "登录失效、短信、人脸、无权限、单位不对", "session", "sms", "face", "role", "company"),
        new("S12", "批量勾选部分失败"),
        new("S13", "已提交，状态不变：税局正在处理中"),
        new("S14", "查验次数与频率限制", "0002", "1014", "1006", "1021", "9999", "1020", "qps"),
        new("S15", "04 此发票非本单位开具或取得"),
        new("S16", "上传：处理中、逐张拒绝、额度不足、汇总不一致", "pending", "reject", "quota", "totals"),
        new("S17", "字段写法不同：空格、括号、六位小数、-0.00、无时间"),
        new(
            "S18",
            "导出文件走样：表头与标题行、重复行、号码变浮点、期间不符、半个文件",
            "layout",
            "doubled",
            "floats",
            "period",
            "half"
        ),
        new(
            "S19",
            "不可用：503、500、网页、断开、超时、截断、重复",
            "503",
            "500",
            "html",
            "reset",
            "timeout",
            "truncated",
            "doubled"
        ),
        new("S20", "政策变化：新票种代码、新字段、新结果代码"),
    ];

    /// <summary>The fault with an id; null when there is none.</summary>
    public static FaultKind? Find(string id) => All.FirstOrDefault(fault => fault.Id == id);
}
