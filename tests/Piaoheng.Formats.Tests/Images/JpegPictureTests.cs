using Piaoheng.Core.Codes.Qr;
using Piaoheng.Formats.Images;
using Piaoheng.World;
using Piaoheng.World.Codes;
using SkiaSharp;

namespace Piaoheng.Formats.Tests.Images;

/// <summary>The brightness of a JPEG is what others unpack, and damaged files give nothing.</summary>
public sealed class JpegPictureTests
{
    /// <summary>Decoders round differently.</summary>
    private const int NearEnough = 3;

    [Theory]
    [InlineData(SKColorType.Gray8, 64, 64, 90)]
    [InlineData(SKColorType.Gray8, 61, 47, 40)]
    [InlineData(SKColorType.Rgba8888, 64, 48, 95)]
    [InlineData(SKColorType.Rgba8888, 101, 67, 50)]
    [InlineData(SKColorType.Rgba8888, 1, 9, 80)]
    public void Levels_are_those_of_another_decoder(SKColorType type, int width, int height, int quality)
    {
        using var drawn = Drawn(type, width, height);
        var jpeg = StoredCode.Jpeg(drawn, quality);

        var picture = JpegPicture.TryRead(jpeg);

        Assert.NotNull(picture);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        AssertNear(jpeg, picture);
    }

    [Fact]
    public void A_code_of_jpeg_quality_30_is_read()
    {
        using var drawn = QrBitmap.Of(QrEncoder.Encode("HELLO"), unit: 3);

        var picture = JpegPicture.TryRead(StoredCode.Jpeg(drawn, 30));

        Assert.NotNull(picture);
        Assert.Equal("HELLO", Assert.Single(QrReader.Read(picture)).Text);
    }

    [Fact]
    public void Damaged_pictures_give_nothing_and_never_throw()
    {
        using var drawn = QrBitmap.Of(QrEncoder.Encode("HELLO"), unit: 2);
        var jpeg = StoredCode.Jpeg(drawn);
        var dice = new Dice(6);
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = jpeg[..(round % 2 == 0 ? jpeg.Length : 1 + dice.Below(jpeg.Length))];
            damaged[dice.Below(damaged.Length)] = (byte)dice.Below(256);
            _ = JpegPicture.TryRead(damaged);
        }
    }

    [Fact]
    public void Sizes_beyond_the_limit_are_refused_before_memory_is_taken()
    {
        using var drawn = Drawn(SKColorType.Gray8, 16, 16);
        var jpeg = StoredCode.Jpeg(drawn);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        jpeg.AsSpan(frame + 5, 4).Fill(0xFF);

        Assert.Null(JpegPicture.TryRead(jpeg));
    }

    private static void AssertNear(byte[] jpeg, GreyImage picture)
    {
        using var other = SKBitmap.Decode(jpeg);
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            for (var x = 0; x < picture.Width; x++)
            {
                var colour = other.GetPixel(x, y);
                var level = (0.299 * colour.Red) + (0.587 * colour.Green) + (0.114 * colour.Blue);
                Assert.InRange(row[x] - level, -NearEnough, NearEnough);
            }
        }
    }

    // Shades in which colours stay within their range, so that brightness can be told from what was unpacked.
    private static SKBitmap Drawn(SKColorType type, int width, int height)
    {
        var drawn = new SKBitmap(new SKImageInfo(width, height, type, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(drawn);
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(0, 0),
            new SKPoint(width, height),
            [new SKColor(60, 90, 120), new SKColor(190, 160, 140)],
            SKShaderTileMode.Clamp
        );
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(0, 0, width, height, paint);
        using var ink = new SKPaint { Color = new SKColor(80, 80, 80) };
        canvas.DrawCircle(width / 2f, height / 2f, Math.Min(width, height) / 4f, ink);
        return drawn;
    }
}
