using System.Globalization;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Completeness.Contracts;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>Words and addresses of 归集完整性, the same on the screen and in the export.</summary>
internal sealed class CoverageWords(PolicyPack policy)
{
    private const string AllKinds = "all";

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
            _ => Spoken.List(policy.Kinds.All.Where(kind => kind.Family == family).Select(kind => kind.ShortName)),
        };

    /// <summary>A month: <c>2026-10</c>.</summary>
    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Reads a month back; null when it is none.</summary>
    public static DateOnly? MonthOf(string? text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month
            : null;

    /// <summary>Id of a cell in addresses and in the log: <c>in.vat-normal.2026-10</c>.</summary>
    public static string IdOf(CellKey cell) =>
        $"{Words.Of(cell.Direction)}.{(cell.Family.Length == 0 ? AllKinds : cell.Family)}.{Month(cell.Month)}";

    /// <summary>Reads such an id; null when it is none.</summary>
    public static CellKey? CellOf(string? id) =>
        (id ?? "").Split('.') is [var direction, var family, var month]
        && Words.Parse<Direction>(direction, Words.Of) is { } known
        && MonthOf(month) is { } first
            ? new CellKey(known, family == AllKinds ? "" : family, first)
            : null;

    /// <summary>A day inside a known year.</summary>
    public static string Short(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Days of one month.</summary>
    public static string Short(DayRange range) =>
        range.From == range.To ? Short(range.From) : Say.It($"{Short(range.From)} 至 {Short(range.To)}");

    /// <summary>Days with the year, as one types them at the bureau.</summary>
    public static string Long(DayRange range) => Say.It($"{InvoiceWords.Day(range.From)} 至 {InvoiceWords.Day(range.To)}");

    /// <summary>What can be said of the month.</summary>
    public static StateMark Verdict(CoverageCell cell) =>
        cell.Verdict switch
        {
            CellVerdict.Sealed => new("已核验封存", "lock-check", Tone.Good),
            CellVerdict.SealBroken => new("封存后有变化", "alert-triangle", Tone.Warn),
            CellVerdict.Proven => new("已核实齐全", "circle-check", Tone.Good),
            CellVerdict.Settling => new(Say.It($"核实至 {Short(cell.Unsettled[0].From.AddDays(-1))}"), "clock-pause", Tone.Wait),
            CellVerdict.Differs => new("有差异", "equal-not", Tone.Warn),
            CellVerdict.CannotProve => new("不能证明", "help-circle", Tone.Unknown),
            _ => Reach(cell),
        };

    /// <summary>How far the lists reach.</summary>
    public static StateMark Reach(CoverageCell cell) =>
        cell.State switch
        {
            CoverageState.Whole => new("整月已导出", "circle-check", Tone.Good),
            CoverageState.Inferred => new("整月，推断", "circle-check", Tone.Unknown),
            CoverageState.Running => new(Say.It($"至 {Short(cell.LastHeld!.Value)}"), "clock-pause", Tone.Wait),
            CoverageState.Partial => new(
                Say.It($"缺 {InvoiceWords.Count(cell.Missing.Sum(range => range.Days))} 天"),
                "eye-off",
                Tone.Warn
            ),
            CoverageState.AtCeiling => new("达导出上限", "alert-triangle", Tone.Warn),
            CoverageState.OutsideBureau => new("不属税局范围", "circle-dashed", Tone.Unknown),
            CoverageState.NotBegun => new("月份未到", "clock-pause", Tone.Wait),
            _ => new("未导出", "eye-off", Tone.Unknown),
        };

    /// <summary>What the verdict rests on, sentence by sentence.</summary>
    public static IEnumerable<string> Why(CoverageCell cell)
    {
        if (cell.Proof is { Apart.Count: > 0 and var apart })
        {
            yield return cell.Family == KindId.Unknown
                ? Say.It($"账内没有写票种的 {InvoiceWords.Count(apart)} 张，税局列在它们的票种下，已逐张对上；张数的差由此而来。")
                : Say.It($"另有 {InvoiceWords.Count(apart)} 张一边没有写票种，列在「票种不明」，已逐张对上；张数的差由此而来。");
        }

        yield return ReachText(cell);
        if (cell.Control is { Agrees: false } control)
        {
            yield return Say.It(
                $"税局月度汇总（{InvoiceWords.Moment(control.ReadAt)} 读取，全部票种）{Figures(control.Stated)}，清单入库 {Figures(control.Held)}，相差 {InvoiceWords.Count(control.Held.Count - control.Stated.Count)} 张；先看是否有在其他平台开具的，再重读本月。"
            );
        }

        if (cell is { Unsettled.Count: > 0, SettledOn: { } day })
        {
            yield return Say.It(
                $"{Days(cell.Unsettled)} 开具的发票可能在导出之后才归集到税局。导出的截止日期写到 {InvoiceWords.Day(day)} 或以后，再导入一次就能判断。"
            );
        }

        if (cell.Seal is { } seal)
        {
            yield return Say.It(
                $"{InvoiceWords.Moment(seal.Seal.At)} 由{seal.Seal.Actor}封存 {InvoiceWords.Count(seal.Seal.Count)} 张，"
            ) + Spoken.Value(seal.IsUnchanged ? "两边清单与封存时一致。" : "此后账内或税局的清单变了。");
        }
    }

    private static string Figures(ControlFigures figures) =>
        Say.It($"{InvoiceWords.Count(figures.Count)} 张、金额 {figures.Amount.ToDisplay()}、税额 {figures.Tax.ToDisplay()}");

    private static string ReachText(CoverageCell cell) =>
        cell.State switch
        {
            CoverageState.Whole => "税局清单写明的查询范围覆盖整月。",
            CoverageState.Inferred =>
                "清单没有写明查询范围，只能按清单里最早和最晚的开票日期推断为整月，不足以证明；导出时在文件名或标题中写上起止日期。",
            CoverageState.Running => Say.It($"月份未结束，清单到 {Short(cell.LastHeld!.Value)}；月末后再导出一次。"),
            CoverageState.Partial => Say.It($"缺 {Gaps(cell)}。这些天的发票，账内有、税局无也暂不判断。"),
            CoverageState.AtCeiling => Say.It($"清单行数达到税局单次导出上限，后面可能被截断；不能证明的日期：{Gaps(cell)}。"),
            CoverageState.OutsideBureau => "税局不归集这类票据，不参与核对。",
            CoverageState.NotBegun => "月份未到。",
            _ when cell.Theirs.Count > 0 => "有税局记录，但来自用途确认、单独一份勾选清单等，不能证明查全了这个月。",
            _ => "没有税局清单覆盖这个月，账内有、税局无也不判断。",
        };

    /// <summary>What keeps an invoice from being proven.</summary>
    public static StateMark Gap(ProofGapKind kind) =>
        kind switch
        {
            ProofGapKind.OnlyTheirs => new("税局有、账内无", "file-download", Tone.Bad),
            ProofGapKind.OnlyOurs => new("账内有、税局无", "file-off", Tone.Bad),
            _ => new("不一致", "equal-not", Tone.Warn),
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
        Say.It($"税务数字账户 › 发票查询统计 › 全量发票查询 › {InvoiceWords.Of(direction)}发票");

    /// <summary>How much to expect of a list, and why it is cut there.</summary>
    public static string Expected(NextExport next, int? ceiling)
    {
        var rows = next.Slice.Rows is { } known ? Say.It($"约 {InvoiceWords.Count(known)} 行") : "行数未知";
        return next.Slice.IsTooLarge
                ? Say.It($"{rows}，一天就可能超过单次导出上限 {InvoiceWords.Count(ceiling!.Value)} 行，用税局的异步导出申请")
            : next.WasCut ? Say.It($"{rows}，上次达到导出上限")
            : rows;
    }

    /// <summary>A name for the exported file, from which its range is known.</summary>
    public static string FileName(NextExport next) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{InvoiceWords.Of(next.Direction)}发票_{next.Slice.Days.From:yyyyMMdd}_{next.Slice.Days.To:yyyyMMdd}.xlsx"
        );

    /// <summary>Days that are missing.</summary>
    public static string Gaps(CoverageCell cell) => Days(cell.Missing);

    private static string Days(IEnumerable<DayRange> ranges) => Spoken.List(ranges.Select(Short));

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
