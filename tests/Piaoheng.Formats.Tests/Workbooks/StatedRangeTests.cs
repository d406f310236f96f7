using System.Globalization;
using Piaoheng.Formats.Workbooks.Books;

namespace Piaoheng.Formats.Tests.Workbooks;

public sealed class StatedRangeTests
{
    [Theory]
    [InlineData("全量发票查询导出结果2026-09-01至2026-09-30.xlsx", "2026-09-01", "2026-09-30")]
    [InlineData("开票日期：2026年9月1日 至 2026年9月30日", "2026-09-01", "2026-09-30")]
    [InlineData("2026年9月1日-9月15日 进项", "2026-09-01", "2026-09-15")]
    [InlineData("2026年9月1日至15日", "2026-09-01", "2026-09-15")]
    [InlineData("20260901-20260930取得发票", "2026-09-01", "2026-09-30")]
    [InlineData("20260901_20260930", "2026-09-01", "2026-09-30")]
    [InlineData("2026/9/1~2026/9/30", "2026-09-01", "2026-09-30")]
    [InlineData("202607-202609", "2026-07-01", "2026-09-30")]
    [InlineData("2026年7月至9月", "2026-07-01", "2026-09-30")]
    [InlineData("2026年7-9月", "2026-07-01", "2026-09-30")]
    [InlineData("2025年11月至2026年2月", "2025-11-01", "2026-02-28")]
    [InlineData("2026-07至2026-09", "2026-07-01", "2026-09-30")]
    [InlineData("2026年第3季度", "2026-07-01", "2026-09-30")]
    [InlineData("2026年三季度", "2026-07-01", "2026-09-30")]
    [InlineData("2026Q3", "2026-07-01", "2026-09-30")]
    [InlineData("进项202609.xlsx", "2026-09-01", "2026-09-30")]
    [InlineData("2026年9月全量发票.xlsx", "2026-09-01", "2026-09-30")]
    [InlineData("2024-02 进项", "2024-02-01", "2024-02-29")]
    public void A_range_in_a_name_or_title_is_found(string text, string from, string to) =>
        Assert.Equal((Day(from), Day(to)), StatedRange.Find(text));

    [Theory]
    [InlineData("全量发票查询导出结果 (53).xlsx")]
    [InlineData("全量发票查询导出结果_20261003153000.xlsx")]
    [InlineData("导出20261003.xlsx")]
    [InlineData("导出2026-10-03.xlsx")]
    [InlineData("2026年度")]
    [InlineData("26年取得发票 (51).xlsx")]
    [InlineData("91110108202609XXXX")]
    [InlineData("2026-09-30至2026-09-01")]
    [InlineData("2026年13月")]
    public void A_single_day_a_year_or_other_digits_are_no_range(string text) => Assert.Null(StatedRange.Find(text));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
