using System.Globalization;
using System.Net;
using System.Text;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.BureauSimulator.Faults;

namespace Piaoheng.BureauSimulator.Console;

/// <summary>控制台: one page, rendered here, without script.</summary>
internal static class ConsolePage
{
    public const string Style = """
        body{font:15px/1.6 system-ui,sans-serif;margin:0;color:#1d2733;background:#f5f6f8}
        header{background:#7a1f1f;color:#fff;padding:.75rem 1.5rem}
        header h1{font-size:1.2rem;margin:0}
        main{max-width:60rem;margin:0 auto;padding:1rem 1.5rem}
        table{border-collapse:collapse;width:100%;background:#fff}
        th,td{border:1px solid #d5dae1;padding:.3rem .6rem;text-align:left}
        label{display:block}
        button{font:inherit;padding:.4rem 1.2rem}
        """;

    public static string Render(BureauDesk desk, SimulatorOptions options)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>模拟税局</title>");
        page.Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        page.Append("<link rel=\"stylesheet\" href=\"/console.css\"></head><body>");
        page.Append("<header><h1>模拟税局：不是税务机关，公司和发票均为虚构</h1></header><main>");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p>版本 {SimulatorOptions.Version}，种子 {options.Seed}，今天 {desk.Books.Today:yyyy-MM-dd}，发票 {desk.Books.Entries.Count} 张，已收请求 {desk.Faults.Calls} 次</p>"
        );
        page.Append(
            "<form method=\"post\" action=\"/control/faults\"><h2>故障</h2><table><thead><tr><th>开</th><th>故障</th><th>形式</th></tr></thead><tbody>"
        );
        foreach (var fault in FaultKind.All)
        {
            Append(page, fault, desk.Faults.On.Any(on => on.Fault == fault));
        }

        page.Append("</tbody></table><p><button>应用</button></p></form>");
        Append(page, desk);
        return page.Append("</main></body></html>").ToString();
    }

    private static void Append(StringBuilder page, FaultKind fault, bool isOn)
    {
        var name = WebUtility.HtmlEncode(fault.ChineseName);
        var modes = fault.Modes.Length == 0 ? "—" : string.Join('、', fault.Modes);
        page.Append(
            CultureInfo.InvariantCulture,
            $"<tr><td><input type=\"checkbox\" name=\"faults\" id=\"{fault.Id}\" value=\"{fault.Id}\"{(isOn ? " checked" : "")}></td><td><label for=\"{fault.Id}\">{fault.Id} {name}</label></td><td>{modes}</td></tr>"
        );
    }

    private static void Append(StringBuilder page, BureauDesk desk)
    {
        page.Append("<h2>导出清单</h2><ul>");
        foreach (var taxpayer in desk.Books.Known)
        {
            foreach (var (direction, word) in (ReadOnlySpan<(string, string)>)[("in", "取得"), ("out", "开具")])
            {
                var name = WebUtility.HtmlEncode(taxpayer.Name);
                var from = desk.Books.Today.AddDays(-91);
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"<li><a href=\"/export/full-query?taxpayer={taxpayer.TaxId}&amp;direction={direction}&amp;from={from:yyyy-MM-dd}&amp;to={desk.Books.Today:yyyy-MM-dd}\">{name} {word}发票</a></li>"
                );
            }
        }

        page.Append("</ul>");
    }
}
