using System.Globalization;
using System.Net;
using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Server.Modules.Reconciliation.Reports;

/// <summary>核对报告 as one self-contained page for reading and printing; no script, nothing loaded from elsewhere.</summary>
internal sealed class ReportPage(ReconciliationReport report, KindCatalogue kinds)
{
    /// <summary>Matched pairs are counted, not listed: the workbook has them all.</summary>
    private const DifferenceKind NotListed = DifferenceKind.Matched;

    /// <summary>Results of one kind shown on the page; the rest is in the workbook.</summary>
    private const int RowsPerKind = 2_000;

    private readonly StringBuilder _html = new();

    /// <summary>Writes the page in UTF-8.</summary>
    public void Write(Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(Build());
    }

    private string Build()
    {
        _html
            .Append("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>发票核对报告</title><style>")
            .Append(ReportStyle.Css)
            .Append("</style></head><body><main><h1>发票核对报告</h1>");
        WriteHead();
        var groups = report.Results.GroupBy(result => result.Kind).OrderBy(group => group.Key).ToList();
        WriteTiles(groups);
        WriteCoverage();
        foreach (var group in groups.Where(group => group.Key != NotListed))
        {
            WriteKind(group.Key, [.. group]);
        }

        return _html.Append("</main></body></html>\n").ToString();
    }

    private void WriteHead()
    {
        _html.Append("<p class=\"facts\">纳税人识别号 <b>").Append(Safe(report.Taxpayer)).Append("</b>");
        Fact("核对期间", $"{Day(report.From) ?? "不限"} 至 {Day(report.To) ?? "不限"}");
        Fact("判断截至", ReadingJson.Day(report.AsOf));
        Fact("账内", Count(report.Summary.Ours) + " 条记录");
        Fact("税局", Count(report.Summary.Theirs) + " 条记录");
        Fact("政策包", report.Policy);
        _html.Append("</p>");
    }

    private void Fact(string name, string value) =>
        _html.Append("<i></i>").Append(name).Append(" <b>").Append(Safe(value)).Append("</b>");

    private void WriteTiles(List<IGrouping<DifferenceKind, ReconciliationResult>> groups)
    {
        _html.Append("<ul class=\"tiles\">");
        foreach (var group in groups)
        {
            var name = DifferenceWords.ChineseOf(group.Key);
            _html.Append("<li class=\"").Append(ToneOf(group.Key)).Append("\">");
            _html.Append(group.Key == NotListed ? name : $"<a href=\"#{DifferenceWords.Of(group.Key)}\">{name}</a>");
            _html.Append("<b>").Append(Count(group.Count())).Append("</b></li>");
        }

        _html.Append("</ul>");
        if (!groups.Exists(group => DifferenceWords.IsDifference(group.Key)))
        {
            _html.Append("<p>没有差异。</p>");
        }
    }

    private void WriteCoverage()
    {
        _html.Append("<h2>税局数据覆盖</h2>");
        if (report.Coverage.Count == 0)
        {
            _html.Append("<p>没有可作为依据的税局数据，账内发票都不能判断为缺失。</p>");
            return;
        }

        _html.Append(
            "<table><thead><tr><th>方向<th>票种<th>自<th>至<th>依据<th class=\"n\">张数<th class=\"n\">金额 ¥<th class=\"n\">税额 ¥<th>来源</thead><tbody>"
        );
        foreach (var coverage in report.Coverage)
        {
            _html.Append("<tr>");
            Cell(ReportWords.Of(coverage.Direction));
            Cell(coverage.Kinds.Count == 0 ? "全部" : string.Join('、', coverage.Kinds.Select(KindName)));
            Cell(ReadingJson.Day(coverage.From));
            Cell(ReadingJson.Day(coverage.To) + (coverage.Truncated ? "（导出被截断，已缩短）" : ""));
            Cell(ReportWords.Of(coverage.Basis));
            Cell(Count(coverage.Rows), "n");
            Cell(coverage.Amount.ToDisplay(), "n");
            Cell(coverage.Tax.ToDisplay(), "n");
            Cell(coverage.Source);
        }

        _html.Append("</tbody></table>");
    }

