using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Goods;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Documents.Xbrl;

/// <summary>Writes XBRL 电子凭证: legacy electronic invoices, 铁路电子客票, 航空行程单, and what a receiver's books say of a 数电票.</summary>
/// <remarks>Source: 财政部 电子凭证会计数据标准, see docs/standards.md#xbrl.</remarks>
public static class XbrlWriter
{
    /// <summary>The voucher of one invoice.</summary>
    public static WorldFile Write(WorldInvoice invoice, XbrlStyle style) =>
        invoice.Special switch
        {
            RailTicket rail => Rail(invoice, rail, style),
            AirItinerary air => Air(invoice, air, style),
            _ when invoice.IsDigital => Receipt(invoice, style),
            _ => TaxControl(invoice, style),
        };

    private static WorldFile TaxControl(WorldInvoice invoice, XbrlStyle style)
    {
        const string TaxId = "TaxpayerIdentificationNumberUnifiedSocialCreditCodeOf";
        var role = style.IsReceiver ? "receiver" : "issuer";
        using var facts = new XbrlFacts("inv", role, invoice.Seller.TaxId, invoice.Day, style);
        facts.Text("TypeOfInvoice", invoice.Kind is KindId.ElectronicVatSpecial ? "增值税电子专用发票" : "增值税电子普通发票");
        facts.Text("UniqueCodeOfInvoice", invoice.Key);
        facts.Text("LocationOfInvoice", invoice.Seller.Region.Place);
        facts.Text("CodeOfInvoice", invoice.Code);
        facts.Text("NumberOfInvoice", invoice.Number);
        facts.Text("DateOfIssue", Day(invoice.Day));
        facts.Text("IdentifyingCode", invoice.CheckCode);
        facts.Text("NumberOfInvoiceMachine", invoice.MachineNumber);
        facts.Text("SpecialInvoiceType", "");
        facts.Text("NameOfPurchaser", invoice.Buyer.Name);
        facts.Text(TaxId + "Purchaser", invoice.Buyer.TaxId);
        facts.Text("AddressPhoneNumberOfPurchaser", invoice.Buyer.AddressAndPhone);
        facts.Text("DepositBankAndAccountNumberOfPurchaser", invoice.Buyer.BankAndAccount);
        facts.Number("TotalAmountExcludingTax", invoice.Amount.ToString());
        facts.Number("TotalTaxAmount", invoice.Tax.ToString());
        facts.Text("TaxIncludedAmountInWords", invoice.TotalInChinese);
        facts.Number("TaxIncludedAmountInFigures", invoice.Total.ToString());
        foreach (var line in invoice.Lines)
        {
            facts.Group("InformationOfTaxableGoodsOrServicesDetailItemsTuple", () => WriteLine(facts, line));
        }

        facts.Text("NameOfSeller", invoice.Seller.Name);
        facts.Text(TaxId + "Seller", invoice.Seller.TaxId);
        facts.Text("AddressPhoneNumberOfSeller", invoice.Seller.AddressAndPhone);
        facts.Text("DepositBankAndAccountNumberOfSeller", invoice.Seller.BankAndAccount);
        facts.Text("Remarks", invoice.Remark);
        facts.Text("Payee", invoice.Payee);
        facts.Text("Reviewer", invoice.Checker);
        facts.Text("Issuer", invoice.Drawer);
        var family = invoice.Kind is KindId.ElectronicVatSpecial ? "inv_spcl" : "inv_ord";
        var name = Name($"{family}_{role}", invoice, invoice.Key);
        return new WorldFile(name, facts.Finish(), [TaxControlExpected(invoice, name)]);
    }

    private static Reading TaxControlExpected(WorldInvoice invoice, string name) =>
        invoice.ToReading(name) with
        {
            PrintedTitle = null,
            Qr = null,
            TaxAmount = invoice.Tax,
            Lines =
            [
                .. invoice.Lines.Select(line => line.ToReading() with { TaxRate = PercentOrWord(line.Rate), Tax = line.Tax }),
            ],
        };

