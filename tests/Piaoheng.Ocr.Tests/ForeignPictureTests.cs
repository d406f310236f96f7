using System.Buffers.Binary;
using ImageMagick;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using SkiaSharp;

namespace Piaoheng.Ocr.Tests;

/// <summary>Pictures of telephones and scanners that SkiaSharp does not know.</summary>
public sealed class ForeignPictureTests
{
    private const int Slack = 40;

    // Red, green, blue, black by ITU-R BT.601.
    private static readonly int[] Fields = [76, 150, 29, 0];

    [Fact]
    public void A_heic_is_decoded() => AssertFields(PageImage.Decode(TelephonePicture.Heic));

    [Theory]
    [InlineData(MagickFormat.Avif)]
    [InlineData(MagickFormat.Jp2)]
    [InlineData(MagickFormat.J2k)]
    public void Other_formats_are_decoded(MagickFormat format) => AssertFields(PageImage.Decode(ForeignPictures.Write(format)));

    [Theory]
    [InlineData(CompressionMethod.NoCompression)]
    [InlineData(CompressionMethod.LZW)]
    [InlineData(CompressionMethod.Zip)]
    [InlineData(CompressionMethod.RLE)]
    [InlineData(CompressionMethod.JPEG)]
    public void A_coloured_tiff_is_decoded_however_it_is_packed(CompressionMethod compression) =>
        AssertFields(PageImage.Decode(ForeignPictures.Write(MagickFormat.Tiff, compression)));

    [Theory]
    [InlineData(CompressionMethod.Group4)]
    [InlineData(CompressionMethod.Fax)]
    [InlineData(CompressionMethod.LZW)]
    [InlineData(CompressionMethod.NoCompression)]
    public void A_black_and_white_tiff_is_decoded_however_it_is_packed(CompressionMethod compression)
    {
        var page = PageImage.Decode(ForeignPictures.Write(MagickFormat.Tiff, compression, bits: 1));

        Assert.Equal([255, 0, 0, 0], Levels(page));
    }

    [Fact]
    public void A_grey_tiff_is_decoded() =>
        Assert.Equal([200, 120, 0, 0], Levels(PageImage.Decode(ForeignPictures.Write(MagickFormat.Tiff, bits: 8))));

    [Fact]
    public void A_tiff_that_is_stored_from_the_bottom_is_upright() =>
        AssertFields(PageImage.Decode(ForeignPictures.FromTheBottom()));

    [Fact]
    public void Each_page_of_a_tiff_is_a_page()
    {
        var tiff = ForeignPictures.Pages(3);

        Assert.Equal(3, PageImage.CountPages(tiff));
        Assert.Equal([250, 200, 150], Enumerable.Range(1, 3).Select(page => (int)Levels(PageImage.Decode(tiff, page))[0]));
    }

    [Theory]
    [InlineData(MagickFormat.Tiff)]
    [InlineData(MagickFormat.Jp2)]
    [InlineData(MagickFormat.Avif)]
    public void What_is_cut_off_is_refused(MagickFormat format)
    {
        var whole = ForeignPictures.Write(format);

        Assert.Contains(
            ReasonOf(whole[..(whole.Length * 2 / 3)]),
            new[] { UnreadableReason.Broken, UnreadableReason.Unsupported }
        );
    }

    [Fact]
    public void A_heic_that_is_cut_off_is_refused()
    {
        var whole = TelephonePicture.Heic;

        Assert.Equal(UnreadableReason.Broken, ReasonOf(whole[..(whole.Length - 60)]));
    }

