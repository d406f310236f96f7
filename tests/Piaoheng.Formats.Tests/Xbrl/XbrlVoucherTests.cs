using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Tests.Xbrl;

public sealed class XbrlVoucherTests
{
    private const string Rail =
        "<rai:TypeOfVoucher>电子发票（铁路电子客票）</rai:TypeOfVoucher><rai:ElectronicInvoiceRailwayETicketNumber>25329166850000000018</rai:ElectronicInvoiceRailwayETicketNumber>"
        + "<rai:DateOfIssue>2025-12-26</rai:DateOfIssue><rai:IssueParty xsi:nil=\"true\"/><rai:TypeOfBusiness>售</rai:TypeOfBusiness><rai:DepartureStation>甲东</rai:DepartureStation>"
        + "<rai:DestinationStation>乙北</rai:DestinationStation><rai:TrainNumber>G1</rai:TrainNumber><rai:TravelDate>2025-12-12</rai:TravelDate><rai:Fare>15.00</rai:Fare>"
        + "<rai:IdNumber>110101199001010015</rai:IdNumber><rai:Name>张三</rai:Name><rai:TotalAmountExcludingTax>13.76</rai:TotalAmountExcludingTax><rai:TaxRate>0.09</rai:TaxRate>"
        + "<rai:TaxAmount>1.24</rai:TaxAmount><rai:NameOfPurchaser>北京示例科技有限公司</rai:NameOfPurchaser>"
        + "<rai:UnifiedSocialCreditCodeOfPurchaser>91110105MA0EXAM15K</rai:UnifiedSocialCreditCodeOfPurchaser><rai:Remarks xsi:nil=\"true\"/>";

    private static string Instance(string prefix, string facts, string edition = "2021-11-30") =>
        $"<xbrl xmlns=\"http://www.xbrl.org/2003/instance\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:{prefix}=\"http://xbrl.mof.gov.cn/taxonomy/{edition}/{prefix}\">"
        + $"<context id=\"c1\"/>{facts}</xbrl>";

    private static Reading Read(string prefix, string facts, string edition = "2021-11-30", string name = "a.xml") =>
        ReadFile.One(name, Instance(prefix, facts, edition));

    [Theory]
    [InlineData("2021-11-30")]
    [InlineData("2023-12-31")]
    [InlineData("2027-01-01")]
    public void A_rail_ticket_has_the_amounts_that_its_page_lacks_in_every_edition(string edition)
    {
        var reading = Read("rai", Rail, edition);

        Assert.Equal(
            (KindId.RailETicket, "25329166850000000018", "13.76", "1.24", "15.00", new DateOnly(2025, 12, 26)),
            (
                reading.Kind,
                reading.InvoiceNumber,
                reading.AmountExTax?.ToString(),
                reading.TaxAmount?.ToString(),
                reading.TotalInclTax?.ToString(),
                reading.IssueDate
            )
        );
    }

    [Fact]
    public void A_fact_without_value_is_empty_and_an_absent_one_missing()
    {
        var reading = Read("rai", Rail);

        Assert.Equal(("", "", null), (reading.SellerName, reading.Remark, reading.SellerTaxId));
    }

    [Fact]
    public void Passengers_are_masked()
    {
        var extra = Read("rai", Rail).Extra;

        Assert.Equal(
            ("张*", "**************0015", "9%", "甲东"),
            (extra["passengerName"], extra["passengerId"], extra["taxRate"], extra["departureStation"])
        );
    }

    [Fact]
    public void A_refunded_rail_ticket_reverses_the_original()
    {
        var refund =
            Rail.Replace("15.00", "-15.00", StringComparison.Ordinal).Replace(">售<", ">退<", StringComparison.Ordinal)
            + "<rai:NumberOfOriginalInvoice>25329166850000000001</rai:NumberOfOriginalInvoice>";

        var reading = Read("rai", refund);

        Assert.Equal((new RedReference("", "25329166850000000001"), "退"), (reading.RedOf, reading.Extra["businessType"]));
    }

    [Fact]
    public void A_change_fee_names_the_original_and_reverses_nothing()
    {
        var reading = Read("rai", Rail + "<rai:NumberOfOriginalInvoice>25329166850000000001</rai:NumberOfOriginalInvoice>");

        Assert.Null(reading.RedOf);
        Assert.Equal("25329166850000000001", reading.Extra["originalInvoiceNumber"]);
    }

