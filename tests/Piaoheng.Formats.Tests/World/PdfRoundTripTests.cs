using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;

namespace Piaoheng.Formats.Tests.World;

public sealed class PdfRoundTripTests
{
    private const int Seeds = 12;

    public static TheoryData<string, Trade> Cases() =>
        new()
        {
            { KindId.DigitalVatSpecial, Trade.Electronics },
            { KindId.DigitalVatSpecial, Trade.Hotel },
            { KindId.DigitalVatSpecial, Trade.Freight },
            { KindId.DigitalVatNormal, Trade.OfficeSupplies },
            { KindId.DigitalVatNormal, Trade.Restaurant },
            { KindId.DigitalVatNormal, Trade.Books },
            { KindId.DigitalVatNormal, Trade.FuelStation },
            { KindId.DigitalVatNormal, Trade.RideHailing },
            { KindId.DigitalVatNormal, Trade.TollRoad },
            { KindId.ElectronicVatNormal, Trade.Electronics },
            { KindId.ElectronicVatNormal, Trade.Books },
            { KindId.ElectronicVatSpecial, Trade.Machinery },
            { KindId.TollElectronic, Trade.TollRoad },
            { KindId.RailETicket, Trade.Railway },
            { KindId.AirItinerary, Trade.Airline },
            { KindId.OtherExpense, Trade.TollRoad },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pdf_is_read_as_printed(string kind, Trade trade)
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
            RoundTrip.Check(InvoicePdf.Write(world.Issue(kind, wish), world.Dice), seed);
        }
    }

    [Theory]
    [InlineData(Trade.RideHailing)]
    [InlineData(Trade.Software)]
    public void Suppliers_own_layout_is_read_as_printed(Trade trade)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var invoice = world.Issue(KindId.DigitalVatNormal, new InvoiceWish { Trade = trade, IsDiscounted = seed % 2 == 0 });
            var style = new DigitalFormStyle
            {
                IsSuppliersOwn = true,
                HasAsciiColons = true,
                HasDownloadCount = false,
                StrayText = "didi",
            };
            RoundTrip.Check(
                InvoicePdf.Write([PrintedForm.Digital(invoice, style)], PdfStyle.Diced(world.Dice), world.Dice),
                seed
            );
        }
    }

    [Theory]
    [InlineData(KindId.ElectronicVatNormal, 60)]
    [InlineData(KindId.ElectronicVatNormal, 12)]
    [InlineData(KindId.DigitalVatNormal, 30)]
    [InlineData(KindId.DigitalVatSpecial, 110)]
    public void Long_list_is_read_line_by_line(string kind, int lines)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var world = new InventedInvoices(seed);
            var invoice = world.Issue(kind, new InvoiceWish { Lines = lines, Trade = Trade.OfficeSupplies });
            RoundTrip.Check(InvoicePdf.Write(invoice, world.Dice), seed);
        }
    }

    [Theory]
    [InlineData(KindId.DigitalVatSpecial)]
    [InlineData(KindId.ElectronicVatNormal)]
    public void Red_pdf_names_its_blue_invoice(string kind)
    {
        for (var seed = 0; seed < Seeds / 2; seed++)
        {
            var world = new InventedInvoices(seed);
            var blue = world.Issue(kind, new InvoiceWish { Lines = 2 });
            RoundTrip.Check(InvoicePdf.Write(world.Issuer.IssueRed(blue, blue.Day.AddDays(3)), world.Dice), seed);
        }
    }

    [Fact]
    public void Differential_invoice_is_read_as_printed()
    {
        for (var seed = 0; seed < Seeds / 2; seed++)
        {
            var world = new InventedInvoices(seed);
            var wish = new InvoiceWish { Trade = Trade.Staffing, IsDifferential = true };
            RoundTrip.Check(InvoicePdf.Write(world.Issue(KindId.DigitalVatNormal, wish), world.Dice), seed);
        }
    }

    [Fact]
    public void Invoice_to_a_person_has_no_buyer_number()
    {
        for (var seed = 0; seed < Seeds / 2; seed++)
        {
            var world = new InventedInvoices(seed);
            var invoice = world.Issuer.Issue(KindId.DigitalVatNormal, new DateOnly(2026, 9, 1), Company.Person());
            RoundTrip.Check(InvoicePdf.Write(invoice, world.Dice), seed);
        }
    }

    [Fact]
    public void Several_invoices_in_one_file_are_told_apart()
    {
        for (var seed = 0; seed < Seeds / 2; seed++)
        {
            var world = new InventedInvoices(seed);
            string[] kinds = [KindId.DigitalVatSpecial, KindId.DigitalVatNormal, KindId.ElectronicVatNormal];
            var forms = kinds.Select(kind => PrintedForm.Of(world.Issue(kind), world.Dice)).ToList();
            RoundTrip.Check(InvoicePdf.Write(forms, PdfStyle.Diced(world.Dice), world.Dice), seed);
        }
    }

    [Fact]
    public void Trip_table_behind_an_invoice_is_a_supporting_document()
    {
        for (var seed = 0; seed < Seeds / 2; seed++)
        {
            var world = new InventedInvoices(seed);
            var invoice = world.Issue(KindId.DigitalVatNormal, new InvoiceWish { Trade = Trade.RideHailing });
            var file = InvoicePdf.WithTrips(invoice, (PassengerService)invoice.Special!, PdfStyle.Diced(world.Dice), world.Dice);
            RoundTrip.Check(file, seed);
        }
    }

    [Fact]
    public void Embedded_voucher_gives_the_tax_of_a_railway_ticket()
    {
        for (var seed = 0; seed < Seeds / 2; seed++)
        {
            var world = new InventedInvoices(seed);
            var ticket = world.Issue(KindId.RailETicket);
            RoundTrip.Check(
                InvoicePdf.WithVoucher(ticket, XbrlStyle.Diced(world.Dice), PdfStyle.Diced(world.Dice), world.Dice),
                seed
            );
        }
    }

    [Fact]
    public void Page_without_text_needs_recognition()
    {
        var world = new InventedInvoices(1);
        var form = PrintedForm.Of(world.Issue(KindId.DigitalVatNormal), world.Dice);
        var reading = Assert.Single(RoundTrip.Read(InvoicePdf.Write([form], new PdfStyle { IsPicture = true }, world.Dice)));
        Assert.Equal((KindId.Unreadable, UnreadableReason.NeedsOcr), (reading.Kind, reading.Reason));
    }
}
