using System.Globalization;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks.Writing;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>Own spreadsheets.</summary>
public sealed class LedgerTests
{
    private const string First = "26112000000100000011";
    private const string Second = "26112000000100000022";

    [Fact]
    public void A_book_row_states_its_use_beside_the_invoice()
    {
        var reading = Assert.Single(
            Ours(
                Headings("凭证号 记账日期 发票号码 开票日期 价税合计 报销金额 部门 供应商 摘要 项目编号"),
                [
                    "记-0012",
                    "2026/9/30",
                    First,
                    "2026-09-15",
                    SheetCell.Number(113m),
                    SheetCell.Number(50m),
                    "研发部",
                    OtherName,
                    "差旅",
                    "P-7",
                ]
            ).Readings
        );

        Assert.Equal(SourceId.Ledger, reading.Source);
        Assert.Equal("113.00", reading.TotalInclTax?.ToString());
        Assert.Equal(
            ("50.00", "incl-tax", "研发部", "记-0012", "2026-09-30", "差旅", "P-7"),
            (
                reading.Extra["usedAmount"],
                reading.Extra["amountBasis"],
                reading.Extra["department"],
                reading.Extra["voucher"],
                reading.Extra["bookedDate"],
                reading.Extra["note"],
                reading.Extra["项目编号"]
            )
        );
        Assert.Equal((OtherName, Direction.In), (reading.SellerName, reading.Direction));
    }

