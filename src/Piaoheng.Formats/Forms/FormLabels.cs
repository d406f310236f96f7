namespace Piaoheng.Formats.Forms;

/// <summary>Labels printed on invoices, half-width and without spaces; longer ones before those they contain.</summary>
internal static class FormLabels
{
    public static readonly string[] TaxId =
    [
        "统一社会信用代码/纳税人识别号",
        "纳税人识别号/统一社会信用代码",
        "统一社会信用代码",
        "纳税人识别号",
        "纳税人识别码",
        "纳税识别号",
        "税务登记号",
        "税号",
    ];

    public static readonly string[] Name = ["单位名称", "名称"];

    public static readonly string[] AddressPhone = ["地址、电话", "地址电话", "地址及电话", "地址"];

    public static readonly string[] BankAccount =
    [
        "开户行及账号",
        "开户行及帐号",
        "开户行、账号",
        "开户银行及账号",
        "开户银行",
        "账号",
    ];

    /// <summary>Labels of the number block and of the line above the boxes.</summary>
    public static readonly string[] Head =
    [
        "发票代码",
        "发票号码",
        "数电发票号码",
        "数电票号码",
        "全电发票号码",
        "号码",
        "开票日期",
        "填开日期",
        "校验码",
        "机器编号",
        "开具状态",
        "国内国际标识",
    ];

    /// <summary>Labels of the line below the boxes.</summary>
    public static readonly string[] Foot = ["收款人", "复核人", "复核", "开票人", "销售方", "销货单位", "开票单位", "收款方"];
}
