using System.Globalization;
using System.Text;
using CsCheck;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Writing;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>Every limit on workbooks, and damaged bytes.</summary>
public sealed class WorkbookLimitsTests
{
    private const string Number = "26112000000100000011";

    [Fact]
    public void A_row_beyond_the_last_one_is_too_much() =>
        Assert.Equal(
            UnreadableReason.TooLarge,
            ReasonOf("a.xlsx", Raw([("表", "", $"<row r=\"{Limits.SheetRows + 1}\"><c><v>1</v></c></row>")]))
        );

    [Fact]
    public void More_records_of_text_than_rows_are_too_much() =>
        Assert.Equal(
            UnreadableReason.TooLarge,
            ReasonOf("a.csv", Encoding.UTF8.GetBytes("发票号码,金额\n" + new string('\n', Limits.SheetRows + 1)))
        );

    [Fact]
    public void More_sheets_than_allowed_are_too_much() =>
        Assert.Equal(
            UnreadableReason.TooLarge,
            ReasonOf(
                "a.xlsx",
                Raw([
                    .. Enumerable
                        .Range(0, Limits.Sheets + 1)
                        .Select(index => (string.Create(CultureInfo.InvariantCulture, $"表{index}"), "", "")),
                ])
            )
        );

    [Fact]
    public void Columns_beyond_the_last_one_are_not_looked_at()
    {
        var cells = new SheetCell[Limits.SheetColumns + 2];
        cells[0] = "发票号码";
        cells[1] = "价税合计";
        cells[Limits.SheetColumns + 1] = "远列";
        SheetCell[] row = [.. cells];
        row[0] = Number;
        row[1] = "113.00";

        var reading = Assert.Single(Read("a.xlsx", Xlsx(("台账", [cells, row])), Side.Ours).Readings);

        Assert.Equal(Number, reading.InvoiceNumber);
        Assert.False(reading.Extra.ContainsKey("远列"));
    }

    [Fact]
    public void More_characters_than_allowed_are_too_much()
    {
        var budget = new CellBudget();
        budget.Spend(Limits.CellCharacters);

        Assert.Throws<LimitExceededException>(() => budget.Spend(1));
    }

    [Fact]
    public void A_member_that_unpacks_to_more_than_allowed_is_too_much()
    {
        using var stream = new CountedStream(new MemoryStream(new byte[100]), limit: 99);

        Assert.Throws<LimitExceededException>(() => stream.ReadExactly(new byte[100]));
    }

    [Fact]
    public void A_package_with_too_many_members_is_too_much()
    {
        var content = new MemoryStream();
        content.Write(HeaderSheet(HeaderRow(Number)));
        using (
            var package = new System.IO.Compression.ZipArchive(
                content,
                System.IO.Compression.ZipArchiveMode.Update,
                leaveOpen: true
            )
        )
        {
            for (var index = 0; index <= Limits.ArchiveMembers; index++)
            {
                package.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"xl/{index}"));
            }
        }

        Assert.Equal(UnreadableReason.TooLarge, ReasonOf("a.xlsx", content.ToArray()));
    }

    [Fact]
    public void An_invoice_with_more_lines_than_allowed_is_too_much()
    {
        var line = LineRow(Number, "*甲*一");

        Assert.Equal(
            UnreadableReason.TooLarge,
            ReasonOf(
                "a.xlsx",
                Xlsx(
                    ("信息汇总表", [Headings(BureauLayouts.LineColumns), .. Enumerable.Repeat(line, Limits.LinesPerInvoice + 1)])
                )
            )
        );
    }

    [Fact]
    public void Damaged_bytes_never_do_more_than_make_the_file_unreadable()
    {
        byte[][] files =
        [
            HeaderSheet(HeaderRow(Number)),
            OldWorkbookBytes.Make("台账", ["发票号码", "价税合计"], [Number, 113d]),
            Encoding.UTF8.GetBytes("发票号码,价税合计\n\"26112000000100000011\",113\n"),
            Encoding.UTF8.GetBytes(
                "<html><table><tr><td>发票号码<td>价税合计<td>开票日期</tr><tr><td colspan=\"2\">26112000000100000011</table></html>"
            ),
            Encoding.UTF8.GetBytes(
                "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row><Cell><Data>发票号码</Data></Cell></Row></Table></Worksheet></Workbook>"
            ),
        ];
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Int[0, 100_000], Gen.Byte, Gen.Int[0, 2])
            .Array[1, 6]
            .Sample(
                changes =>
                {
                    var bytes = Damaged(files[changes[0].Item1], changes);
                    return ReadFile.All("a.xls", bytes, new Piaoheng.Core.Documents.ReadOptions(As: Side.Ours)).Count > 0;
                },
                iter: 400,
                threads: 1
            );
    }

    private static byte[] Damaged(byte[] file, (int File, int At, byte Value, int How)[] changes)
    {
        var bytes = file.ToList();
        foreach (var (_, at, value, how) in changes)
        {
            var place = at % bytes.Count;
            switch (how)
            {
                case 0:
                    bytes[place] = value;
                    break;
                case 1:
                    bytes.Insert(place, value);
                    break;
                default:
                    bytes.RemoveRange(place, Math.Min(value, bytes.Count - place - 1));
                    break;
            }
        }

        return [.. bytes];
    }

    private static string? ReasonOf(string name, byte[] content) => Assert.Single(Read(name, content, Side.Ours).Readings).Reason;
}
