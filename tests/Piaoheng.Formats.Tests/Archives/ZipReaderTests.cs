using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Archives;
using Piaoheng.Formats.Tests.Xml;

namespace Piaoheng.Formats.Tests.Archives;

public sealed class ZipReaderTests
{
    private const int CentralFlags = 8;
    private const int LocalFlags = 6;

    private static readonly string Invoice = new EInvoiceText().ToString();

    [Fact]
    public void Every_member_is_read_by_the_reader_of_its_own_type()
    {
        var documents = ReadFile.All("a.zip", ZipText.Of(("发票/b.xml", Invoice), ("c.txt", "hello"), ("d.png", "\u0089PNG")));

        Assert.Equal(
            ["a.zip!/发票/b.xml digital-vat-special", "a.zip!/c.txt not-an-invoice", "a.zip!/d.png unreadable"],
            documents.Select(document => $"{document.File} {document.Readings[0].Kind}")
        );
    }

    [Fact]
    public void Archives_inside_archives_are_read_down_to_the_limit()
    {
        var archive = ZipText.Of(("invoice.xml", Invoice));
        for (var depth = 1; depth < Limits.ArchiveDepth; depth++)
        {
            archive = ZipText.Of(("inner.zip", archive));
        }

        Assert.Equal(KindId.DigitalVatSpecial, ReadFile.One("a.zip", archive).Kind);

        var tooDeep = ReadFile.One("a.zip", ZipText.Of(("outer.zip", archive)));
        Assert.Equal((UnreadableReason.TooLarge, "FMT-024"), (tooDeep.Reason, Assert.Single(tooDeep.Findings).Code));
    }

    [Fact]
    public void What_systems_and_Excel_leave_behind_is_skipped()
    {
        var archive = ZipText.Of(
            ("__MACOSX/._b.xml", "x"),
            ("folder/", ""),
            ("folder/.DS_Store", "x"),
            ("Thumbs.db", "x"),
            ("~$台账.xlsx", "x"),
            ("b.xml", Invoice)
        );

        Assert.Equal("a.zip!/b.xml", ReadFile.One("a.zip", archive).File);
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("UTF-8")]
    public void Names_without_the_utf_8_flag_are_read_as_the_bytes_say(string encodingName)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var name = Encoding.GetEncoding(encodingName).GetBytes("发票.xml");
        var placeholder = new string('x', name.Length - 4) + ".xml";
        var archive = ZipText.Of((placeholder, Invoice));
        var named = ZipText.Patched(archive, 46, 30, name);

