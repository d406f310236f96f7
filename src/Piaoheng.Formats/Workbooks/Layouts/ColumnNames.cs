using System.Collections.Frozen;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Workbooks.Layouts;

/// <summary>列名对照: every heading that is known to mean a <see cref="Column"/>. The one place to add a heading.</summary>
/// <remarks>
/// Sources: real exports of the bureau, headings in tools that write or read its lists (pinyin keys are their database columns), and the
/// usual words of Chinese ledgers. Compared in <see cref="Form"/>; the order of the list does not matter.
/// </remarks>
internal static class ColumnNames
{
    // Units and marks that say nothing of the meaning. First, for the tables below are made with it.
    private static readonly string[] Noise =
    [
        "*",
        "(必填)",
        "(选填)",
        "(元)",
        "(人民币)",
        "(人民币元)",
        "(单位:元)",
        "(¥)",
        "(rmb)",
        "(cny)",
    ];

    private static readonly (Column Column, string Names)[] Known =
    [
        (Column.Sequence, "序号 编号 行号 序 No No. #"),
        (Column.Code, "发票代码 票据代码 代码 发票代号 原发票代码 fpdm invoicecode 发票代码(纸质)"),
        (
            Column.Number,
            "发票号码 发票号 发票编号 票号 票据号码 票据号 号码 发票号码/数电号码 发票号码(数电票号码) 发票号码(数电) 发票号码(8位) 发票号码(20位) 发票号码/数电票号码 fphm invoicenumber invoiceno"
        ),
        (
            Column.DigitalNumber,
            "数电发票号码 数电票号码 全电发票号码 全电票号码 数电号码 数电票号 数电发票号 电子发票号码 数电发票(20位)号码 sdfphm qdfphm"
        ),
        (
            Column.CodeAndNumber,
            "发票代码号码 发票代码+号码 发票代码及号码 发票代码和号码 发票代码/号码 发票代码、号码 发票代码-号码 代码号码 代码+号码 发票代码发票号码 发票代码+发票号码 发票代码/发票号码 发票代码及发票号码 发票代码和发票号码 发票代码、发票号码 发票代码-发票号码"
        ),
        (
            Column.PaymentNumber,
            "海关缴款书号码 海关缴款书编号 缴款书号码 代扣代缴完税凭证号 代扣代缴完税凭证号码 完税凭证号码 完税凭证号 海关专用缴款书号码"
        ),
        (
            Column.IssueDate,
            "开票日期 开票时间 开具日期 开具时间 发票日期 发票开具日期 发票开票日期 票面日期 填发日期 开票日 发票时间 kprq invoicedate issuedate"
        ),
        (
            Column.SellerTaxId,
            "销方识别号 销方税号 销方纳税人识别号 销售方识别号 销售方税号 销售方纳税人识别号 销货方识别号 销货方税号 销货方纳税人识别号 销货单位识别号 销货单位纳税人识别号 销售方统一社会信用代码 销售方统一社会信用代码/纳税人识别号 销方统一社会信用代码 开票方税号 开票方识别号 开票方纳税人识别号 开票单位税号 供应商税号 供应商纳税人识别号 供应商识别号 供应商统一社会信用代码 供货方税号 被扣缴人纳税人识别号 xfsbh xfsh xhdwsbh sellertaxid sellertaxno"
        ),
        (
            Column.SellerName,
            "销方名称 销方 销方单位 销方纳税人名称 销售方 销售方名称 销售方纳税人名称 销货方 销货方名称 销货单位 销货单位名称 销售单位 销售单位名称 开票方 开票方名称 开票单位 开票单位名称 开票公司 出票单位 供应商 供应商名称 供应商单位 供货方 供货方名称 供货商 供货商名称 供货单位 收款方 收款单位 收款单位名称 卖方 卖方名称 被扣缴人纳税人名称 被扣缴人名称 xfmc xhdwmc sellername"
        ),
        (
            Column.BuyerTaxId,
            "购方识别号 购方税号 购方纳税人识别号 购买方识别号 购买方税号 购买方纳税人识别号 购货方识别号 购货方税号 购货方纳税人识别号 购货单位识别号 购货单位纳税人识别号 购买方统一社会信用代码 购买方统一社会信用代码/纳税人识别号 购方统一社会信用代码 受票方税号 受票方识别号 受票方纳税人识别号 收票方税号 客户税号 客户纳税人识别号 客户识别号 客户统一社会信用代码 gfsbh gfsh ghdwsbh buyertaxid buyertaxno"
        ),
        (
            Column.BuyerName,
            "购方名称 购方 购方单位 购方纳税人名称 购买方 购买方名称 购买方纳税人名称 购货方 购货方名称 购货单位 购货单位名称 购买单位 购买单位名称 受票方 受票方名称 受票单位 收票方 收票方名称 收票单位 客户 客户名称 客户单位 买方 买方名称 抬头 发票抬头 付款方 付款单位 gfmc ghdwmc buyername"
        ),
        (Column.Amount, "金额 发票金额 票面金额 开票金额 金额合计 合计金额 发票总额 总额 amount"),
        (
            Column.AmountExTax,
            "不含税金额 不含税额 金额(不含税) 发票金额(不含税) 合计金额(不含税) 金额(不含税额) 不含税价 未税金额 税前金额 不含税销售额 不含税合计 不含税 无税金额 销售额 计税金额 净额 净价 金额(不含增值税) 不含税金额合计 je hjje amountextax"
        ),
        (
            Column.TaxAmount,
            "税额 票面税额 发票税额 税额合计 合计税额 税金 增值税额 增值税 增值税税额 进项税额 销项税额 进项税 销项税 税款金额 实缴金额 se hjse tax taxamount"
        ),
        (
            Column.TotalInclTax,
            "价税合计 价税合计金额 价税合计(小写) 价税合计额 含税金额 含税额 金额(含税) 发票金额(含税) 含税总额 含税价 含税合计 含税 税价合计 价税总计 价税总额 金额(价税合计) 发票含税金额 含税总金额 价税合计(含税) 合计(含税) 开票金额(含税) 票面金额(含税) 票价 jshj totalincltax totalamount"
        ),
        (Column.DeductibleTax, "有效抵扣税额 有效税额 抵扣税额 可抵扣税额 本期加计扣除税额 yxdkse"),
        (Column.InvoiceSource, "发票来源 数据来源 fply"),
        (
            Column.KindText,
            "发票票种 票种 发票类型 发票种类 发票类别 票据类型 票据种类 票种名称 发票种类名称 开票类型 fppz fplx invoicetype"
        ),
        (Column.KindLabel, "票种标签"),
        (Column.Status, "发票状态 票据状态 开票状态 fpzt"),
        (Column.IsPositive, "是否正数发票 是否蓝字发票 正负数标志 sfzsfp"),
        (Column.Risk, "发票风险等级 风险等级 fpfxdj"),
        (Column.RiskState, "风险状态 风险状态标识"),
        (Column.RedLock, "红字锁定标志 红字锁定 锁定标志"),
        (Column.Selected, "是否勾选 勾选状态 勾选标志 是否认证 认证状态"),
        (Column.SelectedAt, "勾选时间 勾选日期 认证时间 认证日期 确认时间"),
        (Column.DomesticSaleProof, "转内销证明编号"),
        (Column.SpecialBusiness, "特定业务类型 业务类型 特定要素 特定要素类型 tdywlx"),
        (Column.MarginMark, "差额扣除标识"),
        (Column.Drawer, "开票人 开票员 kpr drawer"),
        (Column.Remark, "备注 发票备注 票面备注 bz remark"),
        (Column.CheckCode, "校验码 发票校验码 jym checkcode"),
        (Column.MachineNumber, "机器编号 机器编码 jqbh"),
        (Column.TaxPeriod, "税款所属期 所属期 抵扣所属期 认证所属期 申报所属期 属期 skssq"),
        (Column.TaxCode, "税收分类编码 商品和服务税收分类编码 商品编码 税收编码 ssflbm"),
        (
            Column.ItemName,
            "货物或应税劳务名称 货物或应税劳务、服务名称 货物、应税劳务及服务 货物或应税劳务服务名称 项目名称 商品名称 货物名称 开票项目 开票内容 发票内容 品名 hwlwmc"
        ),
        (Column.Spec, "规格型号 规格 型号 ggxh"),
        (Column.Unit, "单位 计量单位 dw"),
        (Column.Quantity, "数量 sl"),
        (Column.UnitPrice, "单价 单价(不含税) dj"),
        (Column.TaxRate, "税率 税率/征收率 征收率 税率(%) slv"),
        (Column.Direction, "进销项 进项/销项 进销类型 进销标志 进销项类型 发票方向 开具/取得 进/销"),
        (
            Column.Counterparty,
            "往来单位 往来单位名称 对方单位 对方单位名称 对方名称 对方公司 交易对方 对方户名 单位名称 公司名称 企业名称 往来户"
        ),
        (
            Column.CounterpartyTaxId,
            "往来单位税号 对方税号 对方单位税号 对方纳税人识别号 纳税人识别号 税号 统一社会信用代码 税务登记号"
        ),
        (
            Column.PaidAmount,
            "报销金额 本次报销金额 实报金额 核销金额 本次核销金额 付款金额 支付金额 本次付款金额 实付金额 冲销金额"
        ),
        (Column.BookedAmount, "使用金额 本次使用金额 入账金额 本次入账金额 记账金额 分摊金额 列支金额 usedamount"),
        (Column.Department, "部门 部门名称 所属部门 报销部门 费用部门 使用部门 承担部门 成本中心 申请部门 department"),
        (
            Column.Voucher,
            "凭证号 凭证编号 凭证号码 凭证字号 凭证号数 记账凭证号 记账凭证编号 记账凭证 会计凭证号 会计凭证 凭证 凭证字 入账凭证号 入账凭证 财务凭证号 voucher voucherno"
        ),
        (
            Column.BookedDate,
            "入账日期 记账日期 入账时间 凭证日期 记账时间 做账日期 登账日期 登记日期 报销日期 入账月份 记账月份 入账期间 会计期间 bookeddate"
        ),
        (Column.Note, "摘要 用途 说明 事由 内容 费用说明 note"),
    ];

