using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Tests.Policy;

public sealed class PolicyTablesTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Theory]
    [InlineData(KindId.DigitalVatNormal, null, 1)]
    [InlineData(KindId.DigitalVatNormal, "etax-platform", 1)]
    [InlineData(KindId.DigitalVatNormal, "leqi", 2)]
    [InlineData(KindId.ElectronicVatNormal, null, 2)]
    [InlineData(KindId.RailETicket, null, 1)]
    [InlineData(KindId.CustomsPayment, null, 5)]
    [InlineData(KindId.Unknown, null, 2)]
    public void Arrival_depends_on_channel_first_and_kind_second(string kind, string? channel, int days)
    {
        Assert.Equal(days, ShippedPolicy.Pack.Arrival.Of(kind, channel, Day).Days);
        Assert.Equal(Day.AddDays(days), ShippedPolicy.Pack.Arrival.DueOn(kind, channel, Day));
    }

    [Fact]
    public void Arrival_of_the_last_day_of_time_does_not_overflow() =>
        Assert.Equal(DateOnly.MaxValue, ShippedPolicy.Pack.Arrival.DueOn(KindId.RailETicket, null, DateOnly.MaxValue));

    [Fact]
    public void Ceiling_is_known_for_the_full_query_and_for_nothing_unknown()
    {
        Assert.Equal(5000, ShippedPolicy.Pack.ExportCeilings.Rows("bureau-full-query", Day));
        Assert.Null(ShippedPolicy.Pack.ExportCeilings.Rows("ledger", Day));
    }

    [Fact]
    public void Tolerance_is_nothing_by_default() =>
        Assert.Equal(Yuan.Zero, ShippedPolicy.Pack.Tolerances.Of("totalInclTax", KindId.DigitalVatNormal, Day));

    [Theory]
    [InlineData("11", "北京")]
    [InlineData("93", "宁波")]
    [InlineData("95", "深圳")]
    [InlineData("65", "新疆")]
    [InlineData("66", null)]
    [InlineData("00", null)]
    public void Digits_three_and_four_name_the_region(string digits, string? name) =>
        Assert.Equal(name, ShippedPolicy.Pack.Regions.FromDigital(digits)?.Name);

    [Theory]
    [InlineData("330283", "宁波")]
    [InlineData("330106", "浙江")]
    [InlineData("440300", "深圳")]
    [InlineData("110108", "北京")]
    [InlineData("990000", null)]
    [InlineData("33", null)]
    public void Area_code_names_the_city_under_separate_planning_before_the_province(string area, string? name) =>
        Assert.Equal(name, ShippedPolicy.Pack.Regions.FromArea(area)?.Name);
}
