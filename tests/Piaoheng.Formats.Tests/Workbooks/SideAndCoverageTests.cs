using System.Globalization;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>Whose a workbook is, its direction, and how far it proves to be complete.</summary>
public sealed class SideAndCoverageTests
{
    private const string First = "26112000000100000011";

    [Fact]
    public void Any_other_table_is_refused_with_the_question_whose_it_is()
    {
        var document = Read("台账.xlsx", Xlsx(("台账", [Headings("发票号码 价税合计"), [First, "113.00"]])));

        Assert.Null(document.Workbook);
        var reading = Assert.Single(document.Readings);
        Assert.Equal(UnreadableReason.NeedsSide, reading.Reason);
        Assert.Contains("请指明属于哪一方", Assert.Single(reading.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_numbers_of_invoices_is_no_known_layout() =>
        Assert.Equal(
            UnreadableReason.UnknownLayout,
            Assert
                .Single(Read("考勤.xlsx", Xlsx(("考勤", [Headings("姓名 日期"), ["甲", "2026-09-01"]])), Side.Ours).Readings)
                .Reason
        );

    [Fact]
    public void A_bureau_sheet_stays_the_bureaus_although_the_caller_calls_it_ours()
    {
        var document = Read("a.xlsx", HeaderSheet(HeaderRow(First)), Side.Ours);

        Assert.Equal(Side.Theirs, document.Workbook!.Side);
        Assert.Contains("FMT-123", Codes(document), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(null, Side.Theirs, "bureau-full-query")]
    [InlineData(Side.Ours, Side.Ours, "ledger")]
    public void A_table_with_the_bureaus_headings_under_another_name_may_be_ours(Side? given, Side side, string layout)
    {
        var document = Read("发票.xlsx", Xlsx(("Sheet1", [Headings(BureauLayouts.HeaderColumns), HeaderRow(First)])), given);

        Assert.Equal((side, layout), (document.Workbook!.Side, document.Workbook.Layout));
        var reading = Assert.Single(document.Readings);
        Assert.Equal(
            ("100.00", "13.00", "113.00"),
            (reading.AmountExTax?.ToString(), reading.TaxAmount?.ToString(), reading.TotalInclTax?.ToString())
        );
        Assert.False(reading.Extra.ContainsKey("usedAmount"));
    }

    [Fact]
    public void The_bureaus_file_name_makes_a_csv_theirs()
    {
        var csv = System.Text.Encoding.UTF8.GetBytes(
            "数电发票号码,开票日期,金额,税额,价税合计,销方识别号,购方识别号\n26112000000100000011,2026-09-15,100,13,113,"
                + Other
                + ","
                + Own
        );

        var document = Read("全量发票查询导出结果 (3).csv", csv);

        Assert.Equal((Side.Theirs, "bureau-full-query"), (document.Workbook!.Side, document.Workbook.Layout));
        Assert.Equal("100.00", Assert.Single(document.Readings).AmountExTax?.ToString());
    }

    [Fact]
    public void The_direction_is_which_party_the_taxpayer_is()
    {
        var content = HeaderSheet(HeaderRow(First));

        Assert.Equal(Direction.In, Read("a.xlsx", content, taxpayer: Own).Workbook!.Direction);
        Assert.Equal(Direction.Out, Read("a.xlsx", content, taxpayer: Other).Workbook!.Direction);
    }

    [Fact]
    public void Without_a_taxpayer_the_number_common_to_all_rows_is_the_owner()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(First),
                HeaderRow("26112000000100000022", change: cells => cells["销方识别号"] = "91110101MA0ABCDE4K")
            )
        );

        Assert.Equal((Direction.In, Own), (document.Workbook!.Direction, document.Workbook.TaxpayerId));
        Assert.Contains("FMT-124", Codes(document), StringComparer.Ordinal);
        Assert.All(document.Readings, reading => Assert.Equal(Direction.In, reading.Direction));
    }

    [Fact]
    public void Where_both_sides_are_common_nothing_is_inferred()
    {
        var document = Read(HeaderSheet(HeaderRow(First)));

        Assert.Null(document.Workbook!.Direction);
        Assert.Empty(document.Workbook.Coverage);
        Assert.Contains("FMT-125", Codes(document), StringComparer.Ordinal);
    }

    [Fact]
    public void A_list_of_another_company_is_a_finding()
    {
        var document = Read(
            "a.xlsx",
            HeaderSheet(
                HeaderRow(First),
                HeaderRow("26112000000100000022", change: cells => cells["销方识别号"] = "91110101MA0ABCDE4K")
            ),
            taxpayer: "91110106MA01ZZZZ0B"
        );

        Assert.Contains(document.Workbook!.Findings, finding => finding.Code == "FMT-126" && finding.Found == Own);
        Assert.Empty(document.Workbook.Coverage);
    }

    [Fact]
    public void Coverage_is_inferred_from_the_first_to_the_last_day()
    {
        var coverage = Assert.Single(
            Read("a.xlsx", HeaderSheet(Rows("2026-09-20", "2026-09-03")), taxpayer: Own).Workbook!.Coverage
        );

        Assert.Equal(
            (CoverageBasis.Inferred, "2026-09-03", "2026-09-20"),
            (coverage.Basis, Day(coverage.From), Day(coverage.To))
        );
        Assert.Equal(
            (2, "200.00", "26.00", Direction.In),
            (coverage.Rows, coverage.Amount.ToString(), coverage.Tax.ToString(), coverage.Direction)
        );
        Assert.Empty(coverage.Kinds);
        Assert.False(coverage.Truncated);
    }

    [Fact]
    public void A_range_in_the_file_name_states_the_coverage()
    {
        var coverage = Assert.Single(
            Read(
                "全量发票2026-09-01至2026-09-30.xlsx",
                HeaderSheet(Rows("2026-09-20", "2026-09-03")),
                taxpayer: Own
            ).Workbook!.Coverage
        );

        Assert.Equal((CoverageBasis.Stated, "2026-09-01", "2026-09-30"), (coverage.Basis, Day(coverage.From), Day(coverage.To)));
    }

    [Fact]
    public void A_range_in_a_title_row_states_the_coverage()
    {
        var content = Xlsx(
            (
                "发票基础信息",
                [
                    ["开票日期：2026年9月1日至2026年9月30日"],
                    Headings(BureauLayouts.HeaderColumns),
                    .. Rows("2026-09-20"),
                ]
            )
        );

        Assert.Equal(CoverageBasis.Stated, Assert.Single(Read("a.xlsx", content, taxpayer: Own).Workbook!.Coverage).Basis);
    }

    [Fact]
    public void A_stated_range_that_rows_contradict_is_not_believed()
    {
        var document = Read("202608.xlsx", HeaderSheet(Rows("2026-09-20", "2026-08-03")), taxpayer: Own);

        var coverage = Assert.Single(document.Workbook!.Coverage);
        Assert.Equal(
            (CoverageBasis.Inferred, "2026-08-03", "2026-09-20"),
            (coverage.Basis, Day(coverage.From), Day(coverage.To))
        );
        Assert.Contains("FMT-131", Codes(document), StringComparer.Ordinal);
    }

    [Fact]
    public void Nothing_is_covered_after_the_day_of_the_export()
    {
        var readAt = new DateTimeOffset(2026, 9, 21, 17, 0, 0, TimeSpan.Zero);

        var coverage = Assert.Single(
            Read("202609.xlsx", HeaderSheet(Rows("2026-09-20")), taxpayer: Own, readAt: readAt).Workbook!.Coverage
        );

        // 01:00 of the next day in Beijing.
        Assert.Equal("2026-09-22", Day(coverage.To));
        Assert.Equal(readAt, coverage.ReadAt);
    }

    [Theory]
    [InlineData(true, "2026-09-04", "2026-09-30")]
    [InlineData(false, "2026-09-01", "2026-09-29")]
    public void An_export_at_its_ceiling_proves_all_days_but_the_last_listed(bool isDescending, string from, string to)
    {
        var days = Enumerable.Range(0, 5000).Select(index => new DateOnly(2026, 9, 3).AddDays(index * 28 / 5000)).ToList();
        if (isDescending)
        {
            days.Reverse();
        }

        var document = Read("全量202609.xlsx", HeaderSheet(Rows([.. days.Select(Day)])), taxpayer: Own);

        var coverage = Assert.Single(document.Workbook!.Coverage);
        Assert.Equal((true, from, to), (coverage.Truncated, Day(coverage.From), Day(coverage.To)));
        Assert.Contains("FMT-130", Codes(document), StringComparer.Ordinal);
    }

    [Fact]
    public void An_unsorted_export_at_its_ceiling_proves_nothing()
    {
        var days = Enumerable.Range(0, 5000).Select(index => Day(new DateOnly(2026, 9, 1).AddDays(index * 7 % 30)));

        var document = Read("全量202609.xlsx", HeaderSheet(Rows([.. days])), taxpayer: Own);

        Assert.Empty(document.Workbook!.Coverage);
        Assert.Contains("FMT-130", Codes(document), StringComparer.Ordinal);
    }

    [Fact]
    public void A_ledger_covers_nothing() =>
        Assert.Empty(
            Read(
                "台账202609.xlsx",
                Xlsx(("台账", [Headings("发票号码 开票日期 价税合计"), [First, "2026-09-15", "113.00"]])),
                Side.Ours,
                Own
            ).Workbook!.Coverage
        );

    [Fact]
    public void A_list_that_the_user_calls_the_bureaus_covers_its_days()
    {
        var content = Xlsx(("清单", [Headings("发票号码 开票日期 价税合计 购方识别号"), [First, "2026-09-15", "113.00", Own]]));

        var coverage = Assert.Single(Read("清单202609.xlsx", content, Side.Theirs, Own).Workbook!.Coverage);

        Assert.Equal((CoverageBasis.Stated, "2026-09-01", "2026-09-30"), (coverage.Basis, Day(coverage.From), Day(coverage.To)));
    }

    private static SheetCell[][] Rows(params string[] days) =>
        [
            .. days.Select(
                (day, index) =>
                    HeaderRow(
                        (26112000000100000000m + index).ToString(CultureInfo.InvariantCulture),
                        change: cells => cells["开票日期"] = day + " 10:00:00"
                    )
            ),
        ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
