using System.Globalization;
using CsCheck;
using Piaoheng.Core.Completeness;

namespace Piaoheng.Core.Tests.Completeness;

/// <summary>导出分段.</summary>
public sealed class ExportSlicesTests
{
    [Fact]
    public void Few_rows_are_one_export() =>
        Assert.Equal(["2026-08-01 2026-10-31 300"], Slices("2026-08-01", "2026-10-31", 100, 5000));

    [Fact]
    public void A_range_above_the_ceiling_is_cut_at_month_ends() =>
        Assert.Equal(
            ["2026-08-01 2026-09-30 4000", "2026-10-01 2026-10-31 2000"],
            Slices("2026-08-01", "2026-10-31", 2000, 5000)
        );

    [Fact]
    public void A_month_above_the_ceiling_is_cut_inside()
    {
        var slices = Slices("2026-10-01", "2026-10-31", 9300, 5000);
        Assert.Equal(["2026-10-01 2026-10-13 3900", "2026-10-14 2026-10-26 3900", "2026-10-27 2026-10-31 1500"], slices);
    }

    [Fact]
    public void A_day_above_the_ceiling_is_said_to_be_too_large() =>
        Assert.True(Assert.Single(ExportSlices.Of(Range("2026-10-01", "2026-10-01"), _ => 310_000, 5000)).IsTooLarge);

    [Fact]
    public void Where_nothing_is_known_a_year_is_the_longest() =>
        Assert.Equal(
            ["2024-04-01 2025-03-31 ", "2025-04-01 2026-03-31 ", "2026-04-01 2026-05-31 "],
            Slices("2024-04-01", "2026-05-31", null, 5000)
        );

    [Fact]
    public void Without_a_ceiling_only_the_year_counts() =>
        Assert.Equal(["2026-01-01 2026-06-30 600000"], Slices("2026-01-01", "2026-06-30", 100_000, null));

    [Fact]
    public void Slices_cover_every_day_once_and_stay_below_the_ceiling() =>
        Gen.Select(Gen.Int[0, 1500], Gen.Int[1, 800], Gen.Int[0, 40_000], Gen.Int[10, 9000])
            .Sample(
                (start, days, rows, ceiling) =>
                {
                    var from = new DateOnly(2024, 1, 1).AddDays(start);
                    var range = new DayRange(from, from.AddDays(days - 1));
                    var slices = ExportSlices.Of(range, _ => rows, ceiling);
                    Assert.Equal(range.From, slices[0].Days.From);
                    Assert.Equal(range.To, slices[^1].Days.To);
                    Assert.All(
                        slices.Zip(slices.Skip(1)),
                        pair => Assert.Equal(pair.First.Days.To.AddDays(1), pair.Second.Days.From)
                    );
                    Assert.All(slices, slice => Assert.True(slice.IsTooLarge ? slice.Days.Days == 1 : slice.Rows <= ceiling));
                    Assert.All(slices, slice => Assert.True(slice.Days.Days <= 365));
                }
            );

    private static DayRange Range(string from, string to) => new(Day(from), Day(to));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Slices(string from, string to, int? rowsOfMonth, int? ceiling) =>
        ExportSlices
            .Of(Range(from, to), _ => rowsOfMonth, ceiling)
            .Select(slice =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{slice.Days.From:yyyy-MM-dd} {slice.Days.To:yyyy-MM-dd} {slice.Rows}"
                )
            );
}
