using Piaoheng.Core.Completeness;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Schedules;

/// <summary>定时任务的时刻: when a line of a schedule is next due, and which days it reads again. Beijing time, +08:00.</summary>
/// <param name="schedule">频率.</param>
/// <param name="calendar">工作日历.</param>
public sealed class SyncTimes(SyncSchedule schedule, WorkCalendar calendar)
{
    // Longer than any holiday and any month: a line that finds no day within it is not due at all.
    private const int MostDays = 70;

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>The first time after an instant; null when the line states no time.</summary>
    public DateTimeOffset? Next(SyncLine line, DateTimeOffset after)
    {
        var local = after.ToOffset(Beijing);
        var day = DateOnly.FromDateTime(local.DateTime);
        for (var step = 0; step < MostDays; step++, day = day.AddDays(1))
        {
            var times = line.Every is { } every ? Slots(every, day) : Rereads(line.Reread, day);
            foreach (var time in times)
            {
                var at = new DateTimeOffset(day.ToDateTime(time), Beijing);
                if (at > after)
                {
                    return at;
                }
            }
        }

        return null;
    }

    /// <summary>开票日期 that a line reads again when it is done on a day; null for new invoices, which have no range of their own.</summary>
    public static DayRange? Days(SyncLine line, DateOnly today)
    {
        if (line.Reread is not { } reread)
        {
            return null;
        }

        if (reread.When == SyncReread.Daily)
        {
            var day = today.AddDays(-(reread.DaysBack ?? 1));
            return new DayRange(day, day);
        }

        var month = new DateOnly(today.Year, today.Month, 1);
        return new DayRange(month.AddMonths(-1), month.AddDays(-1));
    }

    /// <summary>When a line that failed is tried again.</summary>
    /// <param name="failures">How often it failed in a row, from 1.</param>
    /// <param name="isForPeople">Whether only a person can mend it: then the longest pause holds at once.</param>
    /// <param name="now">Now.</param>
    /// <param name="wish">When the bureau said that it may be asked again; null = it did not say.</param>
    public DateTimeOffset Retry(int failures, bool isForPeople, DateTimeOffset now, DateTimeOffset? wish)
    {
        var minutes = schedule.RetryMinutes;
        var pause = minutes[isForPeople ? minutes.Count - 1 : Math.Min(failures, minutes.Count) - 1];
        var again = now + TimeSpan.FromMinutes(pause);
        return wish > again ? wish.Value : again;
    }

    private IEnumerable<TimeOnly> Slots(SyncEvery every, DateOnly day)
    {
        if (!calendar.IsWorkday(day))
        {
            yield break;
        }

        var step = calendar.IsFilingPeriod(day) ? every.FilingMinutes : every.Minutes;
        for (
            var minute = (int)schedule.WorkFrom.ToTimeSpan().TotalMinutes;
            minute <= (int)schedule.WorkTo.ToTimeSpan().TotalMinutes;
            minute += step
        )
        {
            yield return new TimeOnly(minute / 60, minute % 60);
        }
    }

    private IEnumerable<TimeOnly> Rereads(SyncReread? reread, DateOnly day)
    {
        var isDay = reread?.When switch
        {
            SyncReread.Daily => true,
            SyncReread.MonthBegin => day.Day == 1,
            SyncReread.BeforeFiling => day == calendar.WorkdaysBefore(calendar.FilingEnd(day), reread.WorkdaysBefore ?? 1),
            _ => false,
        };
        return isDay ? [reread!.At] : [];
    }
}
