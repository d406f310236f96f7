using System.Globalization;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Today;

/// <summary>Words of 待办.</summary>
internal static class TodayWords
{
    private const string Weekdays = "日一二三四五六";

    /// <summary>A day: <c>11 月 24 日 星期二</c>.</summary>
    public static string Day(DateOnly day) =>
        Tongue.IsEnglish
            ? day.ToString("dddd d MMMM", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{day.Month} 月 {day.Day} 日 星期{Weekdays[(int)day.DayOfWeek]}");

    /// <summary>When something was last done: <c>最近核对 09:02</c>, with the day where it is not today.</summary>
    public static string Of(TodayEvent latest, DateOnly today)
    {
        var moment = InvoiceWords.Moment(latest.At);
        return Say.It($"{latest.What} {(BeijingTime.DayOf(latest.At) == today ? moment[11..] : moment[5..])}");
    }
}
