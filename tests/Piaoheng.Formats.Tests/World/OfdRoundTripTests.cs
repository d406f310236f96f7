using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;

namespace Piaoheng.Formats.Tests.World;

public sealed class OfdRoundTripTests
{
    private const int Seeds = 40;

    public static TheoryData<string, Trade> Cases() =>
        new()
        {
            { KindId.DigitalVatSpecial, Trade.Electronics },
            { KindId.DigitalVatSpecial, Trade.Software },
            { KindId.DigitalVatNormal, Trade.OfficeSupplies },
            { KindId.DigitalVatNormal, Trade.Books },
            { KindId.DigitalVatNormal, Trade.FuelStation },
            { KindId.DigitalVatNormal, Trade.RideHailing },
            { KindId.DigitalVatNormal, Trade.TollRoad },
            { KindId.ElectronicVatNormal, Trade.Electronics },
            { KindId.ElectronicVatNormal, Trade.Books },
            { KindId.ElectronicVatSpecial, Trade.Machinery },
            { KindId.TollElectronic, Trade.TollRoad },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ofd_is_read_as_written(string kind, Trade trade)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var wish = new InvoiceWish
            {
                Trade = trade,
                IsDiscounted = seed % 3 == 0,
                HasMixedRates = seed % 5 == 0,
            };
            RoundTrip.Check(OfdWriter.Write(world.Issue(kind, wish), world.Dice), seed);
        }
    }

    [Theory]
    [InlineData(KindId.ElectronicVatNormal, 100)]
    [InlineData(KindId.ElectronicVatNormal, 23)]
    [InlineData(KindId.DigitalVatNormal, 30)]
    [InlineData(KindId.DigitalVatSpecial, 130)]
    public void Long_list_is_read_line_by_line(string kind, int lines)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var world = new InventedInvoices(seed);
            var invoice = world.Issue(kind, new InvoiceWish { Lines = lines, Trade = Trade.OfficeSupplies });
            RoundTrip.Check(OfdWriter.Write(invoice, world.Dice), seed);
        }
    }

    [Theory]
    [InlineData(KindId.DigitalVatSpecial)]
    [InlineData(KindId.ElectronicVatNormal)]
    public void Red_ofd_names_its_blue_invoice(string kind)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var world = new InventedInvoices(seed);
            var blue = world.Issue(kind, new InvoiceWish { Lines = 2 });
            RoundTrip.Check(OfdWriter.Write(world.Issuer.IssueRed(blue, blue.Day.AddDays(3)), world.Dice), seed);
        }
    }

    [Fact]
    public void Railway_ticket_is_read_from_text()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var world = new InventedInvoices(seed);
            RoundTrip.Check(OfdWriter.Write(world.Issue(KindId.RailETicket), world.Dice), seed);
        }
    }

    [Fact]
    public void Custom_data_alone_gives_the_main_fields()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var world = new InventedInvoices(seed);
            var invoice = world.Issue(KindId.ElectronicVatNormal);
            var form = PrintedForm.Legacy(invoice, new LegacyFormStyle());
            var style = new OfdStyle { HasText = false, HasFullData = true };
            RoundTrip.Check(OfdWriter.Write(invoice, form, style, world.Dice), seed);
        }
    }
}
