using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Tests.Archives;

namespace Piaoheng.Formats.Tests.Mail;

public sealed class MailReaderTests
{
    private static readonly byte[] Picture = [0x89, .. "PNG\r\n"u8, .. RandomNumberGenerator.GetBytes(30 * 1024)];

    [Fact]
    public void An_attached_invoice_is_read_under_the_name_of_its_part()
    {
        var mail = TestMail.Of(TestMail.Text("发票见附件"), TestMail.Attached("b.xml", TestMail.Invoice));

        Assert.Equal(["a.eml!/b.xml digital-vat-special"], Read(mail));
    }

    [Fact]
    public void A_mail_is_known_by_its_bytes_whatever_its_name()
    {
        var mail = TestMail.Of(TestMail.Attached("b.xml", TestMail.Invoice));

        Assert.Equal(
            ["未命名!/b.xml digital-vat-special"],
            ReadFile.All("未命名", mail).Select(document => $"{document.File} {document.Readings[0].Kind}")
        );
    }

    [Fact]
    public void Invoices_in_forwarded_mails_are_found_however_they_were_forwarded()
    {
        var inner = TestMail.Of("inner", [TestMail.Attached("b.xml", TestMail.Invoice)]);
        var middle = TestMail.Of("middle", [TestMail.Forwarded(inner)]);
        var outer = TestMail.Of("outer", [TestMail.Attached("saved.eml", middle), TestMail.Forwarded(inner)]);

        Assert.Equal(
            ["a.eml!/saved.eml!/inner.eml!/b.xml digital-vat-special", "a.eml!/inner.eml!/b.xml digital-vat-special"],
            Read(outer)
        );
    }

    [Fact]
    public void Attachments_of_winmail_dat_are_read_under_their_long_names()
    {
        var winmail = TestWinmail.Of(("电子发票（增值税专用发票）.xml", TestMail.Invoice), ("说明.txt", "hello"u8.ToArray()));
        var mail = TestMail.Of(
            TestMail.Text("见附件"),
            TestMail.AttachedBy("filename=winmail.dat"u8.ToArray(), winmail, "application/ms-tnef")
        );
        var unnamed = TestMail.Of(TestMail.Attached("winmail.dat", winmail));

        string[] expected =
        [
            "a.eml!/winmail.dat!/电子发票（增值税专用发票）.xml digital-vat-special",
            "a.eml!/winmail.dat!/说明.txt not-an-invoice",
        ];
        Assert.Equal(expected, Read(mail));
        Assert.Equal(expected, Read(unnamed));
        Assert.Equal("winmail.dat!/电子发票（增值税专用发票）.xml", ReadFile.All("winmail.dat", winmail)[0].File);
    }

    [Fact]
    public void A_cut_off_winmail_dat_is_said_to_be_broken()
    {
        var winmail = TestWinmail.Of(("b.xml", TestMail.Invoice));

        var document = Assert.Single(ReadFile.All("a.eml", TestMail.Of(TestMail.Attached("winmail.dat", winmail[..200]))));

        Assert.Equal(KindId.Unreadable, document.Readings[0].Kind);
    }

    [Fact]
    public void An_archive_in_a_mail_is_unpacked()
    {
        var mail = TestMail.Of(TestMail.Attached("b.zip", ZipText.Of(("c.xml", TestMail.Invoice))));

        Assert.Equal(["a.eml!/b.zip!/c.xml digital-vat-special"], Read(mail));
    }

    [Fact]
    public void Logos_of_the_text_are_left_out_and_photographs_in_it_are_not()
    {
        var mail = TestMail.Of(
            TestMail.Page("<img src=\"cid:logo.png\"><img src=\"cid:photo.png\">"),
            TestMail.Inline("logo.png", Picture[..2000]),
            TestMail.Inline("photo.png", Picture)
        );

        var document = Assert.Single(ReadFile.All("a.eml", mail));

        Assert.Equal(("a.eml!/photo.png", UnreadableReason.NeedsOcr), (document.File, document.Readings[0].Reason));
    }