    [Fact]
    public void A_tiff_is_refused_by_its_declared_size_before_it_is_decoded()
    {
        byte[] tiff =
        [
            .. "II*\0"u8,
            8,
            0,
            0,
            0,
            2,
            0,
            0,
            1,
            4,
            0,
            1,
            0,
            0,
            0,
            0x60,
            0xEA,
            0,
            0,
            1,
            1,
            4,
            0,
            1,
            0,
            0,
            0,
            0x60,
            0xEA,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

        Assert.Equal(UnreadableReason.TooLarge, ReasonOf(tiff));
    }

    [Fact]
    public void A_chain_of_directories_that_runs_in_a_circle_is_refused() =>
        Assert.Equal(UnreadableReason.Broken, ReasonOf([.. "II*\0"u8, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0]));

    [Fact]
    public void A_heic_is_refused_by_its_declared_size()
    {
        var heic = TelephonePicture.Heic;
        var at = heic.AsSpan().LastIndexOf("ispe"u8) + 8;
        BinaryPrimitives.WriteInt32BigEndian(heic.AsSpan(at), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(heic.AsSpan(at + 4), 60_000);

        Assert.Equal(UnreadableReason.TooLarge, ReasonOf(heic));
    }

    [Fact]
    public void A_jpeg_2000_is_refused_by_its_declared_size()
    {
        var stream = ForeignPictures.Write(MagickFormat.J2k);
        BinaryPrimitives.WriteInt32BigEndian(stream.AsSpan(8), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(stream.AsSpan(12), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(stream.AsSpan(24), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(stream.AsSpan(28), 60_000);

        Assert.Equal(UnreadableReason.TooLarge, ReasonOf(stream));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<?xml version='1.0'?><image><read filename='/etc/passwd'/></image>")]
    [InlineData("%!PS-Adobe-3.0")]
    [InlineData("push graphic-context")]
    public void What_other_coders_would_read_is_no_picture(string content) =>
        Assert.Equal(UnreadableReason.Unsupported, ReasonOf(System.Text.Encoding.ASCII.GetBytes(content)));

    [Fact]
    public void A_rendition_is_a_jpeg_of_the_page()
    {
        var renditions = new PageRenditions();

        var page = renditions.Of(ForeignPictures.Pages(2), 2, 32);

        Assert.Equal((2, 0), (renditions.PagesOf(ForeignPictures.Pages(2)), renditions.PagesOf("II*\0"u8.ToArray())));
        Assert.NotNull(page);
        Assert.Equal((32, 24), (page.Width, page.Height));
        using var shown = SKBitmap.Decode(page.Jpeg.Span);
        Assert.Equal((32, 24), (shown.Width, shown.Height));
        Assert.InRange(shown.GetPixel(5, 5).Red, 195, 205);
    }

    [Fact]
    public void A_page_is_put_together_from_its_strips()
    {
        using var drawn = DrawnPage.Draw();
        var strips = Enumerable.Range(0, 8).Select(at => Strip(drawn, at * 100, 100)).ToList();

        var page = PageImage.PutTogether(new PictureSheet(DrawnPage.Width, DrawnPage.Height, strips));

        Assert.Equal(Levels(PageImage.Decode(DrawnPage.Png(drawn)), 600), Levels(page, 600));
    }

    [Fact]
    public void A_cover_lays_ink_only_where_it_is_white()
    {
        using var white = Filled(SKColors.White);
        using var black = Filled(SKColors.Black);
        using var half = Filled(SKColors.Black);
        half.Erase(SKColors.White, SKRectI.Create(0, 0, 20, 40));
        var place = new PiecePlace(0, 0, 40, 0, 0, 40);
        var ink = new PicturePiece(DrawnPage.Png(black), place) { Cover = DrawnPage.Png(half) };

        var page = PageImage.PutTogether(new PictureSheet(40, 40, [new PicturePiece(DrawnPage.Png(white), place), ink]));

        Assert.Equal([0, 255, 0, 255], Levels(page));
    }

    private static SKBitmap Filled(SKColor colour)
    {
        var picture = new SKBitmap(40, 40, SKColorType.Rgba8888, SKAlphaType.Opaque);
        picture.Erase(colour);
        return picture;
    }

    private static PicturePiece Strip(SKBitmap page, int top, int height)
    {
        using var strip = new SKBitmap(page.Width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        page.ExtractSubset(strip, SKRectI.Create(0, top, page.Width, height));
        return new PicturePiece(DrawnPage.Png(strip), new PiecePlace(0, top, page.Width, 0, 0, height));
    }

    private static void AssertFields(PageImage page)
    {
        Assert.Equal((ForeignPictures.Width, ForeignPictures.Height), (page.Width, page.Height));
        var levels = Levels(page);
        Assert.All(Fields.Zip(levels), field => Assert.InRange(field.Second, field.First - Slack, field.First + Slack));
        Assert.True(levels[1] > levels[0] && levels[0] > levels[2] && levels[2] > levels[3], string.Join(' ', levels));
    }

    private static byte[] Levels(PageImage page)
    {
        var grey = page.Grey(Math.Max(page.Width, page.Height));
        byte At(int x, int y) => grey.Levels[(y * grey.Width) + x];
        var (right, below) = (grey.Width * 3 / 4, grey.Height * 3 / 4);
        return [At(grey.Width / 4, grey.Height / 4), At(right, grey.Height / 4), At(grey.Width / 4, below), At(right, below)];
    }

    private static byte[] Levels(PageImage page, int longSide) => page.Grey(longSide).Levels;

    private static string ReasonOf(byte[] picture) =>
        Assert.Throws<ImageRefusedException>(() => PageImage.Decode(picture)).Reason;
}
