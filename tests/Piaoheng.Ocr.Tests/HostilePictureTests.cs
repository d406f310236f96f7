using System.Buffers.Binary;
using Piaoheng.Core.Invoices;
using SkiaSharp;

namespace Piaoheng.Ocr.Tests;

public sealed class HostilePictureTests
{
    [Fact]
    public void A_gif_of_23_bytes_that_declares_165_million_pixels_is_refused_before_it_is_decoded()
    {
        byte[] gif = [.. "GIF89a"u8, 0x2D, 0x0E, 0x9A, 0xB1, 0x00, 0x00, 0x00, 0x2C, 0, 0, 0, 0, 0x2D, 0x0E, 0x9A, 0xB1, 0x00];
        Assert.Equal(23, gif.Length);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var reason = ReasonOf(gif);

        Assert.Contains(reason, new[] { UnreadableReason.TooLarge, UnreadableReason.Unsupported });
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData(100_000, 100_000)]
    [InlineData(10_000, 10_000)]
    [InlineData(40_000, 20)]
    public void A_png_is_refused_by_its_declared_size(int width, int height)
    {
        using var page = new SKBitmap(20, 20);
        var png = DrawnPage.Png(page);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));

        Assert.Contains(ReasonOf(png), new[] { UnreadableReason.TooLarge, UnreadableReason.Unsupported });
    }

    [Fact]
    public void A_cut_picture_is_broken()
    {
        using var drawn = DrawnPage.Draw();
        var jpeg = DrawnPage.Jpeg(drawn);
        var png = DrawnPage.Png(drawn);

        Assert.Equal(UnreadableReason.Broken, ReasonOf(jpeg[..(jpeg.Length / 2)]));
        Assert.Equal(UnreadableReason.Broken, ReasonOf(png[..(png.Length / 2)]));
    }

    [Fact]
    public void What_is_no_picture_says_so()
    {
        Assert.Equal(UnreadableReason.Empty, ReasonOf([]));
        Assert.Equal(UnreadableReason.Unsupported, ReasonOf("%PDF-1.7 not a picture"u8.ToArray()));
        Assert.Equal(UnreadableReason.Broken, ReasonOf([.. "II*\0"u8, .. new byte[100]]));
    }

    [Fact]
    public void A_picture_of_a_few_pixels_is_not_worked_on()
    {
        using var page = new SKBitmap(8, 400);

        Assert.Equal(UnreadableReason.Unsupported, ReasonOf(DrawnPage.Png(page)));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void The_usual_types_are_decoded(SKEncodedImageFormat format)
    {
        using var drawn = DrawnPage.Draw();

        var image = PageImage.Decode(DrawnPage.Encoded(drawn, format));

        Assert.Equal((DrawnPage.Width, DrawnPage.Height), (image.Width, image.Height));
    }

    [Fact]
    public void A_picture_of_a_large_camera_is_made_smaller_while_it_is_decoded()
    {
        using var page = new SKBitmap(8_000, 6_000, SKColorType.Gray8, SKAlphaType.Opaque);
        page.Erase(SKColors.White);

        var image = PageImage.Decode(DrawnPage.Jpeg(page));

        Assert.True(image.IsScaledDown);
        Assert.Equal((4_000, 3_000), (image.Width, image.Height));
    }

    [Fact]
    public void What_is_transparent_is_white()
    {
        using var page = new SKBitmap(40, 40, SKColorType.Rgba8888, SKAlphaType.Premul);
        page.Erase(SKColors.Transparent);

        Assert.All(PageImage.Decode(DrawnPage.Png(page)).Grey(40).Levels, level => Assert.Equal(255, level));
    }

    private static string ReasonOf(byte[] picture) =>
        Assert.Throws<ImageRefusedException>(() => PageImage.Decode(picture)).Reason;

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
