using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>全量发票查询: header sheet, line sheet, totals.</summary>
public sealed class FullQueryTests
{
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

    private static SheetCell[] Total(decimal amount, decimal tax) =>
        ["合计行", .. Enumerable.Repeat(SheetCell.Empty, 8), SheetCell.Number(amount), SheetCell.Number(tax)];

    private static (int, string, string, string?) Sums(DocumentReading document) =>
        (
            document.Workbook!.Invoices,
            document.Workbook.AmountExTax.ToString(),
            document.Workbook.TaxAmount.ToString(),
            document.Workbook.TotalInclTax?.ToString()
        );
}