    private void WriteKind(DifferenceKind kind, List<ReconciliationResult> results)
    {
        _html
            .Append(
                CultureInfo.InvariantCulture,
                $"<h2 id=\"{DifferenceWords.Of(kind)}\" class=\"{ToneOf(kind)}\">{DifferenceWords.ChineseOf(kind)} {results.Count} 项</h2>"
            )
            .Append("<p class=\"hint\">")
            .Append(DifferenceMeaning.Of(kind))
            .Append("</p>")
            .Append(
                "<table><thead><tr><th>发票号码<th>票种<th>日期<th>对方单位<th class=\"n\">价税合计 ¥（账内）<th class=\"n\">价税合计 ¥（税局）<th>说明</thead><tbody>"
            );
        foreach (var result in results.Take(RowsPerKind))
        {
            WriteResult(result);
        }

        _html.Append("</tbody></table>");
        if (results.Count > RowsPerKind)
        {
            _html.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"hint\">此处列出前 {RowsPerKind} 项，其余 {results.Count - RowsPerKind} 项见 Excel 报告。</p>"
            );
        }
    }

    private void WriteResult(ReconciliationResult result)
    {
        var ours = result.Ours?.Face;
        var theirs = result.Theirs?.Face;
        var face = ours ?? theirs;
        var direction = result.Ours?.Direction ?? result.Theirs?.Direction;
        _html.Append("<tr>");
        Cell(Numbers(ours, theirs), "id");
        Cell(KindName(face?.Kind ?? KindId.Unknown));
        Cell(Either(Day(ours?.IssueDate), Day(theirs?.IssueDate)));
        Cell((direction == Direction.Out ? face?.BuyerName : face?.SellerName) ?? "");
        Cell(ours?.TotalInclTax?.Value.ToDisplay() ?? "—", "n");
        Cell(theirs?.TotalInclTax?.Value.ToDisplay() ?? "—", "n");
        _html.Append("<td>").Append(Safe(result.Reason.Render()));
        foreach (var field in result.Fields)
        {
            _html
                .Append("<br><span class=\"field\">")
                .Append(ReportWords.Field(field.Field))
                .Append("：账内 <mark>")
                .Append(Safe(field.Ours ?? "无"))
                .Append("</mark>，税局 <mark>")
                .Append(Safe(field.Theirs ?? "无"))
                .Append("</mark></span>");
        }

        _html.Append("<br><span class=\"hint\">规则 ").Append(Safe(result.Rule));
        if (result.Confidence < 1m)
        {
            _html.Append(CultureInfo.InvariantCulture, $"，把握 {result.Confidence:0.00}");
        }

        _html.Append("</span></td>");
    }

    private void Cell(string text, string? style = null) =>
        _html.Append(style is null ? "<td>" : $"<td class=\"{style}\">").Append(Safe(text)).Append("</td>");

    private static string Numbers(InvoiceRecord? ours, InvoiceRecord? theirs) => Either(Number(ours), Number(theirs));

    private static string Either(string? ours, string? theirs) =>
        ours is null ? theirs ?? ""
        : theirs is null || string.Equals(ours, theirs, StringComparison.Ordinal) ? ours
        : $"账内 {ours}\n税局 {theirs}";

    private static string? Number(InvoiceRecord? record) =>
        record is null ? null
        : string.IsNullOrEmpty(record.InvoiceCode) ? record.InvoiceNumber ?? "（无号码）"
        : $"{record.InvoiceCode} {record.InvoiceNumber}";

    private string KindName(string kind) => kinds.Find(kind)?.ShortName ?? kind;

    private static string ToneOf(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.Matched => "good",
            DifferenceKind.MissingOurs or DifferenceKind.MissingTheirs or DifferenceKind.WrongTaxpayer => "bad",
            DifferenceKind.NumberSuspect => "guess",
            DifferenceKind.NotYetDue => "wait",
            _ when DifferenceWords.IsDifference(kind) => "warn",
            _ => "unknown",
        };

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static string Count(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day is { } known ? ReadingJson.Day(known) : null;
}
