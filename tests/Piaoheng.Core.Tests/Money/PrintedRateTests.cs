using Piaoheng.Core.Money;

namespace Piaoheng.Core.Tests.Money;

public sealed class PrintedRateTests
{
    [Theory]
    [InlineData("0.03", "3%")]
    [InlineData("0.130000", "13%")]
    [InlineData("0.015", "1.5%")]
    [InlineData("0", "0%")]
    [InlineData("0.00", "0%")]
    [InlineData("13.00%", "13%")]
    [InlineData("13％", "13%")]
    [InlineData("0.5%", "0.5%")]
    [InlineData("13", "13%")]
    [InlineData(" 免税 ", "免税")]
    [InlineData("不征税", "不征税")]
    [InlineData("***", "***")]
    [InlineData("", "")]
    public void A_rate_becomes_printed_percent(string text, string expected) => Assert.Equal(expected, PrintedRate.Of(text));

    [Fact]
    public void A_missing_rate_stays_missing() => Assert.Null(PrintedRate.Of(null));
}
