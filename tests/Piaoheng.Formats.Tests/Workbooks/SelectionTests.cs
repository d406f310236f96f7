using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>抵扣勾选 lists, 用途确认 results and the 清单导入 template.</summary>
public sealed class SelectionTests
{
    private const string First = "26112000000100000011";
    private const string Second = "26112000000100000022";

    private static readonly Reading Invoice = new()
    {
        File = "",
        Kind = KindId.DigitalVatSpecial,
        InvoiceCode = "",
        InvoiceNumber = First,
        IssueDate = new DateOnly(2026, 9, 15),
        BuyerTaxId = Own,
        SellerName = OtherName,
        SellerTaxId = Other,
        AmountExTax = Yuan.FromFen(10000),
        TaxAmount = Yuan.FromFen(1300),
        Status = new InvoiceStatus(VoidState.None, RedState.None, RiskState.Normal, "正常"),
        Extra = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["issueTime"] = "10:20:30",
            ["kindText"] = "数电发票（增值税专用发票）",
            ["invoiceSource"] = "电子发票服务平台",
            ["selection"] = "unselected",
        },
    };

    [Fact]
    public void A_list_of_the_bureau_is_read_with_its_selection_lock_and_deductible_tax()
    {
        var locked = Invoice with
        {
            InvoiceNumber = Second,
            Status = Invoice.Status with { Red = RedState.Locked },
            Extra = new Dictionary<string, string>(Invoice.Extra, StringComparer.Ordinal)
            {
                ["selection"] = "selected",
                ["selectedAt"] = "2026-10-08 09:00:00",
                ["deductibleTax"] = "9.00",
            },
        };

        var document = Read("抵扣勾选.xlsx", Written(stream => BureauWorkbook.WriteSelection(stream, [Invoice, locked])));

        Assert.Equal(
            ("bureau-selection", Side.Theirs, Direction.In),
            (document.Workbook!.Layout, document.Workbook.Side, document.Workbook.Direction)
        );
        var (first, second) = (document.Readings[0], document.Readings[1]);
        Assert.Equal(
            (First, "unselected", "13.00"),
            (first.InvoiceNumber, first.Extra["selection"], first.Extra["deductibleTax"])
        );
        Assert.Equal(RedState.None, first.Status.Red);
        Assert.Equal(
            (RedState.Locked, "selected", "2026-10-08 09:00:00", "9.00"),
            (second.Status.Red, second.Extra["selection"], second.Extra["selectedAt"], second.Extra["deductibleTax"])
        );
        Assert.Equal(Own, document.Workbook.TaxpayerId);
    }

    [Fact]
    public void Both_halves_together_cover_the_deductible_kinds()
    {
        var selected = Invoice with
        {
            InvoiceNumber = Second,
            IssueDate = new DateOnly(2026, 9, 20),
            Extra = new Dictionary<string, string>(Invoice.Extra, StringComparer.Ordinal) { ["selection"] = "selected" },
        };

        var coverage = Assert.Single(
            Read("勾选.xlsx", Written(stream => BureauWorkbook.WriteSelection(stream, [Invoice, selected]))).Workbook!.Coverage
        );

        Assert.Equal((new DateOnly(2026, 9, 15), new DateOnly(2026, 9, 20)), (coverage.From, coverage.To));
        Assert.Contains(KindId.DigitalVatSpecial, coverage.Kinds, StringComparer.Ordinal);
        Assert.DoesNotContain(KindId.DigitalVatNormal, coverage.Kinds, StringComparer.Ordinal);
    }

    [Fact]
    public void One_half_only_proves_presence()
    {
        var document = Read("未勾选.xlsx", Written(stream => BureauWorkbook.WriteSelection(stream, [Invoice])));

        Assert.Empty(document.Workbook!.Coverage);
        Assert.Contains("FMT-132", Codes(document), StringComparer.Ordinal);
    }

    [Fact]
    public void A_list_of_another_company_covers_nothing_for_us()
    {
        var content = Written(stream => BureauWorkbook.WriteSelection(stream, [Invoice]));

        var document = TestBook.Read("勾选.xlsx", content, taxpayer: "91110106MA01ZZZZ0B");

        Assert.Contains("FMT-126", Codes(document), StringComparer.Ordinal);
        Assert.Null(document.Workbook!.Direction);
        Assert.Null(document.Workbook.Half);
    }

    [Fact]
    public void Two_halves_in_two_files_cover_the_days_that_both_reach()
    {
        var unselected = Half("unselected", 1, 20);

        var coverage = Assert.Single(SelectionHalf.Joined([unselected, Half("selected", 5, 25)]));

        Assert.Equal((new DateOnly(2026, 9, 5), new DateOnly(2026, 9, 20)), (coverage.From, coverage.To));
        Assert.Equal((4, "400.00"), (coverage.Rows, coverage.Amount.ToString()));
        Assert.Empty(SelectionHalf.Joined([unselected]));
        Assert.Empty(SelectionHalf.Joined([Half("unselected", 1, 4), Half("selected", 5, 25)]));
    }

    [Fact]
    public void The_batch_template_and_a_list_with_title_rows_are_bound_by_heading()
    {
        SheetCell[] row =
        [
            "否",
            "",
            "261120000001",
            "00000011",
            "20260915",
            "100.00",
            "13.00",
            "13.00",
            Own,
            OtherName,
            Other,
            "电子发票服务平台",
            "数电发票（增值税专用发票）",
        ];
        var template = Read("批量.xlsx", Xlsx(("Sheet1", [Headings(BureauLayouts.SelectionTemplateColumns), row])));
        var listed = Read(
            "确认.xls",
            Xlsx(
                (
                    "清单",
                    [
                        ["抵扣勾选发票清单"],
                        ["税款所属期：202609", "", "纳税人识别号：" + Own],
                        [],
                        Headings("勾选状态 票种 有效抵扣税额 税额 金额 销售方纳税人识别号 开票日期 发票号码 发票代码"),
                        ["已勾选", "81", "13.00", "13.00", "100.00", Other, "2026-09-15", "00000011", "261120000001"],
                    ]
                )
            )
        );

        foreach (var document in (DocumentReading[])[template, listed])
        {
            var reading = Assert.Single(document.Readings);
            // A tool had cut the 20 digits into 12 and 8.
            Assert.Equal(("", First), (reading.InvoiceCode, reading.InvoiceNumber));
            Assert.Contains(reading.Findings, finding => finding.Code == "FMT-102");
            Assert.Equal((KindId.DigitalVatSpecial, new DateOnly(2026, 9, 15)), (reading.Kind, reading.IssueDate));
            Assert.Equal(("100.00", "13.00"), (reading.AmountExTax?.ToString(), reading.TaxAmount?.ToString()));
        }

        Assert.Equal("bureau-selection", template.Workbook!.Layout);
        Assert.Equal(("202609", Own), (listed.Workbook!.TaxPeriod, listed.Workbook.TaxpayerId));
    }

    [Fact]
    public void A_legacy_pair_of_twelve_and_eight_digits_is_not_joined()
    {
        var document = Read(
            "勾选.xlsx",
            Xlsx(
                (
                    "Sheet1",
                    [
                        Headings(BureauLayouts.SelectionTemplateColumns),
                        [
                            "否",
                            "",
                            "011002100213",
                            "00000011",
                            "2026-09-15",
                            "100",
                            "13",
                            "13",
                            Own,
                            OtherName,
                            Other,
                            "增值税发票管理系统",
                            "增值税电子专用发票",
                        ],
                        ["否", "", "253120000003", "49611002", "2026-09-15", "100", "13", "13", Own, OtherName, Other, "", ""],
                    ]
                )
            )
        );

        Assert.Equal("011002100213", document.Readings[0].InvoiceCode);
        // Not the year of the invoice: no 20-digit number.
        Assert.Equal("253120000003", document.Readings[1].InvoiceCode);
    }

    [Fact]
    public void Confirmed_use_is_read_with_taxpayer_period_serial_dates_and_abnormal_sheet()
    {
        var abnormal = Invoice with { InvoiceNumber = Second, Status = Invoice.Status with { Risk = RiskState.Abnormal } };

        var document = Read(
            "用途确认信息.xlsx",
            Written(stream => BureauWorkbook.WritePurposeConfirm(stream, Own, OwnName, "202609", [Invoice, abnormal]))
        );

        var workbook = document.Workbook!;
        Assert.Equal(("bureau-purpose-confirm", "202609", Own), (workbook.Layout, workbook.TaxPeriod, workbook.TaxpayerId));
        Assert.Equal((1, "100.00", "13.00"), (workbook.Invoices, workbook.AmountExTax.ToString(), workbook.TaxAmount.ToString()));
        // The layout has no such column: nothing is not 0.00.
        Assert.Null(workbook.TotalInclTax);
        Assert.Contains("\"totalInclTax\":null", ReadingJson.ToJson(workbook), StringComparison.Ordinal);
        Assert.Equal(
            ["发票", "海关缴款书", "代扣代缴", "农产品加计扣除发票信息", "农产品加计扣除海关文书", "异常发票"],
            workbook.Sheets.Select(sheet => sheet.Name)
        );
        Assert.Empty(workbook.Coverage);
        Assert.Empty(workbook.Findings);
        Assert.Equal(
            [(First, RiskState.Normal), (Second, RiskState.Abnormal)],
            document.Readings.Select(reading => (reading.InvoiceNumber, reading.Status.Risk))
        );
        var first = document.Readings[0];
        Assert.Equal(
            (new DateOnly(2026, 9, 15), "10:20:30", "202609"),
            (first.IssueDate, first.Extra["issueTime"], first.Extra["taxPeriod"])
        );
        Assert.Equal((Own, OwnName, Direction.In), (first.BuyerTaxId, first.BuyerName, first.Direction));
        Assert.Null(first.PaperCode);
    }

    [Fact]
    public void Other_vouchers_of_confirmed_use_are_readings_of_their_own_kind()
    {
        SheetCell[][] Sheet(string name, params SheetCell[] row) =>
            [
                ["发票清单"],
                ["纳税人识别号", Own, "税款所属期", "202609", "纳税人名称", OwnName],
                Headings(BureauLayouts.PurposeOtherSheets.GetValueOrDefault(name) ?? BureauLayouts.PurposeColumns),
                row,
            ];
        var document = Read(
            "用途确认信息.xlsx",
            Xlsx(
                ("发票", Sheet("发票")),
                (
                    "海关缴款书",
                    Sheet(
                        "海关缴款书",
                        "1",
                        "已勾选",
                        "",
                        "010120261012345678-L01",
                        "2026-09-03",
                        SheetCell.Number(88.5m),
                        SheetCell.Number(88.5m),
                        "2026-10-08"
                    )
                ),
                (
                    "代扣代缴",
                    Sheet(
                        "代扣代缴",
                        "1",
                        "已勾选",
                        "411016260900001234",
                        "2026-09-05",
                        "",
                        "某境外公司",
                        SheetCell.Number(1000m),
                        SheetCell.Number(60m),
                        SheetCell.Number(60m),
                        ""
                    )
                )
            )
        );

        Assert.Equal(0, document.Workbook!.Invoices);
        var (customs, withheld) = (document.Readings[0], document.Readings[1]);
        Assert.Equal(
            (KindId.CustomsPayment, "010120261012345678-L01", "88.50"),
            (customs.Kind, customs.InvoiceNumber, customs.TaxAmount?.ToString())
        );
        Assert.Equal(
            ("411016260900001234", "某境外公司", "60.00"),
            (withheld.InvoiceNumber, withheld.SellerName, withheld.TaxAmount?.ToString())
        );
    }

    [Fact]
    public void The_import_list_template_needs_a_side_and_is_of_received_invoices()
    {
        var content = Xlsx(
            ("清单", [Headings(BureauLayouts.ImportListColumns), ["1", First, "20260915", OtherName, Other, "100.00", "13.00"]])
        );

        Assert.Equal(UnreadableReason.NeedsSide, Assert.Single(Read("清单导入.xlsx", content).Readings).Reason);
        var document = Read("清单导入.xlsx", content, Side.Ours);
        Assert.Equal(("bureau-import-list", Direction.In), (document.Workbook!.Layout, document.Workbook.Direction));
        var reading = Assert.Single(document.Readings);
        Assert.Equal(
            (First, new DateOnly(2026, 9, 15), "113.00"),
            (reading.InvoiceNumber, reading.IssueDate, reading.TotalInclTax?.ToString())
        );
    }

    private static WorkbookReading Half(string selection, params int[] days)
    {
        var rows = days.Select(day =>
            Invoice with
            {
                InvoiceNumber = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"261120000001000000{day:00}"),
                IssueDate = new DateOnly(2026, 9, day),
                Extra = new Dictionary<string, string>(Invoice.Extra, StringComparer.Ordinal) { ["selection"] = selection },
            }
        );
        return Read("勾选.xlsx", Written(stream => BureauWorkbook.WriteSelection(stream, [.. rows]))).Workbook!;
    }
}
