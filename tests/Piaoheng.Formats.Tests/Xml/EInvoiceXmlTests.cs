using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Tests.Xml;

public sealed class EInvoiceXmlTests
{
    private static readonly EInvoiceText Invoice = new();

    private static Reading Read(EInvoiceText text) => ReadFile.One("a.xml", text.ToString());

    [Fact]
    public void Head_parties_and_totals_are_read()
    {
        var reading = Read(Invoice);

        Assert.Equal(
            (KindId.DigitalVatSpecial, "电子发票（增值税专用发票）", "", EInvoiceText.Number, new DateOnly(2026, 4, 22), "", ""),
            (
                reading.Kind,
                reading.PrintedTitle,
                reading.InvoiceCode,
                reading.InvoiceNumber,
                reading.IssueDate,
                reading.CheckCode,
                reading.MachineNumber
            )
        );
        Assert.Equal(
            ("北京示例科技有限公司", EInvoiceText.Buyer, "无锡示例五金有限公司", EInvoiceText.Seller),
            (reading.BuyerName, reading.BuyerTaxId, reading.SellerName, reading.SellerTaxId)
        );
        Assert.Equal(
            ("100.00", "13.00", "113.00", "壹佰壹拾叁圆整", "王小明"),
            (
                reading.AmountExTax?.ToString(),
                reading.TaxAmount?.ToString(),
                reading.TotalInclTax?.ToString(),
                reading.TotalInChinese,
                reading.Drawer
            )
        );
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void A_line_keeps_its_decimals_and_prints_its_rate()
    {
        var line = Assert.Single(Read(Invoice).Lines!);

        Assert.Equal(
            ("*金属制品*螺丝", "M3", "个", "10", "10.0000000000001", "100.00", "13%", "13.00", "1080411000000000000"),
            (
                line.Name,
                line.Spec,
                line.Unit,
                line.Quantity,
                line.UnitPrice,
                line.Amount?.ToString(),
                line.TaxRate,
                line.Tax?.ToString(),
                line.TaxCode
            )
        );
    }

    [Fact]
    public void Elements_that_are_absent_mean_blank()
    {
        var line = Assert.Single(
            Read(Invoice with { Items = "<IssuItemInformation><ItemName>*餐饮服务*餐费</ItemName></IssuItemInformation>" }).Lines!
        );

        Assert.Equal(("", "", "", "", ""), (line.Spec, line.Unit, line.Quantity, line.UnitPrice, line.TaxRate));
    }

    [Fact]
    public void An_item_that_says_it_is_nil_is_no_line() =>
        Assert.Empty(
            Read(
                Invoice with
                {
                    Items = "<IssuItemInformation xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>",
                }
            ).Lines!
        );

    [Theory]
    [InlineData("免税")]
    [InlineData("不征税")]
    public void A_line_marked_exempt_prints_the_word_in_place_of_the_rate(string mark)
    {
        var items =
            $"<IssuItemInformation><ItemName>*蔬菜*白菜</ItemName><Amount>100.00</Amount><TaxRate>0</TaxRate><ComTaxAm>0</ComTaxAm><PreferentialMark>{mark}</PreferentialMark></IssuItemInformation>";

        Assert.Equal(mark, Assert.Single(Read(Invoice with { Items = items }).Lines!).TaxRate);
    }

    [Theory]
    [InlineData("2026-04-22 13:20:01")]
    [InlineData("2026-04-22T13:20:01")]
    [InlineData("20260422")]
    public void The_issue_time_may_have_other_forms(string time) =>
        Assert.Equal(
            new DateOnly(2026, 4, 22),
            Read(WithSupervision($"<InvoiceNumber>{EInvoiceText.Number}</InvoiceNumber><IssueTime>{time}</IssueTime>")).IssueDate
        );

    [Fact]
    public void Without_issue_time_the_day_is_that_of_the_request() =>
        Assert.Equal(
            new DateOnly(2026, 4, 22),
            Read(WithSupervision($"<InvoiceNumber>{EInvoiceText.Number}</InvoiceNumber>")).IssueDate
        );

    [Fact]
    public void Without_a_number_at_the_bureau_the_id_is_the_number() =>
        Assert.Equal(EInvoiceText.Number, Read(WithSupervision("")).InvoiceNumber);

    [Fact]
    public void A_number_that_differs_from_the_id_is_a_finding()
    {
        var finding = Assert.Single(Read(Invoice with { EIid = "26317000000000000025" }).Findings);

        Assert.Equal(("V-090", "invoiceNumber", EInvoiceText.Number), (finding.Code, finding.Field, finding.Expected));
    }

    [Theory]
    [InlineData(
        "<GeneralOrSpecialVAT><LabelName>（普通发票）</LabelName></GeneralOrSpecialVAT>",
        KindId.DigitalVatNormal,
        "电子发票（普通发票）"
    )]
    [InlineData(
        "<GeneralOrSpecialVAT><LabelCode>02</LabelCode></GeneralOrSpecialVAT>",
        KindId.DigitalVatNormal,
        "电子发票（普通发票）"
    )]
    [InlineData(
        "<GeneralOrSpecialVAT><LabelName>机动车销售统一发票</LabelName></GeneralOrSpecialVAT>",
        KindId.DigitalVehicle,
        "电子发票（机动车销售统一发票）"
    )]
    [InlineData("<InIssuType/><EInvoiceType/><GeneralOrSpecialVAT/>", KindId.Unknown, null)]
    public void The_kind_comes_from_the_labels_and_is_never_guessed(string labels, string kind, string? title)
    {
        var reading = Read(Invoice with { Labels = labels });

        Assert.Equal((kind, title), (reading.Kind, reading.PrintedTitle));
    }

    [Fact]
    public void A_red_invoice_names_the_blue_one_in_elements_of_its_own()
    {
        var reading = Read(
            Invoice with
            {
                Totals =
                    "<TotalAmWithoutTax>-100.00</TotalAmWithoutTax><TotalTaxAm>-13.00</TotalTaxAm><TotalTax-includedAmount>-113.00</TotalTax-includedAmount><TotalTax-includedAmountInChinese>（负数）壹佰壹拾叁圆整</TotalTax-includedAmountInChinese>",
                Specific =
                    $"<RedEInvoice><OriginalInvoiceCode>{EInvoiceText.Blue}</OriginalInvoiceCode><CreditNoteNumber>{EInvoiceText.Confirmation}</CreditNoteNumber></RedEInvoice>",
            }
        );

        Assert.Equal(new RedReference("", EInvoiceText.Blue, EInvoiceText.Confirmation), reading.RedOf);
        Assert.Equal("-113.00", reading.TotalInclTax?.ToString());
    }

    [Fact]
    public void A_red_invoice_may_name_the_blue_one_in_its_remark_only()
    {
        var remark =
            $"<Remark>被红冲蓝字数电票号码：{EInvoiceText.Blue} 红字发票信息确认单编号：{EInvoiceText.Confirmation}</Remark>";
        var red = Invoice with { Totals = "<TotalTax-includedAmount>-113.00</TotalTax-includedAmount>", Additional = remark };

        Assert.Equal(new RedReference("", EInvoiceText.Blue, EInvoiceText.Confirmation), Read(red).RedOf);
        Assert.Null(Read(red with { Totals = Invoice.Totals }).RedOf);
    }

    [Fact]
    public void An_old_blue_invoice_has_code_and_number_apart()
    {
        var reading = Read(
            Invoice with
            {
                Specific = "<RedEInvoice><OriginalInvoiceCode>01200180021123326471</OriginalInvoiceCode></RedEInvoice>",
                Additional =
                    $"<Remark>被红冲蓝字发票号码：23326471 被红冲蓝字发票代码：012001800211 红字发票信息确认单编号：{EInvoiceText.Confirmation}</Remark>",
            }
        );

        Assert.Equal(new RedReference("012001800211", "23326471", EInvoiceText.Confirmation), reading.RedOf);
    }

    [Fact]
    public void A_blue_invoice_names_none() => Assert.Null(Read(Invoice).RedOf);

    [Fact]
    public void Toll_details_go_into_the_extra_fields()
    {
        var extra = Read(
            Invoice with
            {
                Specific =
                    "<Toll><PlateNumber>京AB1234</PlateNumber><VehicleType>客车</VehicleType><StartDatesOfPassage>20260420094346000</StartDatesOfPassage><EndDatesOfPassage>20260421094346000</EndDatesOfPassage></Toll><RedEInvoice/>",
            }
        ).Extra;

        Assert.Equal(
            ("通行费", "京AB1234", "客车", "20260420094346000", "20260421094346000"),
            (extra["specialBusiness"], extra["plateNumber"], extra["vehicleType"], extra["passageFrom"], extra["passageTo"])
        );
    }

    [Fact]
    public void Passengers_repeat_and_are_masked()
    {
        const string Trip =
            "<PassengerTransportation><Traveler>张三丰</Traveler><ValidIDNumber>110101199001010015</ValidIDNumber><TravelDate>2026-04-20</TravelDate><Departure>北京</Departure><Destination>天津</Destination><Grade>二等座</Grade><Vehicletype>火车</Vehicletype></PassengerTransportation>";

        var extra = Read(Invoice with { Specific = Trip + Trip.Replace("张三丰", "李四", StringComparison.Ordinal) }).Extra;

        Assert.Equal(
            ("旅客运输服务", "张**", "**************0015", "李*", "天津", "火车", "二等座"),
            (
                extra["specialBusiness"],
                extra["passengerName"],
                extra["passengerId"],
                extra["passengerName.2"],
                extra["destinationStation.2"],
                extra["vehicle"],
                extra["seatClass"]
            )
        );
    }

    [Fact]
    public void An_unknown_group_is_kept_under_its_own_names()
    {
        var extra = Read(Invoice with { Specific = "<Photovoltaic><PlantNumber>A7</PlantNumber></Photovoltaic>" }).Extra;

        Assert.Equal(("Photovoltaic", "A7"), (extra["specialBusiness"], extra["plantNumber"]));
    }

    [Theory]
    [InlineData("", SignatureState.Absent)]
    [InlineData("<TaxBureauSignature><SignatureValue></SignatureValue></TaxBureauSignature>", SignatureState.Absent)]
    [InlineData("<TaxBureauSignature><SignatureValue>MEUCIQ==</SignatureValue></TaxBureauSignature>", SignatureState.Unchecked)]
    public void A_signature_is_seen_and_not_yet_checked(string tail, SignatureState expected) =>
        Assert.Equal(expected, Read(Invoice with { Tail = tail }).Signature);

    [Fact]
    public void An_amount_that_is_none_is_unreadable_not_missing()
    {
        var reading = Read(Invoice with { Totals = "<TotalAmWithoutTax>一百</TotalAmWithoutTax>" });

        Assert.Null(reading.AmountExTax);
        Assert.Contains(reading.Findings, finding => finding is { Code: "FMT-060", Field: "amountExTax", Found: "一百" });
    }

    [Theory]
    [InlineData("UTF-8", "UTF-8")]
    [InlineData("GB18030", "GB18030")]
    [InlineData("GBK", "GB18030")]
    [InlineData("GBK", "UTF-8")]
    [InlineData("UTF-16", "UTF-16")]
    [InlineData("UTF-16", "UTF-16BE")]
    public void Every_encoding_is_read_whatever_is_declared(string declared, string actual)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(actual);
        var text = Invoice with { Declaration = $"<?xml version=\"1.0\" encoding=\"{declared}\"?>\n" };

        var reading = ReadFile.One("a.xml", [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())]);

