using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Tests.Invoices;

public sealed class DirectionRuleTests
{
    private const string Ours = "91110105MA01BHC94B";
    private const string Other = "913202065580753519";

    [Theory]
    [InlineData(Ours, Other, Direction.In)]
    [InlineData(Other, Ours, Direction.Out)]
    [InlineData(" 91110105ma01bhc94b ", Other, Direction.In)]
    [InlineData(Other, Other, null)]
    [InlineData(Ours, Ours, null)]
    [InlineData("", null, null)]
    public void The_party_that_is_the_taxpayer_decides(string? buyer, string? seller, Direction? expected) =>
        Assert.Equal(expected, DirectionRule.Of(Invoice(buyer, seller), Ours));

    [Fact]
    public void Of_purchase_invoices_the_parties_stand_reversed()
    {
        var purchase = Invoice(Other, Ours) with
        {
            Extra = new SortedDictionary<string, string>(StringComparer.Ordinal) { [ExtraKey.SpecialBusiness] = "农产品收购" },
        };

        Assert.Equal(Direction.In, DirectionRule.Of(purchase, Ours));
    }

    [Fact]
    public void Without_a_taxpayer_there_is_no_direction() => Assert.Null(DirectionRule.Of(Invoice(Ours, Other), null));

    private static Reading Invoice(string? buyer, string? seller) =>
        new()
        {
            File = "a.xml",
            Kind = KindId.DigitalVatNormal,
            BuyerTaxId = buyer,
            SellerTaxId = seller,
        };
}
