using Piaoheng.Core.Codes.Qr;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Images;
using Piaoheng.Formats.Tests.Images.Jbig2;
using SkiaSharp;

namespace Piaoheng.Formats.Tests.Pdf;

/// <summary>What of a scanned page is handed to whoever reads pictures: one file, or several pictures with their places.</summary>
public sealed class PdfSheetTests
{
    private const string Whole = "200 0 0 300 0 0";
    private const string Grey = "/Width 100/Height 150/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode";
    private readonly FormatCatalogue _catalogue = new(PolicyFolder.Load(PolicyFolder.Shipped));
    private readonly SeenPages _seen = new();

    public PdfSheetTests() => _catalogue.Pictures = _seen;

    [Fact]
    public void Strips_lie_at_their_places()
    {
        var pdf = new ScanPdf();
        var strips = Enumerable
            .Range(0, 3)
            .Select(at => pdf.Picture(GreyOf(100, 50), Filled(100 * 50, (byte)(60 * at))))
            .ToList();

        var sheet = Assert
            .Single(
                Read(pdf.Page((strips[0], "200 0 0 100 0 200"), (strips[1], "200 0 0 100 0 100"), (strips[2], "200 0 0 100 0 0")))
            )
            .Sheet!;

        Assert.Equal((100, 150), (sheet.Width, sheet.Height));
        Assert.Equal([0, 50, 100], sheet.Pieces.Select(piece => (int)Math.Round(piece.Place.Top)));
        Assert.All(sheet.Pieces, piece => Assert.Equal((100, 50), (Round(piece.Place.RightX), Round(piece.Place.DownY))));
        Assert.Equal([0, 60, 120], sheet.Pieces.Select(piece => (int)PngPicture.TryRead(piece.Content.Span)!.Row(20)[30]));
    }

    [Fact]
    public void A_page_that_is_shown_turned_has_its_strips_turned()
    {
        var pdf = new ScanPdf();
        var strips = Enumerable
            .Range(0, 2)
            .Select(at => pdf.Picture(GreyOf(100, 75), Filled(100 * 75, (byte)(60 * at))))
            .ToList();

        var sheet = Assert
            .Single(Read(pdf.Page("/Rotate 90", (strips[0], "200 0 0 150 0 150"), (strips[1], "200 0 0 150 0 0"))))
            .Sheet!;

        Assert.Equal((150, 100), (sheet.Width, sheet.Height));
        // The upper strip comes to lie on the right, its upper edge down.
        var upper = sheet.Pieces[0].Place;
        Assert.Equal(
            (150, 0, 0, 100, -75, 0),
            (
                Round(upper.Left),
                Round(upper.Top),
                Round(upper.RightX),
                Round(upper.RightY),
                Round(upper.DownX),
                Round(upper.DownY)
            )
        );
    }

    [Fact]
    public void A_picture_that_is_the_page_is_handed_over_by_itself()
    {
        var pdf = new ScanPdf();
        var picture = pdf.Picture(Grey, Filled(100 * 150, 77));

        var page = Assert.Single(Read(pdf.Page((picture, Whole))));

        Assert.Null(page.Sheet);
        Assert.Equal(77, PngPicture.TryRead(page.Content.Span)!.Row(9)[9]);
    }

    [Fact]
    public void Samples_with_swapped_ends_are_swapped_back()
    {
        var pdf = new ScanPdf();
        var picture = pdf.Picture(Grey + "/Decode[1 0]", Filled(100 * 150, 77));

        Assert.Equal(178, LevelOf(Assert.Single(Read(pdf.Page((picture, Whole))))));
    }

    [Fact]
    public void A_jpeg_with_swapped_ends_says_so()
    {
        var pdf = new ScanPdf();
        var jpeg = pdf.Picture(
            "/Width 100/Height 150/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode/Decode[1 0 1 0 1 0]",
            Jpeg()
        );

        Assert.True(Assert.Single(Assert.Single(Read(pdf.Page((jpeg, Whole)))).Sheet!.Pieces).IsInverted);
    }

