using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Tests.Workbooks;

public sealed class DateCellTests
{
    private static readonly SerialDates Dates = new(from1904: false);

    [Theory]
    [InlineData("2026-07-28", null)]
    [InlineData("2026/7/28", null)]
    [InlineData("2026.7.28", null)]
    [InlineData("20260728", null)]
    [InlineData("2026年7月28日", null)]
    [InlineData("2026年07月28日 09:56", "09:56:00")]
    [InlineData("2026-07-28 09:56:14", "09:56:14")]
    [InlineData("2026/7/28 9:56", "09:56:00")]
    [InlineData("2026-07-28T09:56:14", "09:56:14")]
    [InlineData(" ２０２６－０７－２８ ", null)]
    [InlineData("46231", null)]
    public void Days_are_read_in_every_usual_form(string text, string? time) =>
        Assert.Equal(new DateCell(new DateOnly(2026, 7, 28), time), DateCell.Of(Cell.OfText(text), Dates));

    [Theory]
    [InlineData("46231", null)]
    [InlineData("46231.41405092593", "09:56:14")]
    [InlineData("20260728", null)]
    [InlineData("20260728.0", null)]
    public void Numbers_are_serials_or_eight_digits(string stored, string? time) =>
        Assert.Equal(new DateCell(new DateOnly(2026, 7, 28), time), DateCell.Of(Cell.OfNumber(stored), Dates));

    [Fact]
    public void Serials_of_the_1904_system_are_four_years_younger() =>
        Assert.Equal(new DateOnly(2026, 7, 28), DateCell.Of(Cell.OfNumber("44769"), new SerialDates(from1904: true)).Day);

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01 00:00:00")]
    [InlineData("七月")]
    [InlineData("3.5")]
    public void What_is_no_day_is_unreadable(string text) => Assert.True(DateCell.Of(Cell.OfText(text), Dates).IsUnreadable);

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    public void Nothing_is_not_unreadable(string text) => Assert.Equal(default, DateCell.Of(Cell.OfText(text), Dates));
}
