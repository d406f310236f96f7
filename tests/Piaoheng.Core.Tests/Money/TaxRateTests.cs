using Piaoheng.Core.Money;

namespace Piaoheng.Core.Tests.Money;

public sealed class TaxRateTests
{
    [Theory]
    [InlineData("13%", "13%", "0.13")]
    [InlineData("13.00%", "13%", "0.13")]
    [InlineData("１３％", "13%", "0.13")]
    [InlineData(" 13 % ", "13%", "0.13")]
    [InlineData("0.13", "13%", "0.13")]
    [InlineData("0.130000", "13%", "0.13")]
    [InlineData("13", "13%", "0.13")]
    [InlineData("1", "1%", "0.01")]
    [InlineData("1%", "1%", "0.01")]
    [InlineData("0.01", "1%", "0.01")]
    [InlineData("1.5%", "1.5%", "0.015")]
    [InlineData("0.015", "1.5%", "0.015")]
    [InlineData("0.03", "3%", "0.03")]
    [InlineData("0%", "0%", "0")]
    [InlineData("0", "0%", "0")]
    [InlineData("0.00", "0%", "0")]
    [InlineData("零税率", "0%", "0")]
    [InlineData("免税", "免税", "0")]
    [InlineData("不征税", "不征税", "0")]
    [InlineData("***", "***", null)]
    [InlineData("*", "***", null)]
    [InlineData("＊＊＊", "***", null)]
    public void A_rate_is_read_in_every_form(string text, string printed, string? value)
    {
        Assert.True(TaxRate.TryParse(text, out var rate));
        Assert.Equal(printed, rate.Printed);
        Assert.Equal(value is null ? null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), rate.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    [InlineData("-13%")]
    [InlineData("101")]
    [InlineData("1e-2")]
    [InlineData("13%%")]
    [InlineData("无")]
    [InlineData("%")]
    public void What_is_no_rate_is_refused(string? text) => Assert.False(TaxRate.TryParse(text, out _));

    [Fact]
    public void Rates_of_equal_meaning_are_equal()
    {
        Assert.True(TaxRate.TryParse("0.130000", out var fraction));
        Assert.True(TaxRate.TryParse("13.00%", out var percent));
        Assert.Equal(percent, fraction);
    }

    [Fact]
    public void Exempt_not_taxed_and_zero_are_three_things()
    {
        Assert.NotEqual(TaxRate.Exempt, TaxRate.NotTaxed);
        Assert.NotEqual(TaxRate.Exempt, TaxRate.FromFraction(0m));
    }
}
