namespace Piaoheng.Core.Policy;

/// <summary>工作日历: which days are worked on, and until when a month's returns are due. Stated year by year; elsewhere Monday to Friday and the 15th.</summary>
public sealed class WorkCalendar
{
    private const string China = "china";

    // 征管法实施细则 第109条: a term that would end on a day of rest ends on the next working day.
    private const int FilingDay = 15;

    private readonly DatedTable<WorkYear> _table;

    internal WorkCalendar(IEnumerable<WorkYear> years) => _table = new DatedTable<WorkYear>(years);

    /// <summary>Whether the year of the day is stated; elsewhere weekends are all that is known.</summary>
    public bool IsStated(DateOnly day) => _table.At(China, day) is not null;

    /// <summary>Whether the day is worked on.</summary>
    public bool IsWorkday(DateOnly day) =>
        _table.At(China, day) is { } year
            ? year.Workdays.Contains(day) || (!IsWeekend(day) && !year.Holidays.Any(rest => rest.Holds(day)))
            : !IsWeekend(day);

    /// <summary>申报纳税期限: the last day of the filing period that falls into a month.</summary>
    /// <param name="month">Any day of the month.</param>
    public DateOnly FilingEnd(DateOnly month)
    {
        var stated = _table
            .At(China, month)
            ?.FilingEnds.FirstOrDefault(end => (end.Year, end.Month) == (month.Year, month.Month));
        return stated is { } end && end != default ? end : OnOrAfter(new DateOnly(month.Year, month.Month, FilingDay));
    }

    /// <summary>征期: from the first of a month until <see cref="FilingEnd"/>.</summary>
    public bool IsFilingPeriod(DateOnly day) => day <= FilingEnd(day);

    /// <summary>The working day that lies so many working days before a day.</summary>
    public DateOnly WorkdaysBefore(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(-1);
            count -= IsWorkday(day) ? 1 : 0;
        }

        return day;
    }

    private DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkday(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <summary>One stated year.</summary>
internal sealed record WorkYear : DatedEntry
{
    /// <summary>放假.</summary>
    public required IReadOnlyList<DaysOfRest> Holidays { get; init; }

    /// <summary>调休上班.</summary>
    public required IReadOnlyList<DateOnly> Workdays { get; init; }

    /// <summary>申报纳税期限, one for each month.</summary>
    public required IReadOnlyList<DateOnly> FilingEnds { get; init; }
}

/// <summary>放假 from one day to another.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Name">节日.</param>
internal sealed record DaysOfRest(DateOnly From, DateOnly To, string Name)
{
    public bool Holds(DateOnly day) => day >= From && day <= To;
}
