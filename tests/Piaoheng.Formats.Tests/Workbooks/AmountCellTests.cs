using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Tests.Workbooks;

public sealed class AmountCellTests
{
    [Theory]
    [InlineData("116.5", "116.50")]
    [InlineData("-4810", "-4810.00")]
    [InlineData("4855.0", "4855.00")]
    [InlineData("116.49999999999999", "116.50")]
    [InlineData("0.30000000000000004", "0.30")]
    [InlineData("1.1E-2", "0.01")]
    [InlineData("-0.0", "0.00")]
    [InlineData(".5", "0.50")]
    [InlineData("5.", "5.00")]
    [InlineData("-1864.13", "-1864.13")]
    [InlineData("1234567890.12", "1234567890.12")]
    [InlineData("12345678901.12", "12345678901.12")]
    [InlineData("99999999999999.99", "99999999999999.99")]
    public void Numbers_are_rounded_to_the_fen_where_they_are_only_noise_away(string stored, string expected)
    {
        Assert.True(AmountCell.TryRead(Cell.OfNumber(stored), out var amount));
        Assert.Equal(expected, amount?.Value.ToString());
    }

    [Theory]
    [InlineData("¥1,234.50", "1234.50")]
    [InlineData("￥ １，２３４．５", "1234.50")]
    [InlineData("CNY 477.06", "477.06")]
    [InlineData("1234.5元", "1234.50")]
    [InlineData("(1,234.00)", "-1234.00")]
    [InlineData("（1,234.00）", "-1234.00")]
    [InlineData("-0.00", "0.00")]
    [InlineData("−12.3", "-12.30")]
    [InlineData("***", "***")]
    public void Text_is_read_as_people_write_amounts(string text, string expected)
    {
        Assert.True(AmountCell.TryRead(Cell.OfText(text), out var amount));
        Assert.Equal(expected, amount?.ToString());
    }

    [Fact]
    public void More_than_two_places_are_kept_as_printed()
    {
        Assert.True(AmountCell.TryRead(Cell.OfNumber("12.3456"), out var amount));
        Assert.Equal("12.3456", amount?.Printed);
        Assert.Equal("12.35", amount?.Value.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    [InlineData(" ")]
    public void An_empty_cell_states_no_amount(string text)
    {
        Assert.True(AmountCell.TryRead(Cell.OfText(text), out var amount));
        Assert.Null(amount);
    }

    [Theory]
    [InlineData("壹佰元")]
    [InlineData("NaN")]
    [InlineData("12.3.4")]
    [InlineData("12..3")]
    [InlineData("1e400")]
    public void What_is_no_amount_is_said_to_be_none(string text) => Assert.False(AmountCell.TryRead(Cell.OfText(text), out _));
}
