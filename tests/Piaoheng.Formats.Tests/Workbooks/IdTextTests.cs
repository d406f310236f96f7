using CsCheck;
using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Tests.Workbooks;

public sealed class IdTextTests
{
    [Theory]
    [InlineData("26112000000123456789", "26112000000123456789")]
    [InlineData(" 26112000000123456789\t", "26112000000123456789")]
    [InlineData("'26112000000123456789", "26112000000123456789")]
    [InlineData("=\"00097000\"", "00097000")]
    [InlineData("２６１１２０００", "26112000")]
    [InlineData("2611 2000 0001 2345 6789", "26112000000123456789")]
    [InlineData("00097000.0", "00097000")]
    [InlineData("1.2001800211E10", "12001800211")]
    [InlineData("91110108MA01A2B3XD", "91110108MA01A2B3XD")]
    [InlineData("--", "")]
    [InlineData("", "")]
    [InlineData("  ", "")]
    public void Text_is_cleaned_and_kept_to_the_digit(string cell, string expected) =>
        Assert.Equal(expected, IdText.Of(Cell.OfText(cell)).Text);

    [Theory]
    [InlineData("2.6952E+19")]
    [InlineData("2.6952e19")]
    [InlineData("3.7002E+11")]
    public void Text_with_an_exponent_has_lost_its_digits(string cell)
    {
        var id = IdText.Of(Cell.OfText(cell));

        Assert.True(id.IsLost);
        Assert.Null(id.Text);
        Assert.Equal(cell, id.Raw);
    }

    [Theory]
    [InlineData("97000", "97000")]
    [InlineData("97000.0", "97000")]
    [InlineData("1.2001800211E10", "12001800211")]
    [InlineData("911101080000000", "911101080000000")]
    // A program that keeps integers wrote all digits: no double has these.
    [InlineData("25312000000349611002", "25312000000349611002")]
    public void A_number_that_is_exact_keeps_its_digits(string stored, string expected) =>
        Assert.Equal(expected, IdText.Of(Cell.OfNumber(stored)).Text);

    [Theory]
    [InlineData("2.5312000000349598E+19")]
    // The same number as other programs write it: all digits of the double, the fewest, and Excel's fifteen.
    [InlineData("25312000000349609984")]
    [InlineData("25312000000349610000")]
    [InlineData("25312000000349600000")]
    [InlineData("2.6952E+19")]
    [InlineData("12.5")]
    [InlineData("-12345678")]
    public void A_number_that_went_through_a_double_is_lost(string stored) =>
        Assert.True(IdText.Of(Cell.OfNumber(stored)).IsLost);

    [Fact]
    public void A_missing_cell_is_neither_empty_nor_lost() => Assert.Equal(default, IdText.Of(default));

    [Fact]
    public void A_twenty_digit_number_read_from_a_double_is_never_a_number() =>
        Gen.Double[1e19, 9e19].Sample(value => IdText.Of(Cell.OfNumber(value)).IsLost, iter: 500, threads: 1);

    [Fact]
    public void What_a_double_prints_in_any_way_is_never_a_number() =>
        Gen.Double[1e16, 9e19]
            .Sample(
                value =>
                    ((string[])["R", "F0", "E14", "E16"]).All(format =>
                        IdText.Of(Cell.OfNumber(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture))).IsLost
                    ),
                iter: 500,
                threads: 1
            );
}
