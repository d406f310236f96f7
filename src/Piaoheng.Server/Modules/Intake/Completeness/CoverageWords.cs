using System.Globalization;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Intake.Completeness;

/// <summary>Words and addresses of 归集完整性, the same on the screen and in the export.</summary>
internal sealed class CoverageWords(PolicyPack policy)
{
    /// <summary>Name of a 票种大类.</summary>
    public string Family(string? family) =>
        family switch
        {
            null => "全部票种",
            KindId.Unknown => "票种不明",
            "vat-special" => "专票",
            "vat-normal" => "普票",
            "vehicle" => "机动车发票",
            "used-vehicle" => "二手车发票",
            _ => string.Join('、', policy.Kinds.All.Where(kind => kind.Family == family).Select(kind => kind.ShortName)),
        };

    /// <summary>A month: <c>2026-10</c>.</summary>
    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Reads a month back; null when it is none.</summary>
    public static DateOnly? MonthOf(string? text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month
            : null;

    /// <summary>A day inside a known year.</summary>
    public static string Short(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Days of one month.</summary>
    public static string Short(DayRange range) =>
        range.From == range.To ? Short(range.From) : $"{Short(range.From)} 至 {Short(range.To)}";

    /// <summary>Days with the year, as one types them at the bureau.</summary>
    public static string Long(DayRange range) => $"{InvoiceWords.Day(range.From)} 至 {InvoiceWords.Day(range.To)}";

    /// <summary>How far the lists reach.</summary>
    public static StateMark Mark(CoverageCell cell) =>
        cell.State switch
        {
            CoverageState.Whole => new("整月已导出", "circle-check", Tone.Good),
            CoverageState.Inferred => new("整月，推断", "circle-check", Tone.Unknown),
            CoverageState.Running => new($"至 {Short(cell.LastHeld!.Value)}", "clock-pause", Tone.Wait),
            CoverageState.Partial => new(
                $"缺 {InvoiceWords.Count(cell.Missing.Sum(range => range.Days))} 天",
                "eye-off",
                Tone.Warn
            ),
            CoverageState.AtCeiling => new("达导出上限", "alert-triangle", Tone.Warn),
            CoverageState.OutsideBureau => new("不属税局范围", "circle-dashed", Tone.Unknown),
            CoverageState.NotBegun => new("月份未到", "clock-pause", Tone.Wait),
            _ => new("未导出", "eye-off", Tone.Unknown),
        };

    /// <summary>What the state means, in sentences.</summary>
    public static string Why(CoverageCell cell) =>
        cell is { Family: KindId.Unknown, Ours.Count: > 0 }
            ? "账内来源没有写票种，税局一侧的同一张发票列在它的票种下；两边合计仍可比。" + Reach(cell)
            : Reach(cell);

    private static string Reach(CoverageCell cell) =>
        cell.State switch
        {
            CoverageState.Whole => "税局清单写明的查询范围覆盖整月。",
            CoverageState.Inferred =>
                "清单没有写明查询范围，按清单里最早和最晚的开票日期推断为整月；导出时在文件名或标题中保留起止日期，判断更可靠。",
            CoverageState.Running => $"月份未结束，清单到 {Short(cell.LastHeld!.Value)}；月末后再导出一次。",
            CoverageState.Partial => $"缺 {Gaps(cell)}。这些天的发票，账内有、税局无也暂不判断。",
            CoverageState.AtCeiling => $"清单行数达到税局单次导出上限，后面可能被截断；不能证明的日期：{Gaps(cell)}。",
            CoverageState.OutsideBureau => "税局不归集这类票据，不参与核对。",
            CoverageState.NotBegun => "月份未到。",
            _ when cell.Theirs.Count > 0 => "有税局记录，但来自用途确认、单独一份勾选清单等，不能证明查全了这个月。",
            _ => "没有税局清单覆盖这个月，账内有、税局无也不判断。",
        };

    /// <summary>How the range of a list is known.</summary>
    public static string Basis(Coverage reach) =>
        reach.Basis switch
        {
            CoverageBasis.Sync => "按查询范围同步",
            CoverageBasis.Stated => "清单写明",
            _ => "按首末开票日期推断",
        };

    /// <summary>Where at the bureau a list is found.</summary>
    public static string Path(Direction direction) =>
        $"税务数字账户 › 发票查询统计 › 全量发票查询 › {InvoiceWords.Of(direction)}发票";

    /// <summary>Days that are missing.</summary>
    public static string Gaps(CoverageCell cell) => string.Join('、', cell.Missing.Select(Short));

    /// <summary>How a list of one side is asked for: <c>direction=in&amp;from=…&amp;to=…&amp;kind=…</c>.</summary>
    /// <param name="direction">取得 or 开具.</param>
    /// <param name="days">开票日期.</param>
    /// <param name="family">票种大类; null = all.</param>
    public string Query(Direction direction, DayRange days, string? family)
    {
        var kinds =
            family is null ? []
            : family == KindId.Unknown ? [KindId.Unknown]
            : policy.Kinds.All.Where(kind => kind.Family == family).Select(kind => kind.Id);
        return string.Concat(
            $"?direction={(direction == Direction.In ? "in" : "out")}&from={InvoiceWords.Day(days.From)}&to={InvoiceWords.Day(days.To)}",
            string.Concat(kinds.Select(kind => "&kind=" + kind))
        );
    }

    /// <summary>All days of a month.</summary>
    public static DayRange DaysOf(DateOnly month) => new(month, month.AddMonths(1).AddDays(-1));
}
