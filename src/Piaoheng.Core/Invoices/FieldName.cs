using System.Globalization;

namespace Piaoheng.Core.Invoices;

/// <summary>要素名称: what people call the fields of a reading.</summary>
public static class FieldName
{
    /// <summary>The Chinese name of a JSON key; lines as <c>lines[2].amount</c> give <c>第 3 行金额</c>. The key itself when it has none.</summary>
    public static string Of(string field)
    {
        if (!field.StartsWith("lines[", StringComparison.Ordinal))
        {
            return Plain(field);
        }

        var end = field.IndexOf(']', StringComparison.Ordinal);
        if (end < 0 || !int.TryParse(field.AsSpan(6, end - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return field;
        }

        var name = end + 2 < field.Length ? Plain(field[(end + 2)..]) : "明细";
        return string.Create(CultureInfo.InvariantCulture, $"第 {index + 1} 行{name}");
    }

    private static string Plain(string field) =>
        field switch
        {
            "kind" => "票种",
            "printedTitle" => "票头",
            "invoiceCode" => "发票代码",
            "invoiceNumber" => "发票号码",
            "extra.paperCode" or "paperCode" => "纸质发票代码",
            "extra.paperNumber" or "paperNumber" => "纸质发票号码",
            "issueDate" => "开票日期",
            "checkCode" => "校验码",
            "machineNumber" => "机器编号",
            "buyerName" => "购买方名称",
            "buyerTaxId" => "购买方纳税人识别号",
            "sellerName" => "销售方名称",
            "sellerTaxId" => "销售方纳税人识别号",
            "amountExTax" => "合计金额",
            "taxAmount" => "合计税额",
            "totalInclTax" => "价税合计",
            "totalInChinese" => "价税合计（大写）",
            "qr" => "二维码",
            "lines" => "明细",
            "drawer" => "开票人",
            "remark" => "备注",
            "redOf" => "对应蓝字发票",
            "signature" => "电子签名",
            "status" => "发票状态",
            "name" => "项目名称",
            "spec" => "规格型号",
            "unit" => "单位",
            "quantity" => "数量",
            "unitPrice" => "单价",
            "amount" => "金额",
            "taxRate" => "税率",
            "tax" => "税额",
            _ => field.StartsWith(ExtraPrefix, StringComparison.Ordinal) ? ExtraName.Of(field[ExtraPrefix.Length..]) : field,
        };

    private const string ExtraPrefix = "extra.";
}
