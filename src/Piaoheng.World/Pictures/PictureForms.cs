using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using Piaoheng.World.Pictures.Forms;

namespace Piaoheng.World.Pictures;

/// <summary>Invents the form of each layout, filled in.</summary>
internal sealed class PictureForms
{
    private readonly Dice _dice;
    private readonly InventedCompanies _companies;
    private readonly InvoiceIssuer _issuer;

    public PictureForms(Dice dice)
    {
        _dice = dice;
        _companies = new InventedCompanies(dice);
        _issuer = new InvoiceIssuer(dice, _companies);
    }

    /// <summary>A form of a layout.</summary>
    public PictureForm Make(string layout) =>
        layout switch
        {
            "paper-special" => Paper(KindId.PaperVatSpecial, isOld: false),
            "paper-normal" => Paper(KindId.PaperVatNormal, isOld: false),
            "paper-old" => Paper(KindId.PaperVatSpecial, isOld: true),
            "electronic-normal" => Electronic(KindId.ElectronicVatNormal),
            "electronic-special" => Electronic(KindId.ElectronicVatSpecial),
            "toll-electronic" => Electronic(KindId.TollElectronic),
            "digital-special" => Digital(KindId.DigitalVatSpecial, AnyTrade()),
            "digital-normal" => Digital(KindId.DigitalVatNormal, AnyTrade()),
            "digital-passenger" => Digital(KindId.DigitalVatNormal, Trade.RideHailing),
            "digital-toll" => Digital(KindId.DigitalVatNormal, Trade.TollRoad),
            "rail-eticket" => Digital(KindId.RailETicket, Trade.Railway),
            "air-itinerary" => Digital(KindId.AirItinerary, Trade.Airline),
            "general-toll" => Electronic(KindId.OtherExpense),
            "train-paper" => TrainTicketForm.Make(
                (RailTicket)_issuer.Issue(KindId.RailETicket, Day(2014, 2021), Buyer()).Special!,
                _dice
            ),
            "taxi" => TaxiForm.Make(Place(), Buyer(), Day(2018, 2025), _dice),
            "roll" => RollForm.Make(_issuer.Issue(KindId.RollVatNormal, Day(2018, 2024), Buyer()), _dice),
            "vehicle" => VehicleForms.Make(_issuer.Issue(KindId.PaperVehicle, Day(2018, 2024), Buyer()), _dice),
            "used-vehicle" => VehicleForms.Make(_issuer.Issue(KindId.PaperUsedVehicle, Day(2018, 2024), Buyer()), _dice),
            "fixed" => SmallTicketForms.Fixed(Place(), _dice),
            "coach" => SmallTicketForms.Coach(Place(), Day(2018, 2025), _dice),
            "toll-ticket" => SmallTicketForms.Toll(Place(), Day(2018, 2025), _dice),
            "fiscal" => SmallTicketForms.Fiscal(Place(), Buyer(), Day(2020, 2025), _dice),
            _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, "No such layout."),
        };

    private PictureForm Paper(string kind, bool isOld)
    {
        var day = isOld ? Day(2010, 2014) : Day(2017, 2024);
        var paper = new PaperVatForm(isOld, !isOld && _dice.PerMille(800));
        while (true)
        {
            var seller = _companies.Next(AnyTrade());
            var invoice = _issuer.Issue(
                kind,
                day,
                Buyer(),
                new InvoiceWish
                {
                    Seller = seller,
                    Lines = Lines(),
                    IsDiscounted = _dice.PerMille(150),
                }
            );
            if (paper.Page(invoice) is { } page)
            {
                return new PictureForm(page, invoice.ToReading("") with { Qr = null }, PrintLook.OnPrintedForm(_dice))
                {
                    Qr = paper.HasQr ? QrText.Of(invoice) : null,
                    Place = seller.Region.Title,
                    Sealed = (seller.Name, seller.TaxId),
                    SealAt = (168, 104),
                };
            }
        }
    }

    private PictureForm Electronic(string kind)
    {
        var isFixedTrade = kind is KindId.TollElectronic or KindId.OtherExpense;
        return One(
            kind,
            Day(2018, 2024),
            isFixedTrade ? null : AnyTrade(),
            invoice => PrintedForm.Legacy(invoice, LegacyFormStyle.Diced(_dice) with { HasSealLetters = false }),
            (165, 105)
        );
    }

    private PictureForm Digital(string kind, Trade trade) =>
        One(
            kind,
            Day(2022, 2026),
            trade,
            invoice =>
                PrintedForm.Digital(
                    invoice,
                    DigitalFormStyle.Diced(_dice) with
                    {
                        HasSealLetters = false,
                        IsSuppliersOwn = invoice.Special is PassengerService && _dice.PerMille(500),
                    }
                ),
            (150, 106)
        );

    private PictureForm One(
        string kind,
        DateOnly day,
        Trade? trade,
        Func<WorldInvoice, PrintedForm> print,
        (double X, double Y) sealAt
    )
    {
        while (true)
        {
            var wish = new InvoiceWish
            {
                Trade = trade,
                Lines = Lines(),
                IsDiscounted = _dice.PerMille(150),
            };
            var invoice = _issuer.Issue(kind, day, Buyer(), wish);
            var printed = print(invoice);
            if (printed.Pages is [var page])
            {
                return new PictureForm(page, printed.Expected, PrintLook.Electronic(_dice))
                {
                    Qr = QrText.Of(invoice),
                    Place = invoice.Seller.Region.Title,
                    Sealed = (invoice.Seller.Name, invoice.Seller.TaxId),
                    SealAt = sealAt,
                };
            }
        }
    }

    private int Lines() => 1 + _dice.Below(4);

    // Trades whose lines are ordinary goods and services.
    private Trade AnyTrade() =>
        _dice.Pick([
            Trade.Electronics,
            Trade.Software,
            Trade.Machinery,
            Trade.OfficeSupplies,
            Trade.Hotel,
            Trade.Restaurant,
            Trade.FuelStation,
            Trade.Construction,
            Trade.Freight,
            Trade.Property,
        ]);

    private Company Buyer() => _dice.PerMille(60) ? Company.Person() : _companies.Next(AnyTrade());

    private Region Place() => _dice.Pick(Region.All);

    private DateOnly Day(int from, int to) => new DateOnly(from, 1, 1).AddDays(_dice.Below((to - from) * 365));
}
