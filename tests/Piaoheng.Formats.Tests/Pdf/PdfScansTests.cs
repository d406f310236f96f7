using System.IO.Compression;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Tests.World;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Forms;

namespace Piaoheng.Formats.Tests.Pdf;

/// <summary>Pages without text are handed to whoever reads pictures.</summary>
public sealed class PdfScansTests
{
    private readonly FormatCatalogue _catalogue = new(PolicyFolder.Load(PolicyFolder.Shipped));

    [Fact]
    public void The_picture_of_a_page_is_handed_over_as_it_is_embedded()
    {
        var pictures = new SeenPictures();
        _catalogue.Pictures = pictures;

        var reading = Assert.Single(Read(Scan(1)));

        var page = Assert.Single(pictures.Pages);
        Assert.Equal(1, page.Number);
        Assert.True(Kind(page) is "jpeg" or "png", Kind(page));
        Assert.Equal(SeenPictures.Number, reading.InvoiceNumber);
    }

    [Fact]
    public void All_pages_of_a_scan_come_in_their_order()
    {
        var pictures = new SeenPictures();
        _catalogue.Pictures = pictures;

        Read(Scan(3));

        Assert.Equal([1, 2, 3], pictures.Pages.Select(page => page.Number));
    }

    [Fact]
    public void What_recognition_finds_nothing_on_goes_on_waiting()
    {
        _catalogue.Pictures = new SeenPictures { FindsNothing = true };

        Assert.Equal(UnreadableReason.NeedsOcr, Assert.Single(Read(Scan(1))).Reason);
    }

    [Fact]
    public void Of_an_archive_only_the_wanted_members_are_read()
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "a.pdf", "b.pdf" })
            {
                using var member = zip.CreateEntry(name).Open();
                member.Write(Scan(1).Content);
            }
        }

        _catalogue.Pictures = new SeenPictures();
        _catalogue.Only = new HashSet<string>(StringComparer.Ordinal) { "all.zip!/b.pdf" };
        var documents = _catalogue.Read(new FileBytes("all.zip", archive.ToArray()), new ReadOptions());

        Assert.Equal("all.zip!/b.pdf", Assert.Single(documents).File);
    }

    private static WorldFile Scan(int pages)
    {
        var world = new InventedInvoices(1);
        var forms = Enumerable.Range(0, pages).Select(_ => PrintedForm.Of(world.Issue(KindId.DigitalVatNormal), world.Dice));
        return InvoicePdf.Write([.. forms], new PdfStyle { IsPicture = true }, world.Dice);
    }

    private IReadOnlyList<Reading> Read(WorldFile file) =>
        [.. _catalogue.Read(new FileBytes(file.Name, file.Content), new ReadOptions()).SelectMany(document => document.Readings)];

    private static string Kind(PagePicture page) =>
        page.Content.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? "jpeg"
        : page.Content.Span.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P']) ? "png"
        : "other";

    private sealed class SeenPictures : IPictureReader
    {
        public const string Number = "26112000000000000001";

        public bool FindsNothing { get; init; }

        public List<PagePicture> Pages { get; } = [];

        public IReadOnlyList<Reading> Read(string file, IReadOnlyList<PagePicture> pages, ReadOptions options)
        {
            Pages.AddRange(pages);
            return FindsNothing
                ? []
                :
                [
                    new Reading
                    {
                        File = file,
                        Kind = KindId.DigitalVatNormal,
                        InvoiceNumber = Number,
                    },
                ];
        }
    }
}
