using System.Globalization;
using System.Text;
using Piaoheng.Core.Codes.Qr;
using Piaoheng.World;
using SkiaSharp;

namespace Piaoheng.Bench.Codes;

/// <summary>A page as grey levels, and what scanners, cameras and messengers do to it.</summary>
internal static class GreyPage
{
    public static GreyImage? Load(string path)
    {
        using var bitmap = SKBitmap.Decode(path);
        return bitmap is null ? null : Of(bitmap);
    }

    /// <summary>Netpbm's grey format, which pdftoppm writes and the peers read.</summary>
    public static GreyImage LoadPgm(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var words = Encoding.Latin1.GetString(bytes, 0, 40).Split((char[])[' ', '\n'], 5);
        var (width, height) = (
            int.Parse(words[1], CultureInfo.InvariantCulture),
            int.Parse(words[2], CultureInfo.InvariantCulture)
        );
        return new(bytes[^(width * height)..], width, height);
    }

    public static void SavePgm(GreyImage image, string path)
    {
        using var file = File.Create(path);
        file.Write(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{image.Width} {image.Height}\n255\n"))
        );
        for (var y = 0; y < image.Height; y++)
        {
            file.Write(image.Row(y));
        }
    }

    /// <summary>Turned about the middle; what was not on the page is white.</summary>
    public static GreyImage Turned(GreyImage page, float degrees) =>
        Drawn(page, 1, matrix => matrix.PreConcat(SKMatrix.CreateRotationDegrees(degrees)), degrees);

    public static GreyImage Blurred(GreyImage page, float sigma) =>
        Drawn(page, 1, matrix => matrix, 0, SKImageFilter.CreateBlur(sigma, sigma));

    /// <summary>Photographed at a slant: perspective, shade, blur, noise and JPEG.</summary>
    public static GreyImage Photo(GreyImage page, int seed)
    {
        var dice = new Dice((ulong)seed);
        var tilt = new SKMatrix(
            1,
            0.04f,
            0,
            -0.03f,
            1,
            0,
            (float)((dice.Below(200) - 100) / 1000.0 / page.Width),
            (float)(0.12 / page.Height),
            1
        );
        var slanted = Drawn(page, 0.9f, matrix => matrix.PreConcat(tilt), 0, SKImageFilter.CreateBlur(0.8f, 0.8f));
        return Jpeg(Shaded(slanted, dice), 60);
    }

    public static GreyImage Jpeg(GreyImage page, int quality)
    {
        using var bitmap = Bitmap(page);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        using var decoded = SKBitmap.Decode(encoded);
        return Of(decoded);
    }

    private static GreyImage Shaded(GreyImage page, Dice dice)
    {
        var pixels = new byte[page.Width * page.Height];
        for (var index = 0; index < pixels.Length; index++)
        {
            var (x, y) = (index % page.Width, index / page.Width);
            var shade = 1 - (0.55 * x / page.Width) - (0.2 * y / page.Height);
            pixels[index] = (byte)Math.Clamp((page.Row(y)[x] * shade) + dice.Below(30) - 15, 0, 255);
        }

        return new(pixels, page.Width, page.Height);
    }

    private static GreyImage Drawn(
        GreyImage page,
        float scale,
        Func<SKMatrix, SKMatrix> change,
        float degrees,
        SKImageFilter? filter = null
    )
    {
        using var source = Bitmap(page);
        var (sine, cosine) = MathF.SinCos(degrees * MathF.PI / 180);
        var width = (int)((Math.Abs(cosine) * page.Width) + (Math.Abs(sine) * page.Height));
        var height = (int)((Math.Abs(sine) * page.Width) + (Math.Abs(cosine) * page.Height));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Gray8));
        surface.Canvas.Clear(SKColors.White);
        var middle = SKMatrix.CreateTranslation(width / 2f, height / 2f).PreConcat(SKMatrix.CreateScale(scale, scale));
        surface.Canvas.SetMatrix(change(middle).PreConcat(SKMatrix.CreateTranslation(-page.Width / 2f, -page.Height / 2f)));
        using var paint = new SKPaint();
        paint.ImageFilter = filter;
        using var image = SKImage.FromBitmap(source);
        surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear), paint);
        using var snapshot = surface.Snapshot();
        using var result = SKBitmap.FromImage(snapshot);
        return Of(result);
    }

    private static SKBitmap Bitmap(GreyImage page)
    {
        var bitmap = new SKBitmap(new SKImageInfo(page.Width, page.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        for (var y = 0; y < page.Height; y++)
        {
            page.Row(y).CopyTo(bitmap.GetPixelSpan().Slice(y * bitmap.RowBytes, page.Width));
        }

        return bitmap;
    }

    private static GreyImage Of(SKBitmap bitmap)
    {
        using var grey = new SKBitmap(new SKImageInfo(bitmap.Width, bitmap.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(grey))
        {
            canvas.Clear(SKColors.White);
            using var image = SKImage.FromBitmap(bitmap);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        }

        var pixels = new byte[grey.Width * grey.Height];
        for (var y = 0; y < grey.Height; y++)
        {
            grey.GetPixelSpan().Slice(y * grey.RowBytes, grey.Width).CopyTo(pixels.AsSpan(y * grey.Width));
        }

        return new(pixels, grey.Width, grey.Height);
    }
}
