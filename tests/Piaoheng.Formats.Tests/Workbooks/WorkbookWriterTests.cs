using System.Text;
using CsCheck;
using ExcelDataReader;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Workbooks.Writing;

namespace Piaoheng.Formats.Tests.Workbooks;

public sealed class WorkbookWriterTests
{
    // The independent reader asks for code page 1252 even for xlsx.
    static WorkbookWriterTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Typed_cells_come_back_as_written()
    {
        var rows = Reread(workbook =>
        {
            var sheet = workbook.AddSheet("往来", new SheetColumn("名称", 30), new SheetColumn("金额"), new SheetColumn("日期"));
            sheet.WriteRow("虚构商贸（北京）有限公司", Yuan.FromFen(-12345), new DateOnly(2026, 7, 28));
            sheet.WriteRow("00097000", SheetCell.Empty, SheetCell.Time(new DateTime(2026, 1, 31, 23, 59, 59)));
        });

        Assert.Equal(["名称", "金额", "日期"], rows[0]);
        Assert.Equal(["虚构商贸（北京）有限公司", -123.45, new DateTime(2026, 7, 28)], rows[1]);
        Assert.Equal("00097000", rows[2][0]);
        Assert.Null(rows[2][1]);
        Assert.Equal(new DateTime(2026, 1, 31, 23, 59, 59), Assert.IsType<DateTime>(rows[2][2]), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void Text_that_looks_like_a_formula_stays_text()
    {
        var package = Encoding.UTF8.GetString(
            Written(workbook => workbook.AddSheet("表").WriteRow("=1+1", "@SUM(A1)"), "xl/worksheets/sheet1.xml")
        );

        Assert.DoesNotContain("<f>", package, StringComparison.Ordinal);
        Assert.Contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t>", package, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_comes_back_the_same() =>
        Gen.String[Gen.Char, 0, 40].Array[1, 5].Sample(texts => texts.SequenceEqual(Escaped(texts)), iter: 300, threads: 1);

    [Fact]
    public void The_same_calls_give_the_same_bytes()
    {
        Assert.Equal(Bytes(Write), Bytes(Write));

        static void Write(WorkbookWriter workbook) => workbook.AddSheet("一", new SheetColumn("甲")).WriteRow("值");
    }

    [Fact]
    public void Sheet_names_are_made_allowed_and_unique()
    {
        var bytes = Bytes(workbook =>
        {
            workbook.AddSheet("账内有/税局无");
            workbook.AddSheet("账内有/税局无");
            workbook.AddSheet(new string('长', 40));
        });

        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes));
        var names = new List<string>();
        do
        {
            names.Add(reader.Name);
        } while (reader.NextResult());

        Assert.Equal(["账内有 税局无", "账内有 税局无 (2)", new string('长', 31)], names);
    }

    [Fact]
    public void A_link_jumps_to_its_sheet()
    {
        var sheet = Encoding.UTF8.GetString(
            Written(
                workbook => workbook.AddSheet("汇总").WriteRow(SheetCell.Link("3", "账内有、税局无")),
                "xl/worksheets/sheet1.xml"
            )
        );

        Assert.Contains("<hyperlink ref=\"A1\" location=\"&apos;账内有、税局无&apos;!A1\"", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_row_is_frozen()
    {
        var sheet = Encoding.UTF8.GetString(
            Written(workbook => workbook.AddSheet("汇总", new SheetColumn("甲")), "xl/worksheets/sheet1.xml")
        );

        Assert.Contains(
            "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>",
            sheet,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Text_longer_than_a_cell_is_cut_and_says_so()
    {
        var rows = Reread(workbook => workbook.AddSheet("表").WriteRow(new string('长', 40_000)));

        var text = Assert.IsType<string>(rows[0][0]);
        Assert.Equal(32_767, text.Length);
        Assert.EndsWith("已截断）", text, StringComparison.Ordinal);
    }

    private static byte[] Bytes(Action<WorkbookWriter> write)
    {
        var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream))
        {
            write(workbook);
        }

        return stream.ToArray();
    }

    private static byte[] Written(Action<WorkbookWriter> write, string part)
    {
        using var package = new System.IO.Compression.ZipArchive(new MemoryStream(Bytes(write)));
        using var stream = package.GetEntry(part)!.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static List<object?[]> Reread(Action<WorkbookWriter> write)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(Bytes(write)));
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }

        return rows;
    }

    private static string[] Escaped(string[] texts) =>
        [
            .. texts.Select(text =>
            {
                var writer = new StringWriter();
                CellText.Write(writer, text);
                var xml = System.Xml.Linq.XElement.Parse(
                    $"<t xml:space='preserve'>{writer}</t>",
                    System.Xml.Linq.LoadOptions.PreserveWhitespace
                );
                return CellText.Unescape(xml.Value);
            }),
        ];
}