    [Fact]
    public void A_stencil_lays_ink_where_it_is_dark()
    {
        var pdf = new ScanPdf();
        var bits = new byte[13 * 150];
        bits.AsSpan(0, 13 * 75).Fill(0xFF);
        var picture = pdf.Picture(
            "/Width 100/Height 150/ImageMask true/BitsPerComponent 1/Filter/FlateDecode",
            ScanPdf.Packed(bits)
        );

        var piece = Assert.Single(Assert.Single(Read(pdf.Page((picture, Whole)))).Sheet!.Pieces);

        var (picked, cover) = (PngPicture.TryRead(piece.Content.Span)!, PngPicture.TryRead(piece.Cover.Span)!);
        Assert.Equal((255, 0), (picked.Row(10)[10], picked.Row(140)[10]));
        Assert.Equal((0, 255), (cover.Row(10)[10], cover.Row(140)[10]));
    }

    [Fact]
    public void A_soft_mask_goes_with_its_picture()
    {
        var pdf = new ScanPdf();
        var ground = pdf.Picture(Grey, Filled(100 * 150, 240));
        var mask = pdf.Picture(GreyOf(200, 300), Filled(200 * 300, 90));
        var letters = pdf.Picture(Grey + FormattableString.Invariant($"/SMask {mask} 0 R"), Filled(100 * 150, 10));

        var sheet = Assert.Single(Read(pdf.Page((ground, Whole), (letters, Whole)))).Sheet!;

        Assert.True(sheet.Pieces[0].Cover.IsEmpty);
        var cover = PngPicture.TryRead(sheet.Pieces[1].Cover.Span)!;
        Assert.Equal((200, 90), (cover.Width, cover.Row(4)[4]));
    }

    [Fact]
    public void Colours_of_a_palette_are_looked_up()
    {
        var pdf = new ScanPdf();
        var picture = pdf.Picture(
            "/Width 100/Height 150/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 1<000000C8C8C8>]/Filter/FlateDecode",
            Filled(100 * 150, 1)
        );

        Assert.Equal(200, LevelOf(Assert.Single(Read(pdf.Page((picture, Whole))))));
    }

    [Fact]
    public void Inks_of_print_become_colours()
    {
        var pdf = new ScanPdf();
        byte[] inks = [.. Enumerable.Repeat<byte[]>([0, 0, 0, 155], 100 * 150).SelectMany(pixel => pixel)];
        var picture = pdf.Picture(
            "/Width 100/Height 150/BitsPerComponent 8/ColorSpace/DeviceCMYK/Filter/FlateDecode",
            ScanPdf.Packed(inks)
        );

        Assert.Equal(100, LevelOf(Assert.Single(Read(pdf.Page((picture, Whole))))));
    }