    private static readonly FrozenDictionary<string, Column> ByName = Known
        .SelectMany(entry => entry.Names.Split(' ').Select(name => (Form(name), entry.Column)))
        .DistinctBy(pair => pair.Item1, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Column, StringComparer.Ordinal);

    // What ledgers put around the words that count; looked for only where the whole heading is not known.
    private static readonly (string Contains, string? But, Column Column)[] Parts =
    [
        ("数电发票号", null, Column.DigitalNumber),
        ("数电票号", null, Column.DigitalNumber),
        ("全电发票号", null, Column.DigitalNumber),
        ("发票代码", "号码", Column.Code),
        ("发票号", "代码", Column.Number),
        ("开票日期", null, Column.IssueDate),
        ("价税合计", "大写", Column.TotalInclTax),
        ("不含税金额", null, Column.AmountExTax),
        ("含税金额", null, Column.TotalInclTax),
        ("凭证号", "完税", Column.Voucher),
    ];

    /// <summary>The column that a heading means; null for a heading that is not known.</summary>
    /// <param name="heading">The heading as written.</param>
    public static Column? Find(string heading)
    {
        var form = Form(heading);
        return form.Length == 0 ? null
            : ByName.TryGetValue(form, out var column) ? column
            : null;
    }

    /// <summary>As <see cref="Find"/>, and where that fails by the words inside the heading: <c>供应商发票号码</c>.</summary>
    public static Column? FindLoosely(string heading)
    {
        if (Find(heading) is { } known)
        {
            return known;
        }

        var form = Form(heading);
        foreach (var (contains, but, column) in Parts)
        {
            // A sentence above the table may hold the words too.
            if (
                form.Length <= 24
                && form.Contains(contains, StringComparison.Ordinal)
                && (but is null || !form.Contains(but, StringComparison.Ordinal))
            )
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>A heading without what differs between writings of it: width, spaces, case, <c>*</c>, colon, （必填）, （元）.</summary>
    public static string Form(string heading)
    {
        var form = NormalText
            .Compact(heading)
            .Replace('[', '(')
            .Replace(']', ')')
            .Replace('【', '(')
            .Replace('】', ')')
            .Replace('〔', '(')
            .Replace('〕', ')');
        foreach (var noise in Noise)
        {
            form = form.Replace(noise, "", StringComparison.Ordinal);
        }

        // 【金额】: brackets around the whole heading are ornament.
        form = form is ['(', .., ')'] && form.IndexOf(')', StringComparison.Ordinal) == form.Length - 1 ? form[1..^1] : form;
        return form.Trim('*', ':', '_', '\'', '"', '、');
    }
}