    public static TheoryData<string, string, byte[]> Names()
    {
        var utf8 = Encoding.UTF8;
        var gb = TestMail.Gb18030;
        var halves = Convert.ToBase64String(utf8.GetBytes("发票明细")[..4]);
        var rest = Convert.ToBase64String(utf8.GetBytes("发票明细.xml")[4..]);
        return new()
        {
            { "encoded word", "发票.xml", TestMail.Latin($"filename=\"=?utf-8?B?{TestMail.Base64("发票.xml", utf8)}?=\"") },
            {
                "encoded word without quotes",
                "发票.xml",
                TestMail.Latin($"filename==?gb2312?B?{TestMail.Base64("发票.xml", gb)}?=")
            },
            {
                "character cut in two",
                "发票明细.xml",
                TestMail.Latin($"filename=\"=?utf-8?B?{halves}?=\r\n =?utf-8?B?{rest}?=\"")
            },
            { "gb2312 that is GBK", "朱镕.xml", TestMail.Latin($"filename=\"=?gb2312?B?{TestMail.Base64("朱镕.xml", gb)}?=\"") },
            { "gbk that is GB 18030", "㐂𠮷.xml", TestMail.Latin($"filename=\"=?gbk?B?{TestMail.Base64("㐂𠮷.xml", gb)}?=\"") },
            { "RFC 2231", "发票.xml", TestMail.Latin($"filename*=GB18030''{TestMail.Percent("发票.xml", gb)}") },
            {
                "RFC 2231 in pieces",
                "发票.xml",
                TestMail.Latin(
                    $"filename*0*=utf-8''{TestMail.Percent("发", utf8)};\r\n filename*1*={TestMail.Percent("票", utf8)}.xml"
                )
            },
            { "bare GB 18030", "发票.xml", [.. "filename=\""u8, .. gb.GetBytes("发票.xml"), .. "\""u8] },
            { "bare UTF-8", "发票.xml", [.. "filename=\""u8, .. utf8.GetBytes("发票.xml"), .. "\""u8] },
            { "with a path", "发票.xml", [.. "filename=\""u8, .. utf8.GetBytes(@"C:\\票\\发票.xml"), .. "\""u8] },
        };
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_are_read_as_senders_write_them(string how, string name, byte[] parameter)
    {
        var mail = TestMail.Of(TestMail.AttachedBy(parameter, TestMail.Invoice));

        Assert.True($"a.eml!/{name}" == ReadFile.All("a.eml", mail)[0].File, $"{how}: {ReadFile.All("a.eml", mail)[0].File}");
    }

    [Fact]
    public void Two_attachments_of_one_name_stay_two()
    {
        var mail = TestMail.Of(TestMail.Attached("b.xml", TestMail.Invoice), TestMail.Attached("b.xml", "x"u8.ToArray()));

        Assert.Equal(["a.eml!/b.xml", "a.eml!/b (2).xml"], ReadFile.All("a.eml", mail).Select(document => document.File));
    }

    [Fact]
    public void Mails_in_mails_are_opened_down_to_the_limit()
    {
        var mail = TestMail.Of("0", [TestMail.Attached("b.xml", TestMail.Invoice)]);
        for (var depth = 1; depth < Limits.MailDepth + 3; depth++)
        {
            mail = TestMail.Of(depth.ToString(CultureInfo.InvariantCulture), [TestMail.Forwarded(mail)]);
        }

        var document = Assert.Single(ReadFile.All("a.eml", mail));

        Assert.Equal((UnreadableReason.TooLarge, "FMT-155"), Said(document));
    }

    [Fact]
    public void Of_too_many_attachments_the_rest_is_said_to_be_left()
    {
        var mail = TestMail.Of(
            Enumerable.Range(0, Limits.MailParts + 5).Select(number => TestMail.Attached($"{number}.txt", [(byte)'x']))
        );

        var documents = ReadFile.All("a.eml", mail);

        Assert.Equal(Limits.MailParts + 1, documents.Count);
        Assert.Equal((UnreadableReason.TooLarge, "FMT-154"), Said(documents[^1]));
    }

    [Fact]
    public void A_mail_that_was_cut_off_gives_what_it_still_holds()
    {
        var mail = TestMail.Of(TestMail.Attached("b.xml", TestMail.Invoice), TestMail.Attached("c.xml", TestMail.Invoice));

        var documents = ReadFile.All("a.eml", mail[..^400]);

        Assert.Equal(["a.eml!/b.xml digital-vat-special", "a.eml!/c.xml unreadable"], Shown(documents));
    }

    [Theory]
    [InlineData("Content-Type: multipart/mixed\r\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=\"\"\r\n")]
    [InlineData("Content-Type: ;;; =\r\n")]
    [InlineData("Content-Transfer-Encoding: base64\r\n")]
    [InlineData("")]
    public void Broken_headers_cost_only_what_they_spoil(string headers)
    {
        var mail = TestMail.Latin($"From: x\r\nSubject: y\r\n{headers}\r\n--b\r\nnothing\r\n--b--\r\n");

        Assert.All(ReadFile.All("a.eml", mail), document => Assert.NotEmpty(document.Readings[0].Findings));
    }

    [Fact]
    public void A_mail_without_attachment_says_so_and_names_the_hosts_of_its_links()
    {
        var links = TestMail.Of(
            TestMail.Page("<a href=\"https://dl.invoice.example/f?id=1&amp;t=2\">下载</a>，或打开https://www.tax.example/x。"),
            TestMail.Text("下载：https://dl.invoice.example/f?id=1&t=2 ")
        );

        Assert.Equal("FMT-150", Said(Assert.Single(ReadFile.All("a.eml", TestMail.Of(TestMail.Text("你好"))))).Code);
        var document = Assert.Single(ReadFile.All("a.eml", links));
        Assert.Equal("FMT-151", Said(document).Code);
        Assert.Contains(
            "dl.invoice.example、www.tax.example",
            document.Readings[0].Findings[0].Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_mail_of_20_MiB_is_read()
    {
        byte[] filler = [0x89, .. "PNG\r\n"u8, .. RandomNumberGenerator.GetBytes(15 * 1024 * 1024)];
        var mail = TestMail.Of(TestMail.Attached("photo.png", filler), TestMail.Attached("b.xml", TestMail.Invoice));

        Assert.True(mail.Length > 20 * 1024 * 1024);
        Assert.Equal(["a.eml!/photo.png unreadable", "a.eml!/b.xml digital-vat-special"], Read(mail));
    }

    [Fact]
    public void What_calls_itself_a_mail_and_is_none_is_broken()
    {
        Assert.Equal(KindId.Unreadable, ReadFile.One("a.eml", [0, 1, 2, 3, 4]).Kind);
    }

    private static IEnumerable<string> Read(byte[] mail) => Shown(ReadFile.All("a.eml", mail));

    private static IEnumerable<string> Shown(IEnumerable<DocumentReading> documents) =>
        documents.Select(document => $"{document.File} {document.Readings[0].Kind}");

    private static (string? Reason, string Code) Said(DocumentReading document) =>
        (document.Readings[0].Reason, document.Readings[0].Findings[^1].Code);
}
