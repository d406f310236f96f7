using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Tests.Workbooks;

public sealed class XlsxFileTests
{
    [Fact]
    public void Shared_inline_and_formula_texts_are_read() =>
        Assert.Equal(
            ["共享", "直接", "公式"],
            Texts(
                "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>直接</t></is></c><c t=\"str\"><f>A1&amp;B1</f><v>公式</v></c></row>",
                shared: "<si><t>共享</t></si>"
            )
        );

    [Fact]
    public void Runs_are_joined_and_phonetic_guides_left_out() =>
        Assert.Equal(
            ["发票号码"],
            Texts(
                "<row><c t=\"s\"><v>0</v></c></row>",
                shared: "<si><r><rPr><b/></rPr><t>发票</t></r><r><t>号码</t></r><rPh sb=\"0\" eb=\"1\"><t>fapiao</t></rPh></si>"
            )
        );

    [Fact]
    public void Escapes_of_control_characters_are_undone() =>
        Assert.Equal(["甲\r\n乙"], Texts("<row><c t=\"inlineStr\"><is><t>甲_x000D_\n乙</t></is></c></row>"));

    [Fact]
    public void An_empty_text_is_not_a_missing_cell()
    {
        var row = Rows(
            "<row><c r=\"A1\" t=\"inlineStr\"><is><t></t></is></c><c r=\"B1\"/><c r=\"C1\" t=\"s\"><v>9</v></c></row>"
        )[0];

        Assert.Equal([CellKind.Text, CellKind.Missing, CellKind.Missing], [row[0].Kind, row[1].Kind, row[2].Kind]);
    }

    [Fact]
    public void Cells_without_a_reference_follow_each_other_and_gaps_stay()
    {
        var row = Rows("<row><c><v>1</v></c><c r=\"D1\"><v>4</v></c><c><v>5</v></c></row>")[0];

        Assert.Equal(["1", null, null, "4", "5"], Enumerable.Range(0, 5).Select(column => row[column].Text));
    }

    [Fact]
    public void Rows_keep_their_numbers() =>
        Assert.Equal(
            [1, 2, 7, 8],
            Rows("<row><c><v>1</v></c></row><row/><row r=\"7\"/><row><c><v>2</v></c></row>").Select(row => row.Number)
        );

    [Fact]
    public void Numbers_in_a_date_format_are_dates_in_others_numbers()
    {
        const string Styles =
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy-MM-dd HH:mm:ss\"/><numFmt numFmtId=\"165\" formatCode=\"_ &quot;￥&quot;* #,##0.00_ ;[Red]-0\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"31\"/></cellXfs>";
        var row = Rows(
            "<row><c s=\"0\"><v>46231</v></c><c s=\"1\"><v>46231.414050925923</v></c><c s=\"2\"><v>46231</v></c><c s=\"3\"><v>46231</v></c></row>",
            styles: Styles
        )[0];

        Assert.Equal(
            ["46231", "2026-07-28 09:56:14", "46231", "2026-07-28"],
            Enumerable.Range(0, 4).Select(column => row[column].Text)
        );
    }

    [Fact]
    public void The_1904_date_system_is_heeded()
    {
        var row = Rows(
            "<row><c s=\"0\"><v>44769</v></c></row>",
            styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>",
            workbookPr: "date1904=\"1\""
        )[0];

        Assert.Equal("2026-07-28", row[0].Text);
    }

    [Fact]
    public void Errors_and_iso_dates_are_known()
    {
        var row = Rows("<row><c t=\"e\"><v>#N/A</v></c><c t=\"d\"><v>2026-07-28T09:56:14</v></c><c t=\"b\"><v>1</v></c></row>")[
            0
        ];

        Assert.Equal(CellKind.Error, row[0].Kind);
        Assert.Equal(new DateTime(2026, 7, 28, 9, 56, 14), row[1].Moment);
        Assert.Equal("TRUE", row[2].Text);
    }

    [Fact]
    public void Hidden_sheets_are_marked()
    {
        using var file = XlsxFile.Open(
            TestBook.Raw([("可见", "", ""), ("隐藏", "state=\"hidden\"", ""), ("深藏", "state=\"veryHidden\"", "")])
        );

        Assert.Equal([false, true, true], file.Sheets.Select(sheet => sheet.IsHidden));
    }

    [Theory]
    [InlineData("yyyy\"年\"m\"月\"d\"日\";@", true)]
    [InlineData("[$-804]yyyy/m/d", true)]
    [InlineData("[h]:mm:ss", true)]
    [InlineData("General", false)]
    [InlineData("[Red]General", false)]
    [InlineData("0.00\"days\"", false)]
    [InlineData("#,##0.00;[Red]-#,##0.00", false)]
    [InlineData("@", false)]
    public void Date_formats_are_told_from_others(string code, bool isDate) => Assert.Equal(isDate, DateFormats.IsDateCode(code));

    private static string?[] Texts(string rows, string shared = "")
    {
        var row = Rows(rows, shared)[0];
        return [.. Enumerable.Range(0, row.Count).Select(column => row[column].Text)];
    }

    private static List<SheetRow> Rows(string rows, string shared = "", string styles = "", string workbookPr = "")
    {
        using var file = XlsxFile.Open(TestBook.Raw([("表", "", rows)], shared, styles, workbookPr));
        return [.. Assert.Single(file.Sheets).Rows().Select(row => row.Copy())];
    }
}
