using System.Globalization;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Schedules;
using Piaoheng.Core.Tests.Policy;

namespace Piaoheng.Core.Tests.Schedules;

/// <summary>频率 and 复查 of the shipped schedule, on the shipped calendar.</summary>
public sealed class SyncTimesTests
{
    private static readonly SyncSchedule Schedule = ShippedPolicy.Pack.Schedules.At("leqi", new DateOnly(2026, 11, 24))!;
    private static readonly SyncTimes Times = new(Schedule, ShippedPolicy.Pack.Calendar);

    [Theory]
    [InlineData("in", "2026-11-24 09:10", "2026-11-24 10:00")] // 工作时间: every hour
    [InlineData("in", "2026-11-24 10:00", "2026-11-24 11:00")] // the time itself is past
    [InlineData("in", "2026-11-12 09:10", "2026-11-12 09:15")] // 征期: every quarter
    [InlineData("in", "2026-11-16 19:50", "2026-11-16 20:00")] // its last day, moved on from a Sunday
    [InlineData("in", "2026-11-27 20:30", "2026-11-30 08:00")] // over a weekend
    [InlineData("out", "2026-09-30 21:00", "2026-10-08 08:00")] // over the national holiday
    [InlineData("out", "2026-10-10 08:05", "2026-10-10 08:15")] // a Saturday that is worked on
    [InlineData("t-plus-1", "2026-11-28 05:00", "2026-11-28 06:10")] // 复查 also at weekends
    [InlineData("t-plus-7", "2026-11-28 06:30", "2026-11-29 06:30")]
    [InlineData("month-end", "2026-11-24 09:00", "2026-12-01 06:50")]
    [InlineData("before-filing", "2026-11-24 09:00", "2026-12-10 07:10")] // three working days before 15 December
    [InlineData("before-filing", "2026-12-10 07:10", "2027-01-12 07:10")] // a year that no file states: Monday to Friday, the 15th
    public void Next_time(string line, string after, string next) => Assert.Equal(At(next), Times.Next(Line(line), At(after)));

    [Fact]
    public void The_year_makes_no_difference_to_the_hour_of_another_time_zone() =>
        Assert.Equal(At("2026-11-24 10:00"), Times.Next(Line("in"), new DateTimeOffset(2026, 11, 24, 1, 10, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("t-plus-1", "2026-11-23", "2026-11-23")]
    [InlineData("t-plus-7", "2026-11-17", "2026-11-17")]
    [InlineData("month-end", "2026-10-01", "2026-10-31")]
    [InlineData("before-filing", "2026-10-01", "2026-10-31")]
    public void Days_that_are_read_again(string line, string from, string to) =>
        Assert.Equal(new DayRange(Day(from), Day(to)), SyncTimes.Days(Line(line), new DateOnly(2026, 11, 24)));

    [Fact]
    public void New_invoices_have_no_range_of_their_own() => Assert.Null(SyncTimes.Days(Line("in"), new DateOnly(2026, 11, 24)));

    [Theory]
    [InlineData(1, false, 5)]
    [InlineData(2, false, 15)]
    [InlineData(4, false, 240)]
    [InlineData(50, false, 240)]
    [InlineData(1, true, 240)]
    public void A_failure_waits_longer_each_time(int failures, bool isForPeople, int minutes)
    {
        var now = At("2026-11-24 10:00");
        Assert.Equal(now.AddMinutes(minutes), Times.Retry(failures, isForPeople, now, wish: null));
    }

    [Fact]
    public void The_bureau_may_ask_for_more_time_but_not_for_less()
    {
        var now = At("2026-11-24 10:00");
        Assert.Equal(now.AddHours(3), Times.Retry(1, isForPeople: false, now, now.AddHours(3)));
        Assert.Equal(now.AddMinutes(5), Times.Retry(1, isForPeople: false, now, now.AddMinutes(1)));
    }

    [Theory]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-01-02", false)]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-28", false)]
    [InlineData("2027-10-01", true)] // not stated: a Friday
    public void Workdays(string day, bool isWorkday) => Assert.Equal(isWorkday, ShippedPolicy.Pack.Calendar.IsWorkday(Day(day)));

    [Theory]
    [InlineData("2026-05-01", "2026-05-22")]
    [InlineData("2026-11-30", "2026-11-16")]
    [InlineData("2027-05-02", "2027-05-17")] // not stated: the 15th is a Saturday
    public void Filing_ends(string day, string end) => Assert.Equal(Day(end), ShippedPolicy.Pack.Calendar.FilingEnd(Day(day)));

    private static SyncLine Line(string id) => Schedule.Lines.Single(line => line.Id == id);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
