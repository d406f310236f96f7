using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>Tables as people and other programs leave them: written for the format, not for the sample.</summary>
public sealed class OddTablesTests
{
    private const string Number = "26112000000100000011";

    public static TheoryData<string> Days() =>
        new(
            "2026年8月1日",
            "2026年08月01日",
            "20260801",
            "2026-8-1",
            "2026/08/01 10:20:30",
            "2026.8.1",
            "２０２６－０８－０１",
            "2026-08-01T10:20:30",
            "2026-08-01 10:20:30.0",
            "46235",
            " 2026-08-01 ",
            "'2026-08-01",
            "2026年8月1日 10:20:30",
            "2026 年 8 月 1 日"
        );

    public static TheoryData<string, string> Amounts() =>
        new()
        {
            { "1,234.50", "1234.50" },
            { "¥1234.5", "1234.50" },
            { "￥1,234.50", "1234.50" },
            { "1234.50元", "1234.50" },
            { "（1,234.50）", "-1234.50" },
            { "(1234.50)", "-1234.50" },
            { "-¥1,234.50", "-1234.50" },
            { "¥-1,234.50", "-1234.50" },
            { "１，２３４．５０", "1234.50" },
            { "'1234.50", "1234.50" },
            { " 1 234.50 ", "1234.50" },
            { "−1234.50", "-1234.50" },
            { "1234.5", "1234.50" },
            { "RMB 1,234.50", "1234.50" },
            { "CNY1234.50", "1234.50" },
            { "\u00A01,234.50", "1234.50" },
            { "1,234.50-", "-1234.50" },
        };

    [Theory]
    [MemberData(nameof(Days))]
    public void A_day_in_any_writing_is_the_day(string text) =>
        Assert.Equal(new DateOnly(2026, 8, 1), One(Csv(',', day: text)).IssueDate);

    [Theory]
    [MemberData(nameof(Amounts))]
    public void An_amount_in_any_writing_is_the_amount(string text, string amount) =>
        Assert.Equal(amount, One(Csv('\t', amount: text)).AmountExTax?.ToString());

    [Fact]
    public void An_amount_shown_with_an_exponent_lost_digits_and_is_none()
    {
        var reading = One(Csv('\t', amount: "1.23E+05"));
        Assert.Null(reading.AmountExTax);
        Assert.Contains(reading.Findings, finding => finding is { Code: "FMT-104", Field: "amountExTax" });
    }

