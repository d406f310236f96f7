using Piaoheng.Core.Invoices;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Invoices;

namespace Piaoheng.Formats.Tests.World;

public sealed class XbrlRoundTripTests
{
    private const int Seeds = 40;

    [Theory]
    [InlineData(KindId.ElectronicVatNormal)]
    [InlineData(KindId.ElectronicVatSpecial)]
    [InlineData(KindId.DigitalVatNormal)]
    [InlineData(KindId.DigitalVatSpecial)]
    [InlineData(KindId.AirItinerary)]
    [InlineData(KindId.RailETicket)]
    public void Voucher_is_read_as_written(string kind)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var wish = new InvoiceWish { IsDiscounted = seed % 3 == 0, HasMixedRates = seed % 4 == 0 };
            RoundTrip.Check(XbrlWriter.Write(world.Issue(kind, wish), XbrlStyle.Diced(world.Dice)), seed);
        }
    }

    [Theory]
    [InlineData("售")]
    [InlineData("退")]
    [InlineData("改")]
    public void Railway_ticket_of_every_business_is_read_as_written(string business)
    {
        for (var seed = 0; seed < Seeds / 4; seed++)
        {
            var world = new InventedInvoices(seed);
            var ticket = world.Issue(KindId.RailETicket, new InvoiceWish { RailBusiness = business });
            RoundTrip.Check(XbrlWriter.Write(ticket, XbrlStyle.Diced(world.Dice)), seed);
        }
    }
}
