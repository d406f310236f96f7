using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>全量发票查询: special sheets, titles, blanks.</summary>
public sealed class FullQueryFormTests
{
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
}
