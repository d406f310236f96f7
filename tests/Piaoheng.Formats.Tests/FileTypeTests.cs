using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using Piaoheng.Formats.Tests.Archives;
using Piaoheng.Formats.Tests.Xml;
using Piaoheng.Formats.Workbooks.Writing;

namespace Piaoheng.Formats.Tests;

public sealed class FileTypeTests
{
    private const string LoginPage = "<!DOCTYPE html>\n<html><head><title>登录</title></head><body>请登录</body></html>";

    [Theory]
    [InlineData("a.jpg", "FFD8FFE000104A464946")]
    [InlineData("a.png", "89504E470D0A1A0A")]
    [InlineData("a.gif", "474946383961")]
    [InlineData("a.tif", "49492A0008000000")]
    [InlineData("a.tiff", "4D4D002A00000008")]
    [InlineData("a.bmp", "424D36030000000000003600000028000000100000001000000001001800")]
    [InlineData("a.webp", "524946462400000057454250565038200000")]
    [InlineData("a.heic", "0000001866747970686569630000000000")]
    public void A_picture_waits_for_text_recognition(string name, string hex)
    {
        var reading = ReadFile.One(name, Convert.FromHexString(hex));

        Assert.Equal(
            (KindId.Unreadable, UnreadableReason.NeedsOcr, "FMT-006"),
            (reading.Kind, reading.Reason, Assert.Single(reading.Findings).Code)
        );
    }

    [Theory]
    [InlineData("a.rar", "526172211A0700CF90")]
    [InlineData("a.7z", "377ABCAF271C0004")]
    [InlineData("a.gz", "1F8B080000000000")]
    [InlineData("a.bz2", "425A683931415926")]
    [InlineData("a.xz", "FD377A585A000004")]
    public void Other_archives_are_refused_with_what_to_do(string name, string hex)
    {
        var reading = ReadFile.One(name, Convert.FromHexString(hex));

        var finding = Assert.Single(reading.Findings);
        Assert.Equal((UnreadableReason.Unsupported, "FMT-025"), (reading.Reason, finding.Code));
        Assert.Contains("解压", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.pdf")]
    [InlineData("a.ofd")]
    [InlineData("a.xml")]
    public void A_web_page_in_place_of_a_document_is_a_failed_download(string name)
    {
        var reading = ReadFile.One(name, LoginPage);

        Assert.Equal((KindId.Unreadable, UnreadableReason.Broken), (reading.Kind, reading.Reason));
        Assert.Equal(["V-011", "FMT-040"], reading.Findings.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("全量发票.xlsx")]
    [InlineData("全量发票")]
    [InlineData("全量发票.xls")]
    public void A_workbook_cut_off_is_a_damaged_workbook_and_no_archive(string name)
    {
        var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream))
        {
            workbook.AddSheet("发票基础信息", [new("发票号码", 20)]).WriteRow([SheetCell.Text("26112000000915374826")]);
        }

        var content = stream.ToArray();
        var finding = Assert.Single(ReadFile.One(name, content[..(content.Length * 3 / 4)]).Findings);

        Assert.Equal("FMT-027", finding.Code);
        Assert.StartsWith($"Excel 工作簿“{name}”已损坏", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_about_a_wrong_name_stand_apart_from_the_sentence()
    {
        var finding = Assert.Single(ReadFile.One("a.pdf", new EInvoiceText().ToString()).Findings);

        Assert.Equal("“a.pdf”的扩展名表示“PDF 文件”，内容实为“XML 文件”；已按“XML 文件”读取", finding.Message);
    }

    [Fact]
    public void A_web_page_by_itself_is_just_no_invoice()
    {
        var reading = ReadFile.One("a.html", LoginPage);

        Assert.Equal((KindId.NotAnInvoice, UnreadableReason.WebPage), (reading.Kind, reading.Reason));
    }

    [Fact]
    public void A_file_is_read_as_what_it_is_and_its_name_is_a_warning()
    {
        var reading = ReadFile.One("a.ofd", new EInvoiceText().ToString());

        Assert.Equal(KindId.DigitalVatSpecial, reading.Kind);
        Assert.Equal(
            ("V-011", Severity.Warn, "OFD 文件", "XML 文件"),
            Assert.Single(reading.Findings) is var finding
                ? (finding.Code, finding.Severity, finding.Expected, finding.Found)
                : default
        );
    }

    [Fact]
    public void A_name_that_fits_is_no_finding() => Assert.Empty(ReadFile.One("a.xml", new EInvoiceText().ToString()).Findings);

    [Fact]
    public void An_empty_file_is_empty()
    {
        var reading = ReadFile.One("a.pdf", []);

        Assert.Equal((UnreadableReason.Empty, "FMT-001"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Fact]
    public void A_file_larger_than_the_limit_is_refused()
    {
        var reading = ReadFile.One("a.pdf", new byte[Limits.FileBytes + 1]);

        Assert.Equal((UnreadableReason.TooLarge, "FMT-002"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Theory]
    [InlineData("a.pdf", UnreadableReason.Broken)]
    [InlineData("a", UnreadableReason.Unsupported)]
    public void Bytes_of_no_known_type_are_damaged_or_unknown_by_their_name(string name, string reason) =>
        Assert.Equal(reason, ReadFile.One(name, [0, 1, 2, 3, 0, 200, 201]).Reason);

    [Fact]
    public void The_lock_file_beside_an_open_workbook_is_no_workbook()
    {
        var content = new byte[165];
        content[0] = 5;
        Encoding.ASCII.GetBytes("admin").CopyTo(content, 1);

        var reading = ReadFile.One("~$台账.xlsx", content);

        Assert.Equal((KindId.NotAnInvoice, UnreadableReason.LockFile), (reading.Kind, reading.Reason));
    }

    [Fact]
    public void A_word_document_is_no_archive_of_documents()
    {
        var reading = ReadFile.One("a.docx", ZipText.Of(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")));

        Assert.Equal((UnreadableReason.Unsupported, "FMT-044"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Fact]
    public void Every_unreadable_reason_has_a_sentence_that_names_the_file()
    {
        var reasons = typeof(UnreadableReason).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        Assert.All(
            reasons,
            reason => Assert.Contains("“a.xml”", UnreadableText.Of(reason, "a.xml").Render(), StringComparison.Ordinal)
        );
    }
}
