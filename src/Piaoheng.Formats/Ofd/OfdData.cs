using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd;

/// <summary>OFD 自定义数据: what the <c>CustomDatas</c> of a document state of its invoice.</summary>
internal static class OfdData
{
    /// <summary>A reading of these data; null when they name no invoice number.</summary>
    public static Reading? TryRead(IEnumerable<(string Name, string Value)> data, VoucherContext context)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in data)
        {
            values.TryAdd(name, value);
        }

        if (string.IsNullOrEmpty(values.GetValueOrDefault("发票号码")))
        {
            return null;
        }

        var parser = new FieldParser();
        var code = values.GetValueOrDefault("发票代码");
        var reading = new Reading
        {
            File = context.File,
            Source = SourceId.OfdData,
            Kind = context.Kinds.FromCode(code),
            InvoiceCode = code,
            InvoiceNumber = values["发票号码"],
            IssueDate = parser.Date("issueDate", values.GetValueOrDefault("开票日期")),
            CheckCode = values.GetValueOrDefault("校验码")?.Replace(" ", string.Empty, StringComparison.Ordinal),
            MachineNumber = values.GetValueOrDefault("机器编号"),
            BuyerName = values.GetValueOrDefault("购买方名称"),
            BuyerTaxId = FieldParser.TaxId(values.GetValueOrDefault("购买方纳税人识别号")),
            SellerName = values.GetValueOrDefault("销售方名称"),
            SellerTaxId = FieldParser.TaxId(values.GetValueOrDefault("销售方纳税人识别号")),
            AmountExTax = parser.Amount("amountExTax", values.GetValueOrDefault("合计金额")),
            TaxAmount = parser.Amount("taxAmount", values.GetValueOrDefault("合计税额")),
            TotalInclTax = parser.Amount("totalInclTax", values.GetValueOrDefault("价税合计")),
        };
        return reading with { Findings = parser.Findings };
    }
}
