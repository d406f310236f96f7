using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>全量发票查询.</summary>
public sealed class FullQueryTests
{
    private const string First = "26112000000100000011";
    private const string Second = "26112000000100000022";

    [Fact]
    public void Header_and_line_sheets_are_joined_by_number_whatever_their_order()
    {
        (string, SheetCell[][]) headers = (
            "发票基础信息",
            [Headings(BureauLayouts.HeaderColumns), HeaderRow(First, 300m, 39m), HeaderRow(Second)]
        );
        (string, SheetCell[][]) lines = (
            "信息汇总表",
            [
                Headings(BureauLayouts.LineColumns),
                LineRow(Second, "*甲*一"),
                LineRow(First, "*乙*二"),
                LineRow(First, "*乙*三", 200m, 26m),
            ]
        );

        foreach (var document in (DocumentReading[])[Read(Xlsx(headers, lines)), Read(Xlsx(lines, headers))])
        {
            Assert.Equal(["发票基础信息!2", "发票基础信息!3"], document.Readings.Select(reading => reading.Part));
            Assert.Equal(["*乙*二", "*乙*三"], document.Readings[0].Lines!.Select(line => line.Name));
            Assert.Equal("200.00", document.Readings[0].Lines![1].Amount?.ToString());
            Assert.Equal("13%", document.Readings[0].Lines![1].TaxRate);
            Assert.Equal(("bureau-full-query", Side.Theirs), (document.Workbook!.Layout, document.Workbook.Side));
            Assert.Equal((2, "400.00", "52.00", "452.00"), Sums(document));
        }
    }

    [Fact]
    public void The_header_sheet_alone_gives_no_lines() =>
        Assert.Null(Assert.Single(Read(HeaderSheet(HeaderRow(First))).Readings).Lines);

    [Fact]
    public void The_line_sheet_alone_gives_headers_added_up_from_lines()
    {
        var document = Read(
            Xlsx(
                (
                    "信息汇总表",
                    [Headings(BureauLayouts.LineColumns), LineRow(First, "*乙*二"), LineRow(First, "*乙*三", -10m, -1.3m)]
                )
            )
        );

        var reading = Assert.Single(document.Readings);
        Assert.Equal(
            ("90.00", "11.70", "101.70"),
            (reading.AmountExTax?.ToString(), reading.TaxAmount?.ToString(), reading.TotalInclTax?.ToString())
        );
        Assert.Equal(SourceId.Derived, reading.Sources["totalInclTax"]);
        Assert.Equal(2, reading.Lines?.Count);
    }

    [Fact]
    public void A_file_whose_sheets_hold_different_invoices_is_refused_naming_them()
    {
        var content = Xlsx(
            ("信息汇总表", [Headings(BureauLayouts.LineColumns), LineRow(Second, "*甲*一")]),
            ("发票基础信息", [Headings(BureauLayouts.HeaderColumns), HeaderRow(First)])
        );

        var document = Read(content);

        Assert.Null(document.Workbook);
        var reading = Assert.Single(document.Readings);
        Assert.Equal((KindId.Unreadable, UnreadableReason.Inconsistent), (reading.Kind, reading.Reason));
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((First, Second), (finding.Text.Args["onlyHeaders"], finding.Text.Args["onlyLines"]));
        Assert.Contains(First, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_total_row_is_a_check_value_and_no_invoice()
    {
        var document = Read(HeaderSheet(HeaderRow(First), HeaderRow(Second, -50m, -6.5m), Total(50m, 6.5m)));

        Assert.Equal((2, "50.00", "6.50", "56.50"), Sums(document));
        Assert.Equal([new WorkbookSheet("发票基础信息", 3)], document.Workbook!.Sheets);
        Assert.DoesNotContain("FMT-120", Codes(document), StringComparer.Ordinal);
    }

    [Fact]
    public void A_total_row_that_disagrees_is_a_finding()
    {
        var document = Read(HeaderSheet(HeaderRow(First), Total(100m, 12.99m)));

        var finding = Assert.Single(document.Workbook!.Findings, finding => finding.Code == "FMT-120");
        Assert.Equal(("taxAmount", "12.99", "13.00"), (finding.Field, finding.Expected, finding.Found));
    }

    [Fact]
    public void Rows_listed_twice_stay_two_readings()
    {
        var document = Read(
            Xlsx(
                ("信息汇总表", [Headings(BureauLayouts.LineColumns), LineRow(First, "*甲*一"), LineRow(First, "*甲*一")]),
                ("发票基础信息", [Headings(BureauLayouts.HeaderColumns), HeaderRow(First), HeaderRow(First)])
            )
        );

        Assert.Equal(["发票基础信息!2", "发票基础信息!3"], document.Readings.Select(reading => reading.Part));
        Assert.All(document.Readings, reading => Assert.Equal(1, reading.Lines?.Count));
    }

    [Fact]
    public void The_line_that_points_to_a_list_is_dropped_where_the_list_is_there()
    {
        var document = Read(
            Xlsx(
                (
                    "信息汇总表",
                    [
                        Headings(BureauLayouts.LineColumns),
                        LineRow(First, "(详见销货清单)", 300m, 39m),
                        LineRow(First, "*甲*一"),
                        LineRow(First, "*甲*二", 200m, 26m),
                        LineRow(Second, "(详见销货清单)"),
                    ]
                ),
                ("发票基础信息", [Headings(BureauLayouts.HeaderColumns), HeaderRow(First, 300m, 39m), HeaderRow(Second)])
            )
        );

        Assert.Equal(["*甲*一", "*甲*二"], document.Readings[0].Lines!.Select(line => line.Name));
        Assert.Equal(["(详见销货清单)"], document.Readings[1].Lines!.Select(line => line.Name));
    }

    [Fact]
    public void Legacy_digital_and_paper_numbers_are_told_apart()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(First),
                HeaderRow("--", change: Legacy("011002100111", "00097000", "增值税电子普通发票")),
                HeaderRow(Second, change: Legacy("011002500104", "00012345", "数电纸质发票（普通发票）"))
            )
        );