        Assert.Equal("北京示例科技有限公司", reading.BuyerName);
    }

    [Fact]
    public void Without_a_byte_order_mark_utf_16_is_told_by_its_zeros() =>
        Assert.Equal("北京示例科技有限公司", ReadFile.One("a.xml", Encoding.Unicode.GetBytes(Invoice.ToString())).BuyerName);

    [Theory]
    [InlineData(EInvoiceText.Buyer, Direction.In)]
    [InlineData(EInvoiceText.Seller, Direction.Out)]
    [InlineData("91330106MA2DEMA45H", null)]
    public void The_direction_is_that_of_the_taxpayer(string taxpayer, Direction? expected) =>
        Assert.Equal(expected, ReadFile.One("a.xml", Invoice.ToString(), new ReadOptions(taxpayer)).Direction);

    [Fact]
    public void More_lines_than_the_limit_are_refused()
    {
        var items = string.Concat(Enumerable.Repeat("<IssuItemInformation/>", Limits.LinesPerInvoice + 1));

        var reading = Read(Invoice with { Items = items });

        Assert.Equal(
            (KindId.Unreadable, UnreadableReason.TooLarge, "FMT-013"),
            (reading.Kind, reading.Reason, Assert.Single(reading.Findings).Code)
        );
    }

    private static EInvoiceText WithSupervision(string supervision) => Invoice with { Supervision = supervision };
}
