using System.Net;
using System.Text;
using Piaoheng.Core.Diagnosis;
using Piaoheng.World.Documents.Pdf.Flow;

namespace Piaoheng.Server.Modules.Diagnosis.Reports;

/// <summary>《发票查找情况说明》 as one printable page, sealed (<see cref="ReportSeal"/>).</summary>
internal static class ReportHtml
{
    private const string Style =
        "body{font:14px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:820px;margin:24px auto;padding:0 16px;color:#111}"
        + "h1{font-size:22px;text-align:center}h2{font-size:16px;margin:20px 0 6px;border-bottom:1px solid #999}"
        + "table{width:100%;border-collapse:collapse}th,td{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top}"
        + "th{background:#f2f4f6;font-weight:600;white-space:nowrap}p{white-space:pre-line}.says{font-size:17px;font-weight:600}.hint{color:#555;font-size:12px}"
        + "code{font-family:ui-monospace,Consolas,monospace;word-break:break-all}@page{size:A4;margin:14mm}tr{break-inside:avoid}";

    /// <summary>The whole page, sealed.</summary>
    public static string Write(DiagnosisReport report)
    {
        var page = new StringBuilder()
            .Append(
                "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            )
            .Append($"<meta name=\"piaoheng-seal\" content=\"{ReportSeal.Blank}\">")
            .Append($"<title>{DiagnosisReport.Title} {report.Number}</title><style>{Style}</style></head>")
            .Append($"<body><h1>{DiagnosisReport.Title}</h1>");
        foreach (var block in report.Blocks())
        {
            page.Append(Of(block));
        }

        page.Append("<h2>封印</h2><p>SHA-256 <code>")
            .Append(ReportSeal.Blank)
            .Append("</code></p><p class=\"hint\">")
            .Append(
                "封印覆盖本文件全部内容，改动任何一个字都会失效；用 piaoheng check-report 文件名 验证。封印说明内容未改，不说明出具人身份。"
            )
            .Append("</p></body></html>\n");
        return ReportSeal.Close(page.ToString());
    }

    private static string Of(FlowBlock block) =>
        block switch
        {
            FlowHeading heading => $"<h2>{Text(heading.Text)}</h2>",
            FlowText { Weight: FlowWeight.Strong } text => $"<p class=\"says\">{Text(text.Text)}</p>",
            FlowText { Weight: FlowWeight.Hint } text => $"<p class=\"hint\">{Text(text.Text)}</p>",
            FlowText text => $"<p>{Text(text.Text)}</p>",
            FlowList list => $"<ul>{string.Concat(list.Items.Select(item => $"<li>{Text(item)}</li>"))}</ul>",
            FlowTable table => $"<table>{Heads(table)}{string.Concat(table.Rows.Select(row => Row(row, table)))}</table>",
            _ => throw new NotSupportedException(block.GetType().Name),
        };

    private static string Heads(FlowTable table) =>
        table.Heads.Count == 0 ? "" : $"<tr>{string.Concat(table.Heads.Select(head => $"<th>{Text(head)}</th>"))}</tr>";

    private static string Row(IReadOnlyList<string> row, FlowTable table) =>
        $"<tr>{string.Concat(row.Select((cell, at) => at == 0 && table.Heads.Count == 0 ? $"<th>{Text(cell)}</th>" : $"<td>{Text(cell)}</td>"))}</tr>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
