using System.Globalization;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>Words of 定时任务.</summary>
internal static class ScheduleWords
{
    /// <summary>工作时间.</summary>
    public static string Hours(SyncSchedule schedule) => Say.It($"{Clock(schedule.WorkFrom)} 至 {Clock(schedule.WorkTo)}");

    /// <summary>频率.</summary>
    public static string Often(SyncLine line) =>
        line switch
        {
            { Every: { } every } when every.Minutes == every.FilingMinutes => Say.It($"工作日每{Span(every.Minutes)}"),
            { Every: { } every } => Say.It($"工作日每{Span(every.Minutes)}，征期每{Span(every.FilingMinutes)}"),
            { Reread: { When: SyncReread.Daily } reread } => Say.It(
                $"每日 {Clock(reread.At)}，重读 {Text(reread.DaysBack ?? 1)} 天前开具的"
            ),
            { Reread: { When: SyncReread.MonthBegin } reread } => Say.It($"每月 1 日 {Clock(reread.At)}，重读上月"),
            { Reread: { } reread } => Say.It(
                $"申报期满前 {Text(reread.WorkdaysBefore ?? 1)} 个工作日 {Clock(reread.At)}，重读上月"
            ),
            _ => "按需",
        };

    /// <summary>状态 of a line and of its last sync.</summary>
    public static StateMark Mark(ScheduleRecord row, SyncRunRecord? run) =>
        (row, run) switch
        {
            (_, { State: SyncState.Running }) => new("进行中", "clock-pause", Tone.Wait),
            (_, { State: SyncState.Waiting }) => new("等待", "clock-pause", Tone.Wait),
            ({ IsOn: false }, _) => new("已暂停", "circle-dashed", Tone.Unknown),
            (_, { State: SyncState.Failed }) => new(Say.It($"未完成 {Text(Math.Max(row.Failures, 1))} 次"), "circle-x", Tone.Bad),
            (_, { State: SyncState.Done }) => new("完成", "circle-check", Tone.Good),
            _ => new("未到时间", "clock-pause", Tone.Wait),
        };

    /// <summary>下次.</summary>
    public static string Next(ScheduleRecord row, DateTimeOffset now) =>
        row switch
        {
            { IsOn: false } => "—",
            { IsAwaited: true } => "完成之后",
            { NextAt: { } at } when at <= now => "即将",
            { NextAt: { } at, Failures: > 0 } => Say.It($"{InvoiceWords.Moment(at)} 再试"),
            { NextAt: { } at } => InvoiceWords.Moment(at),
            _ => "—",
        };

    private static string Span(int minutes) =>
        minutes % 60 != 0 ? Say.It($"{Text(minutes)} 分钟")
        : minutes == 60 ? "小时"
        : Say.It($"{Text(minutes / 60)} 小时");

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