    private static void WriteLine(XbrlFacts facts, WorldLine line)
    {
        facts.Text("NatureOfInvoiceLine", "");
        facts.Text("NameOfTaxableGoodsOrServices", line.Name);
        facts.Text("Specification", line.Spec);
        facts.Text("UnitOfGoodsOrServices", line.Unit);
        facts.Number("QuantityOfGoodsOrServices", line.Quantity);
        facts.Number("UnitPriceOfGoodsOrServices", line.UnitPrice);
        facts.Number("AmountExcludingTax", line.Amount.ToString());
        facts.Text(
            "TaxRate",
            line.Rate.HasNoTax
                ? line.Rate.Printed
                : (line.Rate.Fraction * 100m).ToString("0.00", CultureInfo.InvariantCulture) + "%"
        );
        facts.Number("TaxAmount", line.Tax.ToString());
    }

    private static WorldFile Rail(WorldInvoice invoice, RailTicket rail, XbrlStyle style)
    {
        using var facts = new XbrlFacts("rai", "issuer", invoice.Number, invoice.Day, style);
        facts.Text("TypeOfVoucher", invoice.Title);
        facts.Text("ElectronicInvoiceRailwayETicketNumber", invoice.Number);
        facts.Text("DateOfIssue", Day(invoice.Day));
        facts.Text("IssueParty", "");
        facts.Text("IssuePartyCode", "");
        facts.Text("TypeOfBusiness", rail.Business);
        facts.Text("DepartureStation", rail.From.Name);
        facts.Text("PhonicsOfDepartureStation", rail.From.Phonic);
        facts.Text("DestinationStation", rail.To.Name);
        facts.Text("PhonicsOfDestinationStation", rail.To.Phonic);
        facts.Text("TrainNumber", rail.Train);
        facts.Text("TravelDate", rail.Departure.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        facts.Text("DepartureTime", rail.Departure.ToString("HH:mm", CultureInfo.InvariantCulture));
        facts.Text("TypeOfRailwayTicket", "");
        facts.Text("SeatLevel", rail.SeatClass);
        facts.Text("Carriage", rail.Carriage);
        facts.Text("Seat", rail.Seat);
        facts.Text("DiscountMark", "");
        facts.Number("Fare", invoice.Total.ToString());
        facts.Number("AmountRefunded", rail.Refunded?.ToString());
        facts.Number("FareOfOriginalRailwayTicket", rail.OriginalFare?.ToString());
        facts.Text("ETicketNumber", rail.ETicketNumber);
        facts.Text("IdNumber", rail.IdNumber);
        facts.Text("Name", rail.Passenger);
        facts.Number("TotalAmountExcludingTax", invoice.Amount.ToString());
        facts.Number("TaxRate", "0.09");
        facts.Number("TaxAmount", invoice.Tax.ToString());
        facts.Text("NameOfPurchaser", invoice.Buyer.Name);
        facts.Text("UnifiedSocialCreditCodeOfPurchaser", invoice.Buyer.TaxId);
        facts.Text("NumberOfOriginalInvoice", rail.OriginalInvoice);
        facts.Text("Remarks", invoice.Remark);
        var name = Name("rai_issuer", invoice, invoice.Number);
        return new WorldFile(name, facts.Finish(), [CarrierExpected(invoice, name) with { SellerName = "" }]);
    }

    private static WorldFile Air(WorldInvoice invoice, AirItinerary air, XbrlStyle style)
    {
        using var facts = new XbrlFacts("atr", "issuer", invoice.Number, invoice.Day, style);
        facts.Text("TypeOfVoucher", invoice.Title);
        facts.Text("MarkingOfDomesticOrInternational", "国内");
        facts.Text("IssuingStatus", "正常");
        facts.Text("ElectronicInvoiceAirTransportReceiptNumber", invoice.Number);
        facts.Text("PassengerName", air.Passenger);
        facts.Text("ValidIdNumber", air.IdNumber);
        facts.Text("Endorsement", "不得签转");
        foreach (var leg in air.Legs)
        {
            facts.Group("DetailInformationOfAirTicketTuple", () => WriteLeg(facts, leg));
        }

        facts.Number("Fare", air.Fare.ToString());
        facts.Number("FuelSurcharge", air.Fuel.ToString());
        facts.Number("VatRate", "0.09");
        facts.Number("VatTaxAmount", invoice.Tax.ToString());
        facts.Number("CivilAviationDevelopmentFund", air.Fund.ToString());
        facts.Number("OtherTaxes", air.Other.ToString());
        facts.Number("TotalAmount", invoice.Total.ToString());
        facts.Text("ETicketNumber", air.ETicketNumber);
        facts.Text("VerificationCode", air.VerifyCode);
        facts.Text("AgentCode", air.Agent);
        facts.Text("IssueParty", invoice.Seller.Name);
        facts.Text("DateOfIssue", Day(invoice.Day));
        facts.Text("NameOfPurchaser", invoice.Buyer.Name);
        facts.Text("UnifiedSocialCreditCodeOfPurchaser", invoice.Buyer.TaxId);
        var name = Name("atr_issuer", invoice, invoice.Number);
        return new WorldFile(name, facts.Finish(), [CarrierExpected(invoice, name)]);
    }

    private static Reading CarrierExpected(WorldInvoice invoice, string name) =>
        invoice.ToReading(name) with
        {
            Qr = null,
            SellerTaxId = "",
            TotalInChinese = null,
            Extra = SpecialFields.Of(invoice.Special, Moment),
        };

    private static void WriteLeg(XbrlFacts facts, FlightLeg leg)
    {
        facts.Text("DepartureStation", leg.From);
        facts.Text("DestinationStation", leg.To);
        facts.Text("Carrier", leg.Carrier);
        facts.Text("Flight", leg.Flight);
        facts.Text("SeatClass", leg.Cabin);
        facts.Text("CarrierDate", leg.Departure.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        facts.Text("DepartureTime", leg.Departure.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    // What the receiver's books say: main fields only, and the accounting entity in place of the buyer.
    private static WorldFile Receipt(WorldInvoice invoice, XbrlStyle style)
    {
        using var facts = new XbrlFacts("einv", "receiver", invoice.Buyer.TaxId, invoice.Day, style);
        facts.Text("UnifiedSocialCreditCodeOfAccountingEntity", invoice.Buyer.TaxId);
        facts.Text("NameOfAccountingEntity", invoice.Buyer.Name);
        facts.Text("InvoiceNumber", invoice.Number);
        facts.Text("IssueTime", Day(invoice.Day));
        facts.Text("SellerIdNum", invoice.Seller.TaxId);
        facts.Text("SellerName", invoice.Seller.Name);
        facts.Number("TotalAmWithoutTax", invoice.Amount.ToString());
        facts.Number("TotalTaxAm", invoice.Tax.ToString());
        facts.Number("TotalTax-includedAmount", invoice.Total.ToString());
        facts.Text("WhetherEinvoiceIsRedEinvoice", invoice.IsRed ? "是" : "否");
        var family = invoice.Kind is KindId.DigitalVatSpecial ? "einv_spcl" : "einv_ord";
        var name = Name(family + "_receiver", invoice, invoice.Number);
        var expected = invoice.ToReading(name) with
        {
            PrintedTitle = null,
            BuyerName = null,
            BuyerTaxId = null,
            TaxAmount = invoice.Tax,
            TotalInChinese = null,
            Qr = null,
            Lines = null,
            Drawer = null,
            Remark = null,
            RedOf = null,
        };
        return new WorldFile(name, facts.Finish(), [expected]);
    }

    private static string Name(string family, WorldInvoice invoice, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"{family}_{invoice.Day:yyyyMMdd}_{key}.xml");

    private static string PercentOrWord(LineRate rate) =>
        rate.Printed is PrintedAmount.Masked
            ? (rate.Fraction * 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%"
            : rate.Printed;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