    [Theory]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData(';')]
    [InlineData('|')]
    public void Any_separator_in_any_encoding_will_do(char separator)
    {
        foreach (
            var encoding in (Encoding[])
                [
                    new UTF8Encoding(true),
                    new UTF8Encoding(false),
                    Encoding.GetEncoding("GB18030"),
                    Encoding.Unicode,
                    Encoding.BigEndianUnicode,
                ]
        )
        {
            var text = Csv(separator);
            var reading = One([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.Equal(
                (Number, OtherName, "100.00"),
                (reading.InvoiceNumber, reading.SellerName, reading.AmountExTax?.ToString())
            );
        }
    }

    [Fact]
    public void Line_breaks_inside_quotes_end_no_row()
    {
        var text = Csv(',', note: "\"第一行\r\n第二行 \"\"引号\"\", 逗号\"").Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Equal("第一行\n第二行 \"引号\", 逗号", One(text).Remark);
    }

    [Fact]
    public void A_line_that_names_the_separator_is_no_row() => Assert.Equal(Number, One("sep=;\r\n" + Csv(';')).InvoiceNumber);

    [Theory]
    [InlineData("'26112000000100000011")]
    [InlineData("=\"26112000000100000011\"")]
    [InlineData("\t26112000000100000011")]
    [InlineData("26112000000100000011 ")]
    [InlineData("２６１１２００００００１０００００011")]
    [InlineData("2611 2000 0001 0000 0011")]
    [InlineData("No.26112000000100000011")]
    [InlineData("№26112000000100000011")]
    public void A_number_kept_as_text_by_any_trick_is_the_number(string written) =>
        Assert.Equal(Number, One(Csv(',', number: written)).InvoiceNumber);

    [Theory]
    [InlineData("发 票 号 码", "开 票 日 期", "金 额")]
    [InlineData("发票号码：", "开票日期：", "金额：")]
    [InlineData("＊发票号码", "＊开票日期", "＊金额（元）")]
    [InlineData("发票号码\n(必填)", "开票日期\n(必填)", "金额\n（不含税）")]
    [InlineData("【发票号码】", "【开票日期】", "【金额】")]
    [InlineData("发票号码(20位)", "开票日期(yyyy-MM-dd)", "金额(人民币)")]
    public void Headings_in_any_dress_are_known(string number, string day, string amount)
    {
        var rows = Xlsx(
            (
                "Sheet1",
                [Headings([number, day, "销售方名称", amount, "税额"]), [Number, "2026-08-01", OtherName, "100.00", "13.00"], []]
            ),
            ("Sheet2", []),
            ("Sheet3", [])
        );
        var reading = Assert.Single(Read("台账.xlsx", rows, Side.Ours).Readings);
        Assert.Equal(
            (Number, new DateOnly(2026, 8, 1), "100.00"),
            (reading.InvoiceNumber, reading.IssueDate, reading.AmountExTax?.ToString())
        );
    }

    [Theory]
    [InlineData("012001800211/23326471")]
    [InlineData("012001800211-23326471")]
    [InlineData("012001800211 23326471")]
    [InlineData("01200180021123326471")]
    [InlineData("012001800211，23326471")]
    [InlineData("代码012001800211号码23326471")]
    [InlineData("012001800211\n23326471")]
    public void Code_and_number_in_one_cell_are_two(string cell)
    {
        var rows = Xlsx(
            (
                "Sheet1",
                [Headings("发票代码/号码 开票日期 销售方名称 金额 税额"), [cell, "2018-09-21", OtherName, "100.00", "13.00"]]
            )
        );
        var reading = Assert.Single(Read("台账.xlsx", rows, Side.Ours).Readings);
        Assert.Equal(("012001800211", "23326471"), (reading.InvoiceCode, reading.InvoiceNumber));
    }

    [Fact]
    public void Titles_above_and_totals_below_are_no_rows()
    {
        var rows = Xlsx(
            (
                "8月",
                [
                    ["北京示例科技有限公司进项发票明细表"],
                    ["日期：2026年8月1日至2026年8月31日", "", "", "单位：元"],
                    [],
                    Headings("序号 发票号码 开票日期 销售方名称 不含税金额 税额 价税合计"),
                    ["1", Number, "2026-08-01", OtherName, "1,000.00", "130.00", "1,130.00"],
                    ["", "", "", "合　计", "1,000.00", "130.00", "1,130.00"],
                    [],
                    ["制表人：张三", "", "复核：李四"],
                ]
            )
        );
        var document = Read("台账.xlsx", rows, Side.Ours);
        Assert.Equal(
            "1130.00",
            Assert.Single(document.Readings, reading => reading.InvoiceNumber is { Length: > 0 }).TotalInclTax?.ToString()
        );
        Assert.Single(document.Readings);
    }

    private static string Csv(
        char separator,
        string number = Number,
        string day = "2026-08-01",
        string amount = "100.00",
        string note = "无"
    )
    {
        string[] headings = ["序号", "发票号码", "开票日期", "销售方名称", "销售方税号", "不含税金额", "备注"];
        string[] cells = ["1", number, day, OtherName, Other, amount, note];
        return string.Join(separator, headings)
            + "\r\n"
            + string.Join(separator, cells.Select(cell => Quoted(cell, separator)))
            + "\r\n";
    }

    private static string Quoted(string cell, char separator) =>
        cell.StartsWith('"')
        || !(cell.Contains(separator, StringComparison.Ordinal) || cell.Contains('"', StringComparison.Ordinal))
            ? cell
            : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static Reading One(string csv) => One(Encoding.UTF8.GetBytes(csv));

    private static Reading One(byte[] csv) => Assert.Single(Read("台账.csv", csv, Side.Ours).Readings);
}
