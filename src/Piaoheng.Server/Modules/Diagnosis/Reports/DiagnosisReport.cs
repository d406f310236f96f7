using System.Globalization;
using System.Net;
using System.Text;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Diagnosis.Reports;

/// <summary>《发票查找情况说明》: one printable page that holds everything a reader needs, sealed (<see cref="ReportSeal"/>).</summary>
internal sealed class DiagnosisReport(DiagnosisResult result)
{
    private const string Style =
        "body{font:14px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:820px;margin:24px auto;padding:0 16px;color:#111}"
        + "h1{font-size:22px;text-align:center}h2{font-size:16px;margin:20px 0 6px;border-bottom:1px solid #999}"
        + "table{width:100%;border-collapse:collapse}th,td{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top}"
        + "th{background:#f2f4f6;font-weight:600;white-space:nowrap}.says{font-size:17px;font-weight:600}.hint{color:#555;font-size:12px}"
        + "code{font-family:ui-monospace,Consolas,monospace;word-break:break-all}@page{size:A4;margin:14mm}tr{break-inside:avoid}";

    private readonly StringBuilder _page = new();

    /// <summary>编号, by the moment in Beijing time.</summary>
    public string Number { get; } =
        "CZ-" + result.Facts.At.ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);

    /// <summary>The whole page, sealed.</summary>
    public string Write()
    {
        Raw(
            "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        );
        Raw($"<meta name=\"piaoheng-seal\" content=\"{ReportSeal.Blank}\">");
        Raw($"<title>发票查找情况说明 {Number}</title><style>{Style}</style></head><body><h1>发票查找情况说明</h1>");
        Head();
        Raw("<h2>结论</h2><p class=\"says\">").Text(result.Says).Raw("</p>");
        Causes();
        Steps();
        Scope();
        Questions();
        Raw("<h2>下一步</h2><p>").Text($"{result.Next.Who}：{result.Next.Action}").Raw("</p>");
        if (result.Next.Letter is { } letter)
        {
            Raw("<h2>致对方的函</h2><p style=\"white-space:pre-line\">").Text(letter).Raw("</p>");
        }

        Raw("<h2>封印</h2><p>SHA-256 <code>").Raw(ReportSeal.Blank).Raw("</code></p><p class=\"hint\">");
        Text(
                "封印覆盖本文件全部内容，改动任何一个字都会失效；用 piaoheng check-report 文件名 验证。封印说明内容未改，不说明出具人身份。"
            )
            .Raw("</p></body></html>\n");
        return ReportSeal.Close(_page.ToString());
    }

    private void Head()
    {
        var facts = result.Facts;
        var taxpayer = facts.Taxpayer;
        Raw("<table>");
        Row("编号", Number);
        Row("单位", $"{(taxpayer.Names is [.., var name] ? name.Text : "")} {taxpayer.TaxId}".Trim());
        Row("所查内容", facts.Query.FileName is { } file ? $"文件 {file} {facts.Query.Text}".Trim() : facts.Query.Text);
        if (facts.Face is { } face)
        {
            Row(
                "发票",
                $"{face.InvoiceCode}{face.InvoiceNumber}，开票日期 {InvoiceWords.Day(face.IssueDate)}，价税合计 {(face.TotalInclTax is { } total ? "¥" + total.Value.ToDisplay() : "—")}，销方 {face.SellerName ?? "—"}，购方 {face.BuyerName ?? "—"}"
            );
        }

        Row("诊断时间", $"{InvoiceWords.Moment(facts.At)}（北京时间）");
        Row("判断截至", InvoiceWords.Day(facts.AsOf));
        Row("政策包", facts.Policy.Version);
        Raw("</table>");
    }

    private void Causes()
    {
        if (result.Ranked.Count == 0)
        {
            return;
        }

        Raw("<h2>可能原因</h2><table><tr><th>原因</th><th>把握</th><th>依据</th></tr>");
        foreach (var cause in result.Ranked)
        {
            Raw("<tr><td>")
                .Text(cause.Entry.Name)
                .Raw("</td><td>")
                .Text((cause.Confidence * 100).ToString("0", CultureInfo.InvariantCulture) + "%");
            Raw("</td><td>").Text(cause.Because.Render()).Raw("</td></tr>");
        }

        Raw("</table>");
    }

    private void Steps()
    {
        Raw("<h2>检查过程</h2><table><tr><th>步骤</th><th>结果</th><th>依据</th><th>依据时间</th></tr>");
        foreach (var step in result.Steps)
        {
            Raw("<tr><td>")
                .Text(step.Name)
                .Raw("</td><td>")
                .Text(
                    step.Outcome switch
                    {
                        StepOutcome.Pass => "通过",
                        StepOutcome.Fail => "未通过",
                        _ => "不能判断",
                    }
                );
            Raw("</td><td>").Text(string.Join('；', step.Evidence.Select(evidence => evidence.Render())));
            Raw(" <span class=\"hint\">")
                .Text(step.Code)
                .Raw("</span></td><td class=\"hint\">")
                .Text(InvoiceWords.Moment(step.At))
                .Raw("</td></tr>");
        }

        Raw("</table>");
    }

    private void Scope()
    {
        Raw(
            "<h2>已查范围</h2><table><tr><th>税局清单</th><th>方向</th><th>开票日期</th><th>依据</th><th>张数</th><th>读取时间</th></tr>"
        );
        foreach (var list in result.Facts.Coverage.OrderByDescending(list => list.To).Take(60))
        {
            Raw("<tr><td>")
                .Text(list.Source + (list.Truncated ? "（达到导出上限被截断）" : ""))
                .Raw("</td><td>")
                .Text(list.Direction == Direction.In ? "取得" : "开具");
            Raw("</td><td>")
                .Text($"{InvoiceWords.Day(list.From)} 至 {InvoiceWords.Day(list.To)}")
                .Raw("</td><td>")
                .Text(BasisOf(list.Basis));
            Raw("</td><td>")
                .Text(InvoiceWords.Count(list.Rows))
                .Raw("</td><td>")
                .Text(list.ReadAt is { } at ? InvoiceWords.Moment(at) : "不详")
                .Raw("</td></tr>");
        }

        Raw("</table>");
        if (result.Facts.Coverage.Count == 0)
        {
            Raw("<p>").Text("没有可以证明完整的税局清单。").Raw("</p>");
        }
    }

    private void Questions()
    {
        if (result.Questions.Count == 0)
        {
            return;
        }

        Raw("<h2>尚待核实</h2><ul>");
        foreach (var question in result.Questions)
        {
            Raw("<li>").Text(question.Text).Raw("</li>");
        }

        Raw("</ul>");
    }

    private static string BasisOf(CoverageBasis basis) =>
        basis switch
        {
            CoverageBasis.Sync => "同步",
            CoverageBasis.Stated => "声明",
            _ => "按首末日期推断",
        };

    private void Row(string name, string value) => Raw("<tr><th>").Text(name).Raw("</th><td>").Text(value).Raw("</td></tr>");

    private DiagnosisReport Raw(string markup)
    {
        _page.Append(markup);
        return this;
    }

    private DiagnosisReport Text(string text)
    {
        _page.Append(WebUtility.HtmlEncode(text));
        return this;
    }
}
