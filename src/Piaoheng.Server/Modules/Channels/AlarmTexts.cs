using System.Globalization;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Schedules;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>What 取票提醒 say, each with the basis that it rests on.</summary>
internal static class AlarmTexts
{
    public static CodedText Late(Direction direction, DateOnly to, DateOnly? newest, (int Behind, int Target) workdays) =>
        new(
            "ALM-01",
            "{direction}发票只核实到 {to}，落后 {behind} 个工作日（目标 {target} 个以内）；最新一张已核实的发票开于 {newest}。看定时任务的最近错误，或导出清单后导入",
            ("direction", InvoiceWords.Of(direction)),
            ("to", ReadingJson.Day(to)),
            ("behind", Text(workdays.Behind)),
            ("target", Text(workdays.Target)),
            ("newest", newest is { } day ? ReadingJson.Day(day) : "—")
        );

    public static CodedText Supplier(SilentSupplier silent, Party? party, (int Days, DateOnly To) history) =>
        new(
            "ALM-02",
            "供应商 {name} 近 {days} 天有 {times} 天开票，间隔 {least} 至 {most} 天；上次 {last}，到 {to} 已 {since} 天没有。向对方核实是否漏开，或看是否漏归集",
            ("name", party?.Shown ?? "—"),
            ("days", Text(history.Days)),
            ("times", Text(silent.Times)),
            ("least", Text(silent.LeastGap)),
            ("most", Text(silent.MostGap)),
            ("last", ReadingJson.Day(silent.Last)),
            ("to", ReadingJson.Day(history.To)),
            ("since", Text(silent.Since))
        );

    public static CodedText Day(Direction direction, SilentDay silent) =>
        new(
            "ALM-03",
            "{day} 是工作日，没有一张{direction}发票；此前 {of} 个工作日中 {with} 个有。重读或重新导出这一天核实",
            ("day", ReadingJson.Day(silent.Day)),
            ("direction", InvoiceWords.Of(direction)),
            ("of", Text(silent.Of)),
            ("with", Text(silent.With))
        );

    public static CodedText Disk(DiskOutlook outlook, int left) =>
        new(
            "ALM-04",
            "磁盘剩余 {free}，按近 {span} 天的增长（每天 {growth}）约 {left} 天后写满。清理磁盘或扩容；写满之前同步会先停止",
            ("free", DiskWatch.Size(outlook.Free)),
            ("span", Text(outlook.Span)),
            ("growth", DiskWatch.Size(outlook.GrowthPerDay)),
            ("left", Text(left))
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
