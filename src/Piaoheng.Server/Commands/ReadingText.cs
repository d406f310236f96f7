using System.Globalization;
using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;

namespace Piaoheng.Server.Commands;

/// <summary>Readings as lines for people at a terminal.</summary>
internal static class ReadingText
{
    public static string Describe(WorkbookReading workbook) =>
        $"{workbook.File}：{(workbook.Side == Side.Ours ? "账内" : "税局")}表格，{workbook.Invoices.ToString(CultureInfo.InvariantCulture)} 张，金额 {workbook.AmountExTax.ToDisplay()}，税额 {workbook.TaxAmount.ToDisplay()}，价税合计 {workbook.TotalInclTax?.ToDisplay() ?? "未列"}";

    public static string Describe(Reading reading)
    {
        var text = new StringBuilder(reading.File);
        if (reading.Part is not null)
        {
            text.Append(' ').Append(reading.Part);
        }

        text.Append('：');
        if (reading.InvoiceNumber is null)
        {
            text.Append(reading.PrintedTitle ?? reading.Kind);
        }
        else
        {
            text.Append(string.IsNullOrEmpty(reading.InvoiceCode) ? "" : reading.InvoiceCode + " ")
                .Append(reading.InvoiceNumber)
                .Append('，')
                .Append(reading.IssueDate is { } day ? ReadingJson.Day(day) : "日期不明")
                .Append('，')
                .Append(string.IsNullOrEmpty(reading.SellerName) ? "销方不明" : reading.SellerName)
                .Append("，价税合计 ")
                .Append(reading.TotalInclTax?.Value.ToDisplay() ?? "不明");
        }

        foreach (var finding in reading.Findings)
        {
            text.Append("\n    [").Append(finding.Code).Append("] ").Append(finding.Message);
        }

        return text.ToString();
    }
}
