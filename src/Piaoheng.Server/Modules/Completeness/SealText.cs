using System.Globalization;
using System.Text;
using Piaoheng.Core.Completeness;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>核验封存 as a text for people and for other programs.</summary>
internal static class SealText
{
    public static string Of(Taxpayer taxpayer, MonthSealRecord seal, MonthLists now)
    {
        var changes = Changes("账内", seal.Ours, SealedList.Of(now.AllOurs))
            .Concat(Changes("税局", seal.Theirs, SealedList.Of(now.AllTheirs)))
            .ToList();
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"核验封存 第 {seal.SealNo} 次")
            .AppendLine(CultureInfo.InvariantCulture, $"单位：{taxpayer.Name} {taxpayer.Number}")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"月份：{CoverageWords.Month(seal.Month)} {InvoiceWords.Of(seal.Direction)}，票种大类 {(seal.Family.Length == 0 ? "全部" : seal.Family)}"
            )
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"封存：{InvoiceWords.Moment(seal.At)} {seal.Actor}，规则版本 {seal.Policy}"
            )
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"依据的税局清单：{seal.Sources.Replace("\n", "；", StringComparison.Ordinal)}"
            )
            .AppendLine(CultureInfo.InvariantCulture, $"张数：{seal.InvoiceCount}")
            .AppendLine(changes.Count == 0 ? "现在：两边清单与封存时一致" : $"现在：有 {changes.Count} 处变化")
            .AppendJoin("", changes.Select(change => change + "\n"))
            .AppendLine()
            .AppendLine("SHA-256 按下面各行（UTF-8，每行以换行结束，不含标题行）计算。")
            .AppendLine("各列：标识、开票日期、金额、税额、价税合计、作废、红冲，以制表符分隔。");
        AppendList(text, "账内清单", seal.OursHash, seal.Ours);
        AppendList(text, "税局清单", seal.TheirsHash, seal.Theirs);
        return text.ToString();
    }

    private static void AppendList(StringBuilder text, string title, string hash, string list) =>
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"== {title} SHA-256 {hash}").Append(list);

    private static IEnumerable<string> Changes(string side, string sealedText, SealedList now) =>
        new SealedList(sealedText)
            .ChangesTo(now)
            .Select(change =>
                change.Then is null ? $"{side}新增 {change.Key}：{Spaced(change.Now)}"
                : change.Now is null ? $"{side}已没有 {change.Key}：{Spaced(change.Then)}"
                : $"{side}改变 {change.Key}：{Spaced(change.Then)} → {Spaced(change.Now)}"
            );

    private static string Spaced(string? line) => (line ?? "").Replace('\t', ' ');
}