        var (digital, legacy, paper) = (document.Readings[0], document.Readings[1], document.Readings[2]);
        Assert.Equal(
            ("", First, null, null),
            (digital.InvoiceCode, digital.InvoiceNumber, digital.PaperCode, digital.PaperNumber)
        );
        Assert.Equal(
            ("011002100111", "00097000", null, null),
            (legacy.InvoiceCode, legacy.InvoiceNumber, legacy.PaperCode, legacy.PaperNumber)
        );
        Assert.Equal(
            ("", Second, "011002500104", "00012345"),
            (paper.InvoiceCode, paper.InvoiceNumber, paper.PaperCode, paper.PaperNumber)
        );
        Assert.Equal(
            [KindId.DigitalVatSpecial, KindId.ElectronicVatNormal, KindId.DigitalPaperNormal],
            document.Readings.Select(reading => reading.Kind)
        );
        Assert.Equal([Second, "01100250010400012345"], InvoiceIdentity.Keys(paper));
    }

    [Theory]
    [InlineData("正常", "正常", VoidState.None, RedState.None, RiskState.Normal)]
    [InlineData("已作废", "正常", VoidState.Voided, RedState.None, RiskState.Normal)]
    [InlineData("已红冲-全额", "正常", VoidState.None, RedState.Full, RiskState.Normal)]
    [InlineData("已红冲-部分", "疑点发票", VoidState.None, RedState.Partial, RiskState.Doubtful)]
    [InlineData("正常", "异常凭证", VoidState.None, RedState.None, RiskState.Abnormal)]
    [InlineData("失控", "", VoidState.None, RedState.None, RiskState.LostControl)]
    [InlineData("", "", VoidState.Unknown, RedState.Unknown, RiskState.Unknown)]
    public void States_are_three_axes_and_the_word_itself(
        string status,
        string risk,
        VoidState isVoid,
        RedState red,
        RiskState riskState
    )
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(
                    First,
                    change: cells =>
                    {
                        cells["发票状态"] = status;
                        cells["发票风险等级"] = risk;
                    }
                )
            )
        );

        Assert.Equal(
            new InvoiceStatus(isVoid, red, riskState, status.Length == 0 ? null : status),
            Assert.Single(document.Readings).Status
        );
    }

    [Fact]
    public void A_red_row_names_its_blue_one_and_reverses_it_although_that_still_says_normal()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(
                    Second,
                    -100m,
                    -13m,
                    cells => cells["备注"] = $"被红冲蓝字数电发票号码：{First} 红字发票信息确认单编号：11010826090000000001"
                ),
                HeaderRow(First)
            )
        );

        Assert.Equal(new RedReference("", First, "11010826090000000001"), document.Readings[0].RedOf);
        var blue = document.Readings[1];
        Assert.Equal((RedState.Full, "正常"), (blue.Status.Red, blue.Status.Text));
        Assert.Contains(blue.Findings, finding => finding.Code == "FMT-110");
    }

    [Fact]
    public void A_red_row_over_a_part_reverses_a_part()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(Second, -40m, -5.2m, cells => cells["备注"] = $"被红冲蓝字数电票号码：{First}"),
                HeaderRow(First)
            )
        );

        Assert.Equal(RedState.Partial, document.Readings[1].Status.Red);
    }

    [Fact]
    public void Toll_invoices_of_the_old_system_have_plate_vehicle_and_days_in_extra()
    {
        var change = Legacy("011002100112", "00097000", "道路通行费电子普通发票");
        var document = Read(
            Xlsx(
                (
                    "信息汇总表",
                    [
                        Headings(BureauLayouts.LineColumns),
                        LineRow(
                            "--",
                            "*经营租赁*通行费",
                            change: cells =>
                            {
                                change(cells);
                                cells["规格型号"] = "京A12345";
                                cells["单位"] = "客车";
                                cells["数量"] = "20240529";
                                cells["单价"] = "20240530";
                            }
                        ),
                    ]
                ),
                ("发票基础信息", [Headings(BureauLayouts.HeaderColumns), HeaderRow("--", change: change)])
            )
        );

        var reading = Assert.Single(document.Readings);
        Assert.Equal(KindId.TollElectronic, reading.Kind);
        Assert.Equal(
            ("京A12345", "客车", "20240529", "20240530"),
            (reading.Extra["plateNumber"], reading.Extra["vehicleType"], reading.Extra["passageFrom"], reading.Extra["passageTo"])
        );
        Assert.Equal(
            ("", "", "", ""),
            (reading.Lines![0].Spec, reading.Lines[0].Unit, reading.Lines[0].Quantity, reading.Lines[0].UnitPrice)
        );
    }

    [Fact]
    public void Special_business_sheets_are_joined_and_persons_masked()
    {
        var head = BureauLayouts
            .HeaderColumns.Zip(HeaderRow(First))
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        SheetCell[] Trip(params string[] cells) =>
            [.. BureauLayouts.SpecialColumns.Select(column => head[column]), .. cells.Select(cell => (SheetCell)cell)];
        var document = Read(
            Xlsx(
                ("发票基础信息", [Headings(BureauLayouts.HeaderColumns), HeaderRow(First)]),
                (
                    "旅客运输服务",
                    [
                        Headings([.. BureauLayouts.SpecialColumns, .. BureauLayouts.SpecialSheets["旅客运输服务"]]),
                        Trip("钱二三", "110101199001011234", "2026-09-10", "北京", "天津", "二等座", "火车"),
                        Trip("孙四", "110101199001015678", "2026-09-11", "天津", "北京", "二等座", "火车"),
                    ]
                )
            )
        );

        var extra = Assert.Single(document.Readings).Extra;
        Assert.Equal(("钱**", "**************1234"), (extra["passengerName"], extra["passengerId"]));
        Assert.Equal(
            ("孙*", "2026-09-11", "天津"),
            (extra["passengerName.2"], extra["travelDate.2"], extra["departureStation.2"])
        );
    }

    [Fact]
    public void Titles_hidden_sheets_new_headings_and_unknown_columns_do_not_disturb()
    {
        var document = Read(
            Xlsx(
                (
                    "说明",
                    [
                        ["本表由系统生成"],
                    ]
                ),
                (
                    "发票基础信息",
                    [
                        ["全量发票查询"],
                        [],
                        ["查询时间", "2026-10-01"],
                        Headings("开票日期 新栏目 数电票号码 发票票种 购买方识别号 销方识别号 金额 税额 价税合计"),
                        [
                            "2026/9/15",
                            "某值",
                            First,
                            "数电发票（普通发票）",
                            Own,
                            Other,
                            SheetCell.Number(100m),
                            SheetCell.Number(13m),
                            SheetCell.Number(113m),
                        ],
                    ]
                )
            )
        );

        var reading = Assert.Single(document.Readings);
        Assert.Equal(
            (First, "某值", "113.00"),
            (reading.InvoiceNumber, reading.Extra["新栏目"], reading.TotalInclTax?.ToString())
        );
        Assert.Equal("发票基础信息!5", reading.Part);
        Assert.Equal([new WorkbookSheet("说明", 1), new WorkbookSheet("发票基础信息", 1)], document.Workbook!.Sheets);
    }

    [Fact]
    public void A_number_that_became_a_float_has_no_identity_and_a_finding()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(First),
                HeaderRow("", change: cells => cells["数电发票号码"] = SheetCell.Number(25312000000349610000m))
            )
        );

        var reading = document.Readings[1];
        Assert.Null(reading.InvoiceNumber);
        Assert.Empty(InvoiceIdentity.Keys(reading));
        Assert.Equal(["FMT-100"], reading.Findings.Select(finding => finding.Code));
        Assert.Equal("100.00", reading.AmountExTax?.ToString());
    }

    [Fact]
    public void Numbers_that_were_all_cut_to_fifteen_digits_have_no_identity()
    {
        var document = Read(HeaderSheet(HeaderRow("25312000000349600000"), HeaderRow("25312000000349700000")));

        Assert.All(document.Readings, reading => Assert.Null(reading.InvoiceNumber));
        Assert.All(document.Readings, reading => Assert.Contains(reading.Findings, finding => finding.Code == "FMT-111"));
    }

    [Fact]
    public void One_number_that_ends_in_zeros_by_chance_is_kept()
    {
        var document = Read(HeaderSheet(HeaderRow("25312000000349600000"), HeaderRow(First)));

        Assert.Equal(["25312000000349600000", First], document.Readings.Select(reading => reading.InvoiceNumber));
    }

    [Fact]
    public void Leading_zeros_that_were_lost_are_put_back()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(
                    "--",
                    change: cells =>
                    {
                        Legacy("", "", "增值税电子普通发票")(cells);
                        cells["发票代码"] = SheetCell.Number(11002100111m);
                        cells["发票号码"] = SheetCell.Number(97000m);
                    }
                )
            )
        );

        var reading = Assert.Single(document.Readings);
        Assert.Equal(("011002100111", "00097000"), (reading.InvoiceCode, reading.InvoiceNumber));
        Assert.Equal(["FMT-101", "FMT-101"], reading.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void An_unknown_kind_is_kept_in_words_and_flagged()
    {
        var reading = Assert.Single(
            Read(HeaderSheet(HeaderRow(First, change: cells => cells["发票票种"] = "元宇宙票据"))).Readings
        );

        Assert.Equal((KindId.Unknown, "元宇宙票据"), (reading.Kind, reading.Extra["kindText"]));
        Assert.Equal(["FMT-106"], reading.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_voided_blank_form_is_accepted()
    {
        var reading = Assert.Single(
            Read(
                HeaderSheet(
                    HeaderRow(
                        "--",
                        0m,
                        0m,
                        cells =>
                        {
                            Legacy("011002100104", "00012345", "增值税普通发票")(cells);
                            cells["发票状态"] = "已作废";
                            cells["购方识别号"] = "000000000000000";
                            cells["购买方名称"] = "";
                        }
                    )
                )
            ).Readings
        );

        Assert.Equal(VoidState.Voided, reading.Status.Void);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Three_kinds_of_nothing_are_the_same_empty_field()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(First, change: cells => cells["购方识别号"] = SheetCell.Empty),
                HeaderRow(Second, change: cells => cells["购方识别号"] = "--")
            )
        );

        Assert.Equal(["", ""], document.Readings.Select(reading => reading.BuyerTaxId));
        Assert.Null(document.Readings[0].CheckCode);
    }

    private static Action<Dictionary<string, SheetCell>> Legacy(string code, string number, string kind) =>
        cells =>
        {
            cells["发票代码"] = code;
            cells["发票号码"] = number;
            cells["发票票种"] = kind;
            cells["发票来源"] = "增值税发票管理系统";
        };

    private static SheetCell[] Total(decimal amount, decimal tax) =>
        ["合计行", .. Enumerable.Repeat(SheetCell.Empty, 8), SheetCell.Number(amount), SheetCell.Number(tax)];

    private static (int, string, string, string) Sums(DocumentReading document) =>
        (
            document.Workbook!.Invoices,
            document.Workbook.AmountExTax.ToString(),
            document.Workbook.TaxAmount.ToString(),
            document.Workbook.TotalInclTax.ToString()
        );
}