        Assert.Equal("a.zip!/发票.xml", ReadFile.One("a.zip", named).File);
    }

    [Fact]
    public void An_encrypted_member_costs_only_itself()
    {
        var encrypted = ZipText.Patched(ZipText.Of(("b.xml", Invoice)), CentralFlags, LocalFlags, 1, 0);

        var reading = ReadFile.One("a.zip", encrypted);

        Assert.Equal((UnreadableReason.Encrypted, "FMT-021"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Fact]
    public void A_member_packed_by_another_method_says_so()
    {
        var reading = ReadFile.One("a.zip", ZipText.Patched(ZipText.Of(("b.xml", Invoice)), 10, 8, 14, 0));

        Assert.Equal((UnreadableReason.Unsupported, "FMT-026"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Fact]
    public void A_bomb_is_stopped_by_the_bytes_that_come_out_whatever_its_headers_say()
    {
        var bomb = ZipText.Of(("b.xml", new byte[64 * 1024 * 1024]));
        var modest = ZipText.Patched(bomb, 24, 22, 100, 0, 0, 0);

        var reading = ReadFile.One("a.zip", modest);

        Assert.Equal((UnreadableReason.TooLarge, "FMT-023"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Fact]
    public void A_member_larger_than_the_limit_is_refused()
    {
        // Noise of a small alphabet packs by less than the ratio that marks a bomb.
        var noise = new byte[Limits.MemberBytes + 1];
        new Random(1).NextBytes(noise.AsSpan(0, noise.Length / 32));
        for (var at = noise.Length / 32; at < noise.Length; at++)
        {
            noise[at] = noise[at % (noise.Length / 32)];
        }

        var reading = ReadFile.One("a.zip", ZipText.Of(("b.bin", noise)));

        Assert.Equal((UnreadableReason.TooLarge, "FMT-023"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Fact]
    public void An_archive_with_more_members_than_the_limit_is_refused()
    {
        var archive = ZipText.Of(Enumerable.Range(0, Limits.ArchiveMembers + 1).Select(number => ($"{number}.txt", "")));

        var reading = ReadFile.One("a.zip", archive);

        Assert.Equal((UnreadableReason.TooLarge, "FMT-022"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Theory]
    [InlineData("../../etc/cron.d/b.xml")]
    [InlineData("/etc/b.xml")]
    [InlineData("C:\\Windows\\b.xml")]
    public void A_name_that_climbs_out_is_only_shown(string name)
    {
        var reading = ReadFile.One("a.zip", ZipText.Of((name, Invoice)));

        Assert.Equal((KindId.DigitalVatSpecial, "a.zip!/" + name.Replace('\\', '/')), (reading.Kind, reading.File));
    }

    [Fact]
    public void A_damaged_member_is_found_by_its_check_sum()
    {
        var archive = ZipText.Of(("b.xml", Invoice));
        archive[40] ^= 0x55;

        Assert.Equal(UnreadableReason.Broken, ReadFile.One("a.zip", archive).Reason);
    }

    [Fact]
    public void A_directory_damaged_in_the_middle_is_broken_and_loses_nothing_in_silence()
    {
        var archive = ZipText.Of(("b.xml", Invoice), ("c.xml", Invoice));
        archive[archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8)] ^= 0x55;

        Assert.Equal(
            (UnreadableReason.Broken, "FMT-020"),
            (ReadFile.One("a.zip", archive).Reason, ReadFile.One("a.zip", archive).Findings[0].Code)
        );
    }

    [Fact]
    public void An_archive_with_long_records_is_read()
    {
        var reading = ReadFile.One("a.zip", ZipText.Long("b.xml", Invoice));

        Assert.Equal((KindId.DigitalVatSpecial, "a.zip!/b.xml"), (reading.Kind, reading.File));
    }

    [Fact]
    public void Long_records_with_senseless_values_are_broken()
    {
        var archive = ZipText.Long("b.xml", Invoice);
        for (var at = archive.AsSpan().LastIndexOf("PK\u0006\u0006"u8); at < archive.Length; at++)
        {
            var damaged = (byte[])archive.Clone();
            damaged[at] ^= 0xFF;
            Assert.NotEmpty(ReadFile.All("a.zip", damaged));
        }
    }

    [Fact]
    public void An_archive_cut_off_anywhere_is_broken_and_never_a_crash()
    {
        var archive = ZipText.Of(("b.xml", Invoice), ("c.xml", Invoice));
        for (var length = 4; length < archive.Length; length += 7)
        {
            Assert.Equal(UnreadableReason.Broken, ReadFile.One("a.zip", archive[..length]).Reason);
        }
    }

    [Fact]
    public void A_cut_off_ofd_is_not_called_an_archive()
    {
        var archive = ZipText.Of(("OFD.xml", Invoice), ("c.xml", Invoice));

        var reading = ReadFile.One("a.ofd", archive[..(archive.Length / 2)]);

        Assert.Equal((UnreadableReason.Broken, "FMT-003"), (reading.Reason, reading.Findings[0].Code));
    }

    [Fact]
    public void Bytes_before_the_archive_do_no_harm()
    {
        var package = ZipPackage.Open((byte[])[.. "junk"u8, .. ZipText.Of(("b.xml", Invoice))], out _)!;

        var content = package.Unpack(Assert.Single(package.Members), new UnpackBudget(), out _);

        Assert.Equal(Invoice, Encoding.UTF8.GetString(content!));
    }

    [Fact]
    public void An_archive_may_not_unpack_more_than_its_budget_over_all_its_members()
    {
        var package = ZipPackage.Open(ZipText.Of(("a.txt", "12345"), ("b.txt", "67890")), out _)!;
        var budget = new UnpackBudget(9);

        Assert.NotNull(package.Unpack(package.Members[0], budget, out _));
        Assert.Null(package.Unpack(package.Members[1], budget, out var problem));
        Assert.Equal(ZipProblem.TooLarge, problem);
    }

    [Fact]
    public void An_empty_archive_is_empty() =>
        Assert.Equal(UnreadableReason.Empty, ReadFile.One("a.zip", ZipText.Of(Array.Empty<(string, string)>())).Reason);
}