    [Fact]
    public void An_air_itinerary_is_taxed_on_fare_and_fuel()
    {
        var reading = Read(
            "atr",
            "<atr:ElectronicInvoiceAirTransportReceiptNumber>25138836110000000019</atr:ElectronicInvoiceAirTransportReceiptNumber><atr:IssueDate>2025-07-04</atr:IssueDate>"
                + "<atr:Fare>550.46</atr:Fare><atr:FuelSurcharge>9.17</atr:FuelSurcharge><atr:VatRate>0.09</atr:VatRate><atr:VatTaxAmount>50.37</atr:VatTaxAmount>"
                + "<atr:CivilAviationDevelopmentFund>50.00</atr:CivilAviationDevelopmentFund><atr:OtherTaxes>0.00</atr:OtherTaxes><atr:TotalAmount>660.00</atr:TotalAmount>"
                + "<atr:DetailInformationOfAirTicketTuple><atr:DepartureStation>甲T3</atr:DepartureStation><atr:DestinationStation>乙T2</atr:DestinationStation><atr:Flight>CA1234</atr:Flight></atr:DetailInformationOfAirTicketTuple>"
                + "<atr:DetailInformationOfAirTicketTuple><atr:DepartureStation>乙T2</atr:DepartureStation><atr:DestinationStation>丙</atr:DestinationStation></atr:DetailInformationOfAirTicketTuple>"
                + "<atr:NameOfSeller>示例航空有限公司</atr:NameOfSeller>"
        );

        Assert.Equal(
            (KindId.AirItinerary, "559.63", SourceId.Derived, "50.37", "660.00", "9%", "自甲T3 至乙T2 航班CA1234；自乙T2 至丙"),
            (
                reading.Kind,
                reading.AmountExTax?.ToString(),
                reading.Sources["amountExTax"],
                reading.TaxAmount?.ToString(),
                reading.TotalInclTax?.ToString(),
                reading.Extra["vatRate"],
                reading.Extra["legs"]
            )
        );
    }

    [Theory]
    [InlineData("inv", "增值税电子普通发票", "033002200211", KindId.ElectronicVatNormal)]
    [InlineData("inv_spcl", "增值税电子专用发票", "033002200113", KindId.ElectronicVatSpecial)]
    [InlineData("inv", "", "033002200212", KindId.TollElectronic)]
    public void A_tax_control_invoice_has_its_kind_by_title_else_by_code(string prefix, string title, string code, string kind)
    {
        var reading = Read(
            prefix,
            $"<{prefix}:TypeOfInvoice>{title}</{prefix}:TypeOfInvoice><{prefix}:CodeOfInvoice>{code}</{prefix}:CodeOfInvoice><{prefix}:NumberOfInvoice>99934399</{prefix}:NumberOfInvoice>"
                + $"<{prefix}:InformationOfTaxableGoodsOrServicesDetailItemsTuple><{prefix}:NameOfTaxableGoodsOrServices><![CDATA[*金属制品*螺丝]]></{prefix}:NameOfTaxableGoodsOrServices>"
                + $"<{prefix}:QuantityOfGoodsOrServices>1.00</{prefix}:QuantityOfGoodsOrServices><{prefix}:TaxRate>13.00%</{prefix}:TaxRate></{prefix}:InformationOfTaxableGoodsOrServicesDetailItemsTuple>"
        );

        var line = Assert.Single(reading.Lines!);
        Assert.Equal(
            (kind, "99934399", "*金属制品*螺丝", "13%", "1.00"),
            (reading.Kind, reading.InvoiceNumber, line.Name, line.TaxRate, line.Quantity)
        );
    }

    [Theory]
    [InlineData("einv_spcl_receiver_20231231.xml", KindId.DigitalVatSpecial)]
    [InlineData("einv_ord_receiver_20231231.xml", KindId.DigitalVatNormal)]
    [InlineData("a.xml", KindId.Unknown)]
    public void A_receipt_of_the_books_tells_its_kind_by_its_name_only(string name, string kind)
    {
        var reading = Read(
            "einv",
            "<einv:InvoiceNumber>23440000000000100011</einv:InvoiceNumber><einv:TotalTax-includedAmount>10170</einv:TotalTax-includedAmount><einv:RequestTime>2023-11-13T20:05:10</einv:RequestTime><einv:NameOfAccountingEntity>北京示例科技有限公司</einv:NameOfAccountingEntity>",
            name: name
        );

        Assert.Equal(
            (kind, "23440000000000100011", "10170.00", new DateOnly(2023, 11, 13), null),
            (reading.Kind, reading.InvoiceNumber, reading.TotalInclTax?.ToString(), reading.IssueDate, reading.BuyerName)
        );
    }

    [Theory]
    [InlineData("efi", KindId.OtherExpense)]
    [InlineData("ntrev_gpm", KindId.OtherExpense)]
    [InlineData("bker", KindId.SupportingDocument)]
    [InlineData("bkrs", KindId.NotAnInvoice)]
    [InlineData("ctp", KindId.NotAnInvoice)]
    public void Vouchers_of_other_families_are_told_apart(string prefix, string kind) =>
        Assert.Equal(kind, Read(prefix, $"<{prefix}:NameOfPayer>甲</{prefix}:NameOfPayer>").Kind);
}
