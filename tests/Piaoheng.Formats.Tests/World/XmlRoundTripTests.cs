using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Invoices;

namespace Piaoheng.Formats.Tests.World;

public sealed class XmlRoundTripTests
{
    private const int Seeds = 60;

    public static TheoryData<string, Trade> DigitalCases()
    {
        var cases = new TheoryData<string, Trade>();
        foreach (var trade in Enum.GetValues<Trade>())
        {
            if (trade is not (Trade.CarDealer or Trade.UsedCarMarket or Trade.Airline or Trade.Railway))
            {
                cases.Add(KindId.DigitalVatNormal, trade);
                cases.Add(KindId.DigitalVatSpecial, trade);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(DigitalCases))]
    public void Digital_xml_is_read_as_written(string kind, Trade trade)
    {
        for (var seed = 0; seed < Seeds / 4; seed++)
        {
            var world = new InventedInvoices(seed);
            var wish = new InvoiceWish
            {
                Trade = trade,
                IsDiscounted = seed % 3 == 0,
                HasMixedRates = seed % 5 == 0,
            };
            Check(DigitalXmlWriter.Write(world.Issue(kind, wish), DigitalXmlStyle.Diced(world.Dice)), seed);
        }
    }

    [Fact]
    public void Red_digital_xml_names_its_blue_invoice()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var blue = world.Issue(KindId.DigitalVatSpecial, new InvoiceWish { Lines = 2 });
            var red = world.Issuer.IssueRed(blue, blue.Day.AddDays(5), seed % 2 == 0 ? 1m : 0.4m);
            Check(DigitalXmlWriter.Write(red, DigitalXmlStyle.Diced(world.Dice)), seed);
        }
    }

    [Theory]
    [InlineData(KindId.ElectronicVatNormal)]
    [InlineData(KindId.ElectronicVatSpecial)]
    public void Legacy_xml_is_read_as_written(string kind)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var wish = new InvoiceWish
            {
                IsExempt = seed % 7 == 0,
                IsDiscounted = seed % 3 == 0,
                Lines = seed % 20 == 0 ? 130 : 0,
            };
            Check(LegacyXmlWriter.Write(world.Issue(kind, wish), LegacyXmlStyle.Diced(world.Dice)), seed);
        }
    }

    private static void Check(WorldFile file, int seed) => RoundTrip.Check(file, seed);
}
