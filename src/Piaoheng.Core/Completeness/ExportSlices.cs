namespace Piaoheng.Core.Completeness;

/// <summary>导出分段: days to export from the bureau, cut so that each list stays below the ceiling of one export.</summary>
/// <remarks>
/// A list at the ceiling proves nothing of what was cut off, so a fifth of the ceiling is kept free for days that are busier than
/// the average. Cuts fall on month ends where they can: lists of whole months are what a person expects to find again.
/// </remarks>
public static class ExportSlices
{
    // The bureau's query takes at most a year at once.
    private const int MostDays = 365;

    /// <summary>Cuts a range.</summary>
    /// <param name="days">What is to be exported.</param>
    /// <param name="rowsOfMonth">How many rows a month may be expected to have, asked by its first day; null = nothing is known.</param>
    /// <param name="ceiling">Most rows of one export; null = none is known.</param>
    public static IReadOnlyList<ExportSlice> Of(DayRange days, Func<DateOnly, int?> rowsOfMonth, int? ceiling)
    {
        var most = ceiling is { } rows ? Math.Max(1, rows - (rows / 5)) : long.MaxValue;
        var slices = new List<ExportSlice>();
        for (var from = days.From; from <= days.To; from = slices[^1].Days.To.AddDays(1))
        {
            slices.Add(Next(new DayRange(from, days.To), rowsOfMonth, most));
        }

        return slices;
    }

    private static ExportSlice Next(DayRange days, Func<DateOnly, int?> rowsOfMonth, long most)
    {
        var expected = new Expectation(rowsOfMonth);
        DateOnly? monthEnd = null;
        var day = days.From;
        while (true)
        {
            expected.Add(day);
            var next = day.AddDays(1);
            if (day == days.To)
            {
                return Slice(days.From, day);
            }

            if (next.Month != day.Month)
            {
                monthEnd = day;
            }

            if (next.DayNumber - days.From.DayNumber >= MostDays || expected.With(next) > most)
            {
                return Slice(days.From, monthEnd ?? day);
            }

            day = next;
        }

        ExportSlice Slice(DateOnly from, DateOnly to)
        {
            var range = new DayRange(from, to);
            var rows = Expectation.Of(range, rowsOfMonth);
            return new ExportSlice(range, rows, IsTooLarge: rows > most);
        }
    }

    // Every day of a month is taken for as busy as the next.
    private sealed class Expectation(Func<DateOnly, int?> rowsOfMonth)
    {
        private decimal _rows;

        public void Add(DateOnly day) => _rows += OfDay(day);

        public decimal With(DateOnly day) => Whole(_rows + OfDay(day));

        public static int? Of(DayRange range, Func<DateOnly, int?> rowsOfMonth)
        {
            var sum = new Expectation(rowsOfMonth);
            var isKnown = false;
            for (var day = range.From; day <= range.To; day = day.AddDays(1))
            {
                sum.Add(day);
                isKnown |= rowsOfMonth(MonthOf(day)) is not null;
            }

            return isKnown ? (int)Math.Ceiling(Whole(sum._rows)) : null;
        }

        // A month of 31 equal shares is as many rows as it had, not one more.
        private static decimal Whole(decimal rows) => decimal.Round(rows, 6);

        private decimal OfDay(DateOnly day) =>
            (decimal)(rowsOfMonth(MonthOf(day)) ?? 0) / DateTime.DaysInMonth(day.Year, day.Month);

        private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
    }
}

/// <summary>一份要导出的清单.</summary>
/// <param name="Days">开票日期.</param>
/// <param name="Rows">How many rows may be expected; null = nothing is known.</param>
/// <param name="IsTooLarge">Whether even its single day may exceed the ceiling: then only the bureau's asynchronous export helps.</param>
public sealed record ExportSlice(DayRange Days, int? Rows, bool IsTooLarge);
