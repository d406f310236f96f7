using System.Globalization;
using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Trace;

/// <summary>How the axis of time says when.</summary>
internal static class TraceWords
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>The moment, or the day where only that is known.</summary>
    public static string When(TraceEvent each) =>
        each.IsDay ? InvoiceWords.Day(DateOnly.FromDateTime(each.At.ToOffset(Beijing).DateTime)) : InvoiceWords.Moment(each.At);

    /// <summary>倒计时: how long until the outcome must be known, or since when it is late.</summary>
    public static string Left(DateTimeOffset due, DateTimeOffset now) =>
        due > now
            ? Say.It($"结果未知，还有 {Hours(due - now)}（至 {InvoiceWords.Moment(due)}）")
            : Say.It($"结果未知，已过时限 {Hours(now - due)}（{InvoiceWords.Moment(due)}）");

    /// <summary>When did they first know it, when did we? Null where one side does not know it at all.</summary>
    public static CodedText? FirstKnown(IReadOnlyList<TraceEvent> events)
    {
        var theirs = events.FirstOrDefault(each => each.IsBureaus && each.Says.Code != "TRC-ISSUED");
        var ours = events.FirstOrDefault(each => !each.IsBureaus);
        return theirs is null || ours is null
            ? null
            : new CodedText(
                "TRC-FIRST",
                "税局数据最早 {theirs} 见到，账内最早 {ours} 见到，{gap}",
                ("theirs", When(theirs)),
                ("ours", When(ours)),
                ("gap", Gap(theirs.At, ours.At))
            );
    }

    private static string Gap(DateTimeOffset theirs, DateTimeOffset ours)
    {
        var days = (int)Math.Abs((theirs - ours).TotalDays);
        return days == 0 ? "相差不到一天" : Say.It($"{(theirs < ours ? "税局" : "账内")}早 {days} 天");
    }

    private static string Hours(TimeSpan span) => Say.It($"{(int)span.TotalHours} 小时 {span.Minutes} 分");
}