    [Fact]
    public void A_fax_is_unpacked()
    {
        // ITU-T T.6: every row like the white row before it is one bit, V0.
        var pdf = new ScanPdf();
        var rows = new byte[150 / 8 + 1];
        rows.AsSpan().Fill(0xFF);
        var picture = pdf.Picture(
            "/Width 100/Height 150/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 100/Rows 150>>",
            rows
        );

        Assert.Equal(255, LevelOf(Assert.Single(Read(pdf.Page((picture, Whole))))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_picture_of_jbig2_is_unpacked(bool isShared)
    {
        var pdf = new ScanPdf();
        var picture = new bool[150, 100];
        picture[75, 50] = true;
        var content = Jbig2Writer.Embedded(picture);
        var page = Jbig2Writer.Page(100, 150).Length;
        // The segment of the page may as well stand among those that pictures share.
        var globals = pdf.Stream("", isShared ? content[..page] : []);
        var parameters = FormattableString.Invariant($"/DecodeParms<</JBIG2Globals {globals} 0 R>>");
        var jbig2 = pdf.Picture(
            "/Width 100/Height 150/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode" + (isShared ? parameters : ""),
            isShared ? content[page..] : content
        );

        var read = PngPicture.TryRead(Assert.Single(Read(pdf.Page((jbig2, Whole)))).Content.Span)!;

        Assert.Equal((0, 255), (read.Row(75)[50], read.Row(75)[51]));
    }

    [Fact]
    public void A_damaged_picture_of_jbig2_costs_its_page_only()
    {
        var pdf = new ScanPdf();
        var damaged = pdf.Picture(
            "/Width 100/Height 150/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode",
            Jbig2Writer.Page(60_000, 60_000)
        );
        var known = pdf.Picture(Grey, Filled(100 * 150, 77));

        Assert.Equal(2, Assert.Single(Read(pdf.Page((damaged, Whole)).Page((known, Whole)))).Number);
    }

    [Fact]
    public void A_jpeg_2000_is_handed_over_as_it_is()
    {
        var pdf = new ScanPdf();
        byte[] stream =
        [
            .. Convert.FromHexString("FF4FFF51002900000000006400000096000000000000000000000064000000960000000000000000"),
            .. Convert.FromHexString("0001070101FFD9"),
        ];
        var picture = pdf.Picture("/Width 100/Height 150/ColorSpace/DeviceGray/Filter/JPXDecode", stream);

        Assert.Equal(stream, Assert.Single(Read(pdf.Page((picture, Whole)))).Content.ToArray());
    }

    [Theory]
    [InlineData("/Filter/NobodyKnows")]
    [InlineData("/Filter[/FlateDecode/NobodyKnows]")]
    [InlineData("/Filter 7")]
    public void A_filter_that_nobody_knows_costs_its_page_only(string filter)
    {
        var pdf = new ScanPdf();
        var unknown = pdf.Picture("/Width 100/Height 150/BitsPerComponent 8/ColorSpace/DeviceGray" + filter, [1, 2, 3]);
        var known = pdf.Picture(Grey, Filled(100 * 150, 77));

        var pages = Read(pdf.Page((unknown, Whole)).Page((known, Whole)));

        Assert.Equal(2, Assert.Single(pages).Number);
    }

    [Fact]
    public void A_strip_that_cannot_be_unpacked_costs_the_page()
    {
        var pdf = new ScanPdf();
        var unknown = pdf.Picture("/Width 100/Height 75/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/NobodyKnows", [1, 2, 3]);
        var known = pdf.Picture(GreyOf(100, 75), Filled(100 * 75, 77));

        Assert.Empty(Read(pdf.Page((known, "200 0 0 150 0 150"), (unknown, "200 0 0 150 0 0"))));
    }

    private IReadOnlyList<PagePicture> Read(ScanPdf pdf)
    {
        _ = _catalogue.Read(new FileBytes("扫描.pdf", pdf.ToBytes()), new ReadOptions());
        return _seen.Pages;
    }

    private static int Round(double value) => (int)Math.Round(value);

    private static string GreyOf(int width, int height) =>
        FormattableString.Invariant(
            $"/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"
        );

    private static byte[] Filled(int length, byte value)
    {
        var samples = new byte[length];
        samples.AsSpan().Fill(value);
        return ScanPdf.Packed(samples);
    }

    private static int LevelOf(PagePicture page) =>
        PngPicture.TryRead((page.Sheet is { } sheet ? sheet.Pieces[0].Content : page.Content).Span) is GreyImage picture
            ? picture.Row(picture.Height / 2)[picture.Width / 2]
            : -1;

    private static byte[] Jpeg()
    {
        using var picture = new SKBitmap(100, 150);
        using var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }

    private sealed class SeenPages : IPictureReader
    {
        public IReadOnlyList<PagePicture> Pages { get; private set; } = [];

        public IReadOnlyList<Reading> Read(string file, IReadOnlyList<PagePicture> pages, ReadOptions options)
        {
            Pages = pages;
            return [];
        }
    }
}
