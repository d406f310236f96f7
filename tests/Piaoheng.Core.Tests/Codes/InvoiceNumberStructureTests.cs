using Piaoheng.Core.Codes;

namespace Piaoheng.Core.Tests.Codes;

public sealed class InvoiceNumberStructureTests
{
    [Theory]
    [InlineData("1100143130", "1100", 2014)]
    [InlineData("4403001110", "4403", 2000)]
    [InlineData("1100981110", "1100", 1998)]
    [InlineData("011001900111", "1100", 2019)]
    [InlineData("144031539110", "4403", 2015)]
    public void A_legacy_code_holds_area_and_year(string code, string area, int year)
    {
        Assert.True(LegacyInvoiceCode.TryParse(code, out var parts));
        Assert.Equal(new LegacyInvoiceCode(area, year), parts);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("11001431301")]
    [InlineData("11001431X0")]
    public void Other_texts_are_no_legacy_code(string? code) => Assert.False(LegacyInvoiceCode.TryParse(code, out _));

    [Fact]
    public void A_digital_number_holds_year_region_channel_and_sequence()
    {
        Assert.True(DigitalInvoiceNumber.TryParse("26112000000012345678", out var parts));
        Assert.Equal(new DigitalInvoiceNumber(2026, "11", '2', "000000012345678"), parts);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2611200000001234567")]
    [InlineData("2611200000001234567X")]
    public void Other_texts_are_no_digital_number(string? number) => Assert.False(DigitalInvoiceNumber.TryParse(number, out _));
}
