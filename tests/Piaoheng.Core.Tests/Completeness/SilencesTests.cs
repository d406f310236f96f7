using Piaoheng.Core.Completeness;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Schedules;
using Piaoheng.Core.Tests.Policy;

namespace Piaoheng.Core.Tests.Completeness;

/// <summary>What regularly came and does not come any more.</summary>
public sealed class SilencesTests
{
    private static readonly DateOnly To = new(2026, 11, 20);
    private static readonly AlarmTerms Terms = ShippedPolicy.Pack.Alarms.At(To);
    private static readonly WorkCalendar Calendar = ShippedPolicy.Pack.Calendar;

    [Fact]
    public void A_monthly_supplier_that_stays_away_is_told_with_the_basis()
    {
        var silent = Assert.Single(Suppliers([-170, -140, -109, -80, -50]));
        Assert.Equal(new SilentSupplier(1, 5, 29, 31, To.AddDays(-50), 50), silent);
    }

    [Theory]
    [InlineData(-46)] // 31 days, and a half more: not yet
    [InlineData(-20)]
    public void Within_the_usual_interval_and_half_of_it_nothing_is_said(int last) =>
        Assert.Empty(Suppliers([last - 120, last - 90, last - 59, last - 30, last]));

    [Fact]
    public void Four_times_are_no_habit() => Assert.Empty(Suppliers([-170, -140, -110, -80]));

    [Fact]
    public void A_supplier_that_never_was_regular_is_waited_for_longer() =>
        Assert.Empty(Suppliers([-179, -175, -174, -100, -99]));

    [Fact]
    public void Days_behind_the_proven_ones_say_nothing() => Assert.Empty(Suppliers([-170, -140, -110, -80, -30, 3]));

    [Fact]
    public void A_working_day_without_any_invoice_is_told()
    {
        var silent = Assert.Single(Silences.Days(Workdays(without: new DateOnly(2026, 11, 18)), To, Terms, Calendar));
        Assert.Equal(new SilentDay(new DateOnly(2026, 11, 18), 40, 40), silent);
    }

    [Fact]
    public void A_holiday_is_no_silence() =>
        Assert.Empty(Silences.Days(Workdays(without: null), new DateOnly(2026, 10, 8), Terms, Calendar));

    [Fact]
    public void A_company_with_few_invoices_has_no_silent_days() =>
        Assert.Empty(Silences.Days(Workdays(without: null).Where(day => day.Day % 2 == 0).ToHashSet(), To, Terms, Calendar));

    [Fact]
    public void Days_until_the_disk_is_full()
    {
        var outlook = DiskGrowth.Of([new DiskMeasure(To.AddDays(-10), 100, 400), new DiskMeasure(To, 200, 300)]);
        Assert.Equal(new DiskOutlook(10, 300, 10, 30), outlook);
    }

    [Fact]
    public void One_measure_tells_no_growth_and_a_shrinking_disk_is_never_full()
    {
        Assert.Null(DiskGrowth.Of([new DiskMeasure(To, 100, 400)]));
        Assert.Null(DiskGrowth.Of([new DiskMeasure(To.AddDays(-1), 100, 400), new DiskMeasure(To, 90, 410)])!.DaysLeft);
    }

    private static IReadOnlyList<SilentSupplier> Suppliers(int[] days) =>
        Silences.Suppliers([new KeyValuePair<long, IReadOnlyCollection<DateOnly>>(1, [.. days.Select(To.AddDays)])], To, Terms);

    private static HashSet<DateOnly> Workdays(DateOnly? without) =>
        [.. Enumerable.Range(-200, 220).Select(To.AddDays).Where(day => day != without && Calendar.IsWorkday(day))];
}