    [Theory]
    [InlineData("价税合计", null, null, "113.00", null)]
    [InlineData("含税金额", null, null, "113.00", null)]
    [InlineData("不含税金额", "113.00", null, null, null)]
    [InlineData("金额", null, null, null, "113.00")]
    public void A_lone_amount_is_what_its_heading_says(string heading, string? amount, string? tax, string? total, string? used)
    {
        var document = Ours(Headings("发票号码 " + heading), [First, SheetCell.Number(113m)]);

        var reading = Assert.Single(document.Readings);
        Assert.Equal(
            (amount, tax, total),
            (reading.AmountExTax?.ToString(), reading.TaxAmount?.ToString(), reading.TotalInclTax?.ToString())
        );
        Assert.Equal(used, reading.Extra.GetValueOrDefault("usedAmount"));
        Assert.Equal(used is null ? null : "unknown", reading.Extra.GetValueOrDefault("amountBasis"));
        Assert.Equal(used is not null, Codes(document).Contains("FMT-134", StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("100", "100.00", "113.00")]
    [InlineData("113", "100.00", "113.00")]
    public void Beside_a_tax_the_rate_tells_whether_an_amount_is_with_or_without_tax(string amount, string exTax, string total)
    {
        var reading = Assert.Single(
            Ours(
                Headings("发票号码 金额 税额"),
                [First, SheetCell.Number(decimal.Parse(amount, CultureInfo.InvariantCulture)), SheetCell.Number(13m)]
            ).Readings
        );

        Assert.Equal(
            (exTax, "13.00", total),
            (reading.AmountExTax?.ToString(), reading.TaxAmount?.ToString(), reading.TotalInclTax?.ToString())
        );
        Assert.Single(reading.Sources);
    }

    [Fact]
    public void A_booked_amount_may_be_with_or_without_tax()
    {
        var reading = Assert.Single(Ours(Headings("发票号码 价税合计 入账金额"), [First, "113.00", "100.00"]).Readings);

        Assert.Equal(("100.00", "unknown"), (reading.Extra["usedAmount"], reading.Extra["amountBasis"]));
    }

    [Fact]
    public void The_same_table_as_the_bureaus_has_its_amounts_settled_the_same_way()
    {
        var content = Xlsx(("清单", [Headings("发票号码 金额 税额"), [First, SheetCell.Number(113m), SheetCell.Number(13m)]]));

        var reading = Assert.Single(TestBook.Read("清单.xlsx", content, Side.Theirs).Readings);

        Assert.Equal(
            ("100.00", "13.00", "113.00", SourceId.BureauSheet),
            (reading.AmountExTax?.ToString(), reading.TaxAmount?.ToString(), reading.TotalInclTax?.ToString(), reading.Source)
        );
    }

    [Fact]
    public void An_itinerary_does_not_add_up_and_no_total_is_derived() =>
        Assert.Null(
            Assert
                .Single(
                    Ours(Headings("发票号码 票种 不含税金额 税额"), [First, "航空运输电子客票行程单", "500.00", "45.00"]).Readings
                )
                .TotalInclTax
        );

    [Theory]
    [InlineData("011002100111-00097000")]
    [InlineData("01100210011100097000")]
    [InlineData("011002100111 00097000")]
    [InlineData("011002100111/00097000")]
    [InlineData("代码011002100111号码00097000")]
    public void Code_and_number_in_one_column_are_parted(string joined)
    {
        var reading = Assert.Single(Ours(Headings("发票代码及号码 价税合计"), [joined, "113.00"]).Readings);

        Assert.Equal("01100210011100097000", Assert.Single(InvoiceIdentity.Keys(reading)));
        Assert.Equal(("011002100111", "00097000"), (reading.InvoiceCode, reading.InvoiceNumber));
    }

    [Fact]
    public void Twenty_digits_in_a_joined_column_are_a_digital_number() =>
        Assert.Equal(First, Assert.Single(Ours(Headings("发票代码及号码 价税合计"), [First, "113.00"]).Readings).InvoiceNumber);

    [Fact]
    public void Words_around_a_number_and_rows_of_words_do_not_disturb()
    {
        var document = Ours(
            Headings("发票号码 价税合计"),
            [First + "（作废）", "113.00"],
            ["合计12张", "113.00"],
            ["注：1. 本表由 2 人复核", ""]
        );

        var reading = Assert.Single(document.Readings);
        Assert.Equal(First, reading.InvoiceNumber);
        Assert.Equal(["FMT-112"], reading.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void An_eight_digit_number_without_code_has_no_key()
    {
        var reading = Assert.Single(Ours(Headings("票号 价税合计"), ["00097000", "113.00"]).Readings);

        Assert.Equal("00097000", reading.InvoiceNumber);
        Assert.Empty(InvoiceIdentity.Keys(reading));
    }

    [Fact]
    public void Several_numbers_in_one_cell_are_several_readings_without_amounts()
    {
        var document = Ours(
            Headings("发票代码 发票号码 价税合计"),
            ["011002100111", "00097000、00097001", "226.00"],
            ["", First + "\n" + Second, "226"]
        );

        Assert.Equal(
            ["01100210011100097000", "01100210011100097001", First, Second],
            document.Readings.SelectMany(InvoiceIdentity.Keys)
        );
        Assert.All(document.Readings, reading => Assert.Null(reading.TotalInclTax));
        Assert.All(document.Readings, reading => Assert.Contains(reading.Findings, finding => finding.Code == "FMT-109"));
    }

    [Fact]
    public void Two_row_headers_are_joined()
    {
        var document = Ours(
            [
                "序号",
                "发票信息",
                SheetCell.Empty,
                SheetCell.Empty,
                "销售方",
                SheetCell.Empty,
                "金额",
                SheetCell.Empty,
                SheetCell.Empty,
            ],
            [SheetCell.Empty, "代码", "号码", "日期", "名称", "税号", "不含税", "税额", "含税"],
            ["1", "011002100111", "00097000", "2026-07-28", OtherName, Other, "100.00", "13.00", "113.00"]
        );

        var reading = Assert.Single(document.Readings);
        Assert.Equal(
            ("011002100111", "00097000", new DateOnly(2026, 7, 28)),
            (reading.InvoiceCode, reading.InvoiceNumber, reading.IssueDate)
        );
        Assert.Equal(
            (OtherName, Other, "100.00", "113.00"),
            (reading.SellerName, reading.SellerTaxId, reading.AmountExTax?.ToString(), reading.TotalInclTax?.ToString())
        );
    }

    [Fact]
    public void Tables_below_each_other_and_repeated_headers_are_all_read()
    {
        var document = Ours(
            ["一月"],
            Headings("发票号码 价税合计"),
            [First, "113.00"],
            ["合计", "113.00"],
            [],
            ["二月"],
            Headings("开票日期 不含税金额 发票号码"),
            ["2026-02-03", "100.00", Second],
            Headings("开票日期 不含税金额 发票号码"),
            ["2026-02-04", "7.00", "26112000000100000033"],
            ["小计", "107.00"]
        );

        Assert.Equal([First, Second, "26112000000100000033"], document.Readings.Select(reading => reading.InvoiceNumber));
        Assert.Equal("100.00", document.Readings[1].AmountExTax?.ToString());
        Assert.Equal(3, document.Workbook!.Invoices);
    }

    [Fact]
    public void One_sheet_for_each_month_is_one_ledger()
    {
        var document = TestBook.Read(
            "台账.xlsx",
            Xlsx([
                .. Enumerable
                    .Range(1, 12)
                    .Select(month =>
                        (
                            string.Create(CultureInfo.InvariantCulture, $"{month}月"),
                            (SheetCell[][])
                                [
                                    Headings("发票号码 价税合计"),
                                    [string.Create(CultureInfo.InvariantCulture, $"261120000001000000{month:00}"), "10.00"],
                                ]
                        )
                    ),
            ]),
            Side.Ours
        );

        Assert.Equal((12, "120.00"), (document.Workbook!.Invoices, document.Workbook.TotalInclTax.ToString()));
        Assert.Equal("12月!2", document.Readings[^1].Part);
    }

    [Fact]
    public void A_hidden_sheet_is_left_out_and_named()
    {
        const string Rows =
            "<row><c t=\"inlineStr\"><is><t>发票号码</t></is></c><c t=\"inlineStr\"><is><t>价税合计</t></is></c></row><row><c t=\"inlineStr\"><is><t>26112000000100000011</t></is></c><c><v>10</v></c></row>";

        var document = TestBook.Read("台账.xlsx", Raw([("旧表", "state=\"hidden\"", Rows), ("台账", "", Rows)]), Side.Ours);

        Assert.Equal("台账!2", Assert.Single(document.Readings).Part);
        Assert.Contains(
            document.Workbook!.Findings,
            finding => finding.Code == "FMT-128" && finding.Message.Contains("旧表", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Rows_without_a_number_are_counted_not_read()
    {
        var document = Ours(
            Headings("发票号码 价税合计 摘要"),
            [First, "113.00", "办公"],
            ["", "5000.00", "工资"],
            ["", "113.00", "合计"]
        );

        Assert.Single(document.Readings);
        var finding = Assert.Single(document.Workbook!.Findings, finding => finding.Code == "FMT-129");
        Assert.Equal(("1", "台账!3"), (finding.Text.Args["count"], finding.Text.Args["first"]));
    }

    [Theory]
    [InlineData("发票号码 价税合计 供应商", Direction.In)]
    [InlineData("发票号码 价税合计 客户", Direction.Out)]
    public void A_ledger_that_names_one_party_only_tells_its_direction(string headings, Direction direction) =>
        Assert.Equal(direction, Ours(Headings(headings), [First, "113.00", OtherName]).Workbook!.Direction);

    [Fact]
    public void A_column_of_directions_parts_the_rows_and_their_counterparties()
    {
        var document = Ours(
            Headings("进销项 发票号码 价税合计 对方单位 纳税人识别号"),
            ["进项", First, "113.00", OtherName, Other],
            ["销项", Second, "113.00", OtherName, Other]
        );

        Assert.Equal([Direction.In, Direction.Out], document.Readings.Select(reading => reading.Direction));
        Assert.Equal((OtherName, null), (document.Readings[0].SellerName, document.Readings[0].BuyerName));
        Assert.Equal((null, Other), (document.Readings[1].SellerTaxId, document.Readings[1].BuyerTaxId));
        Assert.Null(document.Workbook!.Direction);
    }

    [Fact]
    public void The_taxpayer_among_the_parties_wins_over_words()
    {
        var content = Xlsx(("进项台账", [Headings("发票号码 价税合计 销方识别号 购方识别号"), [First, "113.00", Own, Other]]));

        Assert.Equal(Direction.Out, Assert.Single(TestBook.Read("台账.xlsx", content, Side.Ours, Own).Readings).Direction);
    }

    [Fact]
    public void Amounts_and_days_that_cannot_be_read_are_findings_and_null()
    {
        var reading = Assert.Single(Ours(Headings("发票号码 价税合计 开票日期"), [First, "约一百元", "上周"]).Readings);

        Assert.Equal((null, null), (reading.TotalInclTax, reading.IssueDate));
        Assert.Equal(["FMT-103", "FMT-104"], reading.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void More_than_two_places_are_kept_and_flagged()
    {
        var reading = Assert.Single(Ours(Headings("发票号码 价税合计"), [First, SheetCell.Number(113.456m)]).Readings);

        Assert.Equal("113.456", reading.TotalInclTax?.ToString());
        Assert.Equal(["FMT-105"], reading.Findings.Select(finding => finding.Code));
    }

    private static DocumentReading Ours(params SheetCell[][] rows) => TestBook.Read("台账.xlsx", Xlsx(("台账", rows)), Side.Ours);
}
