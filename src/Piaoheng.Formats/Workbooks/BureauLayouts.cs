namespace Piaoheng.Formats.Workbooks;

/// <summary>税局导出表样式: sheet names and headings of the bureau's workbooks in their order, as real files write them.</summary>
/// <remarks>
/// For writing (invented bureau files) and as documentation. Reading never goes by position: headings are looked up in <see cref="ColumnNames"/>.
/// Source: exports of 全量发票查询 (2021–2026), 用途确认信息 (2026) and the 勾选 templates.
/// </remarks>
public static class BureauLayouts
{
    /// <summary>Code of the finding that a table is the bureau's by a person's word only.</summary>
    public const string TakenByWord = "FMT-136";

    /// <summary>Id of 全量发票查询.</summary>
    public const string FullQuery = "bureau-full-query";

    /// <summary>Id of 抵扣勾选 lists and their batch template.</summary>
    public const string Selection = "bureau-selection";

    /// <summary>Id of 用途确认信息.</summary>
    public const string PurposeConfirm = "bureau-purpose-confirm";

    /// <summary>Id of the 清单导入 template.</summary>
    public const string ImportList = "bureau-import-list";

    /// <summary>Id of an own spreadsheet.</summary>
    public const string Ledger = "ledger";

    /// <summary>全量发票查询: the sheet of header rows; second in the file.</summary>
    public const string HeaderSheet = "发票基础信息";

    /// <summary>全量发票查询: the sheet of lines; first in the file.</summary>
    public const string LineSheet = "信息汇总表";

    /// <summary>序号 of the total row of <see cref="HeaderSheet"/>.</summary>
    public const string HeaderTotal = "合计行";

    /// <summary>What an empty number of the other system is written as.</summary>
    public const string Nothing = "--";

    /// <summary>Line that stands for a whole 销货清单.</summary>
    public const string ListMarker = "(详见销货清单)";

    /// <summary>用途确认: title above each sheet.</summary>
    public const string PurposeTitle = "发票清单";

    /// <summary>用途确认: the sheet of invoices.</summary>
    public const string PurposeSheet = "发票";

    /// <summary>用途确认: the sheet of invoices with a risk.</summary>
    public const string AbnormalSheet = "异常发票";

    /// <summary>用途确认: 序号 of the total row.</summary>
    public const string PurposeTotal = "合计";

    /// <summary>The 19 columns of <see cref="HeaderSheet"/>.</summary>
    public static IReadOnlyList<string> HeaderColumns { get; } =
        Words(
            "序号 发票代码 发票号码 数电发票号码 销方识别号 销方名称 购方识别号 购买方名称 开票日期 金额 税额 价税合计 发票来源 发票票种 发票状态 是否正数发票 发票风险等级 开票人 备注"
        );

    /// <summary>The 27 columns of <see cref="LineSheet"/>.</summary>
    public static IReadOnlyList<string> LineColumns { get; } =
        Words(
            "序号 发票代码 发票号码 数电发票号码 销方识别号 销方名称 购方识别号 购买方名称 开票日期 税收分类编码 特定业务类型 货物或应税劳务名称 规格型号 单位 数量 单价 金额 税率 税额 价税合计 发票来源 发票票种 发票状态 是否正数发票 发票风险等级 开票人 备注"
        );

    /// <summary>The 16 columns that every special-business sheet begins with.</summary>
    public static IReadOnlyList<string> SpecialColumns { get; } =
        Words(
            "序号 发票代码 发票号码 数电发票号码 销方识别号 销方名称 购方识别号 购买方名称 开票日期 发票来源 发票票种 发票状态 是否正数发票 发票风险等级 开票人 备注"
        );

    /// <summary>Special-business sheets and the columns they add to <see cref="SpecialColumns"/>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> SpecialSheets { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["建筑服务"] = Words("跨区域涉税事项报验管理编号 建筑服务发生地 建筑项目名称"),
            ["不动产经营租赁服务"] = Words("产权证书/不动产权证号 车牌号"),
            ["铁路电子客票"] = Words("旅客姓名 有效身份证号 出发地 到达地 出行车次 日期 时间"),
            ["旅客运输服务"] = Words("出行人 有效身份证号 出行日期 出发地 到达地 等级 交通工具类型"),
            ["货物运输服务"] = Words("运输工具种类 运输工具牌号 起运地 到达地 运输货物名称"),
            ["机动车销售统一发票"] = Words("车辆识别代号/车架号 合格证号 发动机号码 商检号码 产地"),
            ["通行费数电发票"] = Words("车牌号码 车辆类型 通行日期起 通行日期止"),
        };

    /// <summary>抵扣勾选 list (未勾选, 已勾选).</summary>
    public static IReadOnlyList<string> SelectionColumns { get; } =
        Words(
            "序号 是否勾选* 数电发票号码 发票代码 发票号码 开票日期* 金额* 票面税额* 有效抵扣税额* 购买方识别号* 销售方纳税人名称 销售方纳税人识别号 发票来源 票种* 发票状态 红字锁定标志 转内销证明编号 业务类型 勾选时间 发票风险等级 风险状态"
        );

    /// <summary>批量勾选 upload template.</summary>
    public static IReadOnlyList<string> SelectionTemplateColumns { get; } =
        Words(
            "是否勾选* 数电票号码 发票代码 发票号码 开票日期* 金额* 票面税额* 有效抵扣税额* 购买方识别号* 销售方纳税人名称 销售方纳税人识别号 发票来源 票种* 发票状态 红字锁定标志 转内销证明编号 业务类型 勾选时间 发票风险等级"
        );

    /// <summary>用途确认: columns of <see cref="PurposeSheet"/> and <see cref="AbnormalSheet"/>.</summary>
    public static IReadOnlyList<string> PurposeColumns { get; } =
        Words(
            "序号 勾选状态 发票来源 转内销证明编号 数电发票号码 发票代码 发票号码 开票日期 销售方纳税人识别号 销售方纳税人名称 金额 税额 有效抵扣税额 票种 票种标签 发票状态 勾选时间 发票风险等级"
        );

    /// <summary>用途确认: the other sheets in their order, with their columns.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> PurposeOtherSheets { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["海关缴款书"] = Words("序号 勾选状态 转内销证明编号 海关缴款书号码 填发日期 税款金额 有效抵扣税额 勾选时间"),
            ["代扣代缴"] = Words(
                "序号 勾选状态 代扣代缴完税凭证号 填发日期 被扣缴人纳税人识别号 被扣缴人纳税人名称 计税金额 实缴金额 有效抵扣税额 勾选时间"
            ),
            ["农产品加计扣除发票信息"] = Words(
                "序号 是否全部可用于增值税加计扣除 勾选状态 发票状态 转内销证明编号 数电发票号码 发票代码 发票号码 开票日期 销售方纳税人识别号 销售方纳税人名称 金额 可加计扣除税额 剩余可加计扣除税额 本期加计扣除税额 票种 票种标签 勾选时间 发票风险等级"
            ),
            ["农产品加计扣除海关文书"] = Words(
                "序号 是否全部可用于增值税加计扣除 勾选状态 转内销证明编号 海关缴款书号码 填发日期 税款金额 可加计扣除税额 剩余可加计扣除税额 本期加计扣除税额 勾选时间"
            ),
        };

    /// <summary>清单导入 template.</summary>
    public static IReadOnlyList<string> ImportListColumns { get; } =
        Words("序号 数电发票号码（必填） 开票日期（必填） 销售方纳税人名称 销售方纳税人识别号 发票金额（不含税） 税额");

    private static string[] Words(string spaced) => spaced.Split(' ');
}
