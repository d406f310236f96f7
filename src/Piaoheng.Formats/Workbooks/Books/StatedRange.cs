using System.Globalization;
using System.Text.RegularExpressions;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>写明的日期范围 in a file name or a title: the range that was asked of the bureau.</summary>
/// <remarks>
/// <c>2026-09-01至2026-09-30</c>, <c>20260901-20260930</c>, <c>2026年9月1日至30日</c>, <c>202601-202603</c>, <c>2026年1至3月</c>,
/// <c>2026年第3季度</c>, <c>2026Q3</c>, <c>202609</c>, <c>2026年9月</c>, <c>2026-09</c>. A single day is the day of the export, a year says too little.
/// </remarks>
internal static partial class StatedRange
{
    private const int Timeout = 1000;
    private const string Until = @"(?:至|到|-|~|—|–|_)+";

    /// <summary>The range that a text states; null when it states none.</summary>
    public static (DateOnly From, DateOnly To)? Find(string text)
    {
        var plain = CompatibilityForm.Fold(text).Replace(" ", "", StringComparison.Ordinal);
        return Days(plain) ?? Months(plain) ?? Quarter(plain) ?? Month(plain);
    }

    private static (DateOnly, DateOnly)? Days(string text)
    {
        foreach (var pattern in (Regex[])[DayRange(), CompactDayRange()])
        {
            if (pattern.Match(text) is not { Success: true } match)
            {
                continue;
            }

            var year = Number(match, "y1");
            var month = Number(match, "m1");
            var from = Day(year, month, Number(match, "d1"));
            var to = Day(Number(match, "y2", year), Number(match, "m2", month), Number(match, "d2"));
            if (from is { } first && to is { } last && first <= last)
            {
                return (first, last);
            }
        }

        return null;
    }

    private static (DateOnly, DateOnly)? Months(string text)
    {
        foreach (var pattern in (Regex[])[MonthRange(), CompactMonthRange()])
        {
            if (pattern.Match(text) is not { Success: true } match)
            {
                continue;
            }

            var year = Number(match, "y1");
            var from = Day(year, Number(match, "m1"), 1);
            var to = Day(Number(match, "y2", year), Number(match, "m2"), 1);
            if (from is { } first && to is { } last && first <= last)
            {
                return (first, EndOfMonth(last));
            }
        }

        return null;
    }

    private static (DateOnly, DateOnly)? Quarter(string text)
    {
        if (QuarterOfYear().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var quarter = match.Groups["q"].Value[0] switch
        {
            '一' => 1,
            '二' => 2,
            '三' => 3,
            '四' => 4,
            var digit => digit - '0',
        };
        return Day(Number(match, "y1"), (quarter * 3) - 2, 1) is { } first ? (first, EndOfMonth(first.AddMonths(2))) : null;
    }

    private static (DateOnly, DateOnly)? Month(string text) =>
        SingleMonth().Match(text) is { Success: true } match && Day(Number(match, "y1"), Number(match, "m1"), 1) is { } first
            ? (first, EndOfMonth(first))
            : null;

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static DateOnly? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Match match, string group, int otherwise = 0) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex(
        @"(?<y1>20\d{2})[-./年](?<m1>\d{1,2})[-./月](?<d1>\d{1,2})日?"
            + Until
            + @"(?:(?:(?<y2>20\d{2})[-./年])?(?<m2>\d{1,2})[-./月])?(?<d2>\d{1,2})(?!\d)",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex DayRange();

    [GeneratedRegex(
        @"(?<!\d)(?<y1>20\d{2})(?<m1>\d{2})(?<d1>\d{2})" + Until + @"(?<y2>20\d{2})(?<m2>\d{2})(?<d2>\d{2})(?!\d)",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex CompactDayRange();

    [GeneratedRegex(
        @"(?<y1>20\d{2})(?:年|[-./](?=\d{1,2}月?(?:至|到|~)))(?<m1>\d{1,2})月?"
            + Until
            + @"(?:(?<y2>20\d{2})[-./年])?(?<m2>\d{1,2})(?:月|(?![\d日./-]))",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex MonthRange();

    [GeneratedRegex(
        @"(?<!\d)(?<y1>20\d{2})(?<m1>\d{2})" + Until + @"(?<y2>20\d{2})(?<m2>\d{2})(?!\d)",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex CompactMonthRange();

    [GeneratedRegex(
        @"(?<!\d)(?<y1>20\d{2})(?:年?第?(?<q>[1-4一二三四])季度?|年?[Qq](?<q>[1-4])(?!\d))",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex QuarterOfYear();

    [GeneratedRegex(
        @"(?<!\d)(?<y1>20\d{2})(?:年(?<m1>\d{1,2})月(?!\d)|(?<m1>0[1-9]|1[0-2])(?!\d)|-(?<m1>0[1-9]|1[0-2])(?![-./\d]))",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex SingleMonth();
}
