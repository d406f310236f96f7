using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>The same ledger in every kind of table file.</summary>
public sealed class TableFileTests
{
    private const string Csv =
        "发票代码,发票号码,开票日期,金额,税额,价税合计,销售方名称\r\n011002100111,00097000,2026-07-28,100.00,13.00,113.00,虚构商贸\r\n";

    static TableFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Encodings() => ["utf-8", "utf-8 mark", "utf-16", "utf-16 mark", "utf-16be mark", "gb18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Csv_is_read_in_every_usual_encoding(string encoding)
    {
        var coder = encoding.Split(' ')[0] switch
        {
            "utf-16" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            "gb18030" => Encoding.GetEncoding("GB18030"),
            _ => Encoding.UTF8,
        };
        byte[] mark = encoding.EndsWith("mark", StringComparison.Ordinal) ? coder.GetPreamble() : [];

        IsTheLedger(TestBook.Read("台账.csv", [.. mark, .. coder.GetBytes(Csv)], Side.Ours));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_separator_is_found_out(char separator) =>
        IsTheLedger(TestBook.Read("台账.txt", Encoding.UTF8.GetBytes(Csv.Replace(',', separator)), Side.Ours));

    [Fact]
    public void Quoted_fields_may_hold_separators_quotes_and_line_breaks()
    {
        var document = TestBook.Read(
            "台账.csv",
            Encoding.UTF8.GetBytes(
                "发票号码,价税合计,备注,\"销售方\r\n名称\"\n\"26112000000123456789\",\"1,130.00\",\"一\r\n\"\"二\"\",三\",虚构商贸"
            ),
            Side.Ours
        );

        var reading = Assert.Single(document.Readings);
        Assert.Equal("26112000000123456789", reading.InvoiceNumber);
        Assert.Equal("1130.00", reading.TotalInclTax?.ToString());
        Assert.Equal("一\r\n\"二\",三", reading.Remark);
        Assert.Equal("第2行", reading.Part);
    }

    [Fact]
    public void Bytes_that_fit_no_encoding_are_refused()
    {
        byte[] mixed = [.. Encoding.UTF8.GetBytes(Csv), 0xFF, 0xFF, (byte)'\n'];

        var reading = Assert.Single(TestBook.Read("台账.csv", mixed, Side.Ours).Readings);

        Assert.Equal(UnreadableReason.Broken, reading.Reason);
        Assert.Equal("FMT-133", Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public void Wrongly_decoded_text_has_no_known_heading_and_is_refused()
    {
        // Big5 is valid GB 18030 here, and no word of it is a heading.
        var content = Encoding.GetEncoding("big5").GetBytes("發票號碼,金額\r\n26112000000123456789,100\r\n");

        Assert.Equal(
            UnreadableReason.UnknownLayout,
            Assert.Single(TestBook.Read("台賬.csv", content, Side.Ours).Readings).Reason
        );
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_refused() =>
        Assert.Equal(
            UnreadableReason.Broken,
            Assert
                .Single(
                    TestBook
                        .Read("台账.csv", Encoding.UTF8.GetBytes("发票号码,金额\r\n\"26112000000123456789,100\r\n"), Side.Ours)
                        .Readings
                )
                .Reason
        );

    [Fact]
    public void An_old_workbook_is_read()
    {
        var content = OldWorkbookBytes.Make(
            "台账",
            ["发票代码", "发票号码", "开票日期", "金额", "税额", "价税合计", "销售方名称"],
            ["011002100111", 97000d, new DateOnly(2026, 7, 28), 100.1 - 0.1, 13d, 113d, "虚构商贸"]
        );

        var document = TestBook.Read("台账.xls", content, Side.Ours);

        Assert.Equal(["FMT-101"], Assert.Single(document.Readings).Findings.Select(finding => finding.Code));
        IsTheLedger(document);
    }

    [Fact]
    public void A_page_with_a_table_saved_as_xls_is_read()
    {
        const string Page =
            "<html><head><meta charset='gbk'><style>td{mso-number-format:'\\@'}</style></head><body><table border=1><tr><td colspan=7>发票&nbsp;台账</td></tr>"
            + "<tr><th rowspan=2>发票代码<th rowspan=\"2\">发票号码</th><th colspan='2'>发票</th><th rowspan=2>税额<th rowspan=2>价税合计<th rowspan=2>销售方<br>名称</tr>"
            + "<tr><th>开票日期<th>金额</tr><!-- <tr><td>无</td></tr> -->"
            + "<tr><td>011002100111<td>00097000</td><td>2026-07-28</td><td>100.00<td>13.00<td>113.00<td>虚构商贸</tr></table></body></html>";

        IsTheLedger(TestBook.Read("台账.xls", Encoding.GetEncoding("GB18030").GetBytes(Page), Side.Ours));
    }

    [Fact]
    public void A_page_without_such_a_table_stays_a_page() =>
        Assert.Null(
            TestBook.Read("登录.html", Encoding.UTF8.GetBytes("<html><table><tr><td>用户名<td><input></table></html>")).Workbook
        );

    [Fact]
    public void SpreadsheetML_is_read()
    {
        const string Xml = """
            <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="台账"><Table>
            <Row><Cell ss:MergeAcross="6"><Data ss:Type="String">台账</Data></Cell></Row>
            <Row ss:Index="3"><Cell><Data ss:Type="String">发票代码</Data></Cell><Cell><Data ss:Type="String">发票号码</Data></Cell><Cell><Data ss:Type="String">开票日期</Data></Cell><Cell><Data ss:Type="String">金额</Data></Cell><Cell><Data ss:Type="String">税额</Data></Cell><Cell><Data ss:Type="String">价税合计</Data></Cell><Cell><Data ss:Type="String">销售方名称</Data></Cell></Row>
            <Row><Cell><Data ss:Type="String">011002100111</Data></Cell><Cell><Data ss:Type="String">00097000</Data></Cell><Cell><Data ss:Type="DateTime">2026-07-28T00:00:00.000</Data></Cell><Cell><Data ss:Type="Number">100</Data></Cell><Cell ss:Index="5"><Data ss:Type="Number">13</Data></Cell><Cell><Data ss:Type="Number">113</Data></Cell><Cell><Data ss:Type="String">虚构商贸</Data></Cell></Row>
            </Table></Worksheet></Workbook>
            """;

        IsTheLedger(TestBook.Read("台账.xls", Encoding.UTF8.GetBytes(Xml), Side.Ours));
    }

    [Fact]
    public void An_encrypted_workbook_says_so() =>
        Assert.Equal(
            UnreadableReason.Encrypted,
            Assert
                .Single(TestBook.Read("台账.xlsx", OldWorkbookBytes.Compound("EncryptedPackage", new byte[4096])).Readings)
                .Reason
        );

    [Fact]
    public void A_damaged_workbook_costs_only_itself()
    {
        var content = TestBook.HeaderSheet(TestBook.HeaderRow("26112000000123456789"));

        Assert.Equal(UnreadableReason.Broken, Assert.Single(TestBook.Read(content[..(content.Length / 2)]).Readings).Reason);
    }

    [Fact]
    public void The_lock_file_beside_an_open_workbook_is_no_workbook() =>
        Assert.Null(TestBook.Read("~$导出.xlsx", new byte[165]).Workbook);

    private static void IsTheLedger(DocumentReading document)
    {
        var reading = Assert.Single(document.Readings);
        Assert.Equal(("011002100111", "00097000"), (reading.InvoiceCode, reading.InvoiceNumber));
        Assert.Equal(new DateOnly(2026, 7, 28), reading.IssueDate);
        Assert.Equal(
            ("100.00", "13.00", "113.00"),
            (reading.AmountExTax?.ToString(), reading.TaxAmount?.ToString(), reading.TotalInclTax?.ToString())
        );
        Assert.Equal("虚构商贸", reading.SellerName);
        Assert.Equal("ledger", document.Workbook?.Layout);
    }
}
