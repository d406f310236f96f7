using SkiaSharp;

namespace Piaoheng.World.Pictures;

/// <summary>Does to a clean picture what happened to the page.</summary>
internal static class Damager
{
    private static readonly SKSamplingOptions Smooth = new(SKCubicResampler.Mitchell);

    /// <summary>The damaged picture as a file, and its ending.</summary>
    public static (byte[] Content, string Ending) Apply(SKBitmap clean, Damage damage, Dice dice)
    {
        if (damage.Folds > 0)
        {
            Fold(clean, damage.Folds, dice);
        }

        using var placed = Placed(clean, damage, dice);
        using var blurred = Blurred(placed, damage.Blur);
        if (damage.Shadow > 0)
        {
            Shade(blurred, damage.Shadow, dice);
        }

        if (damage.Noise > 0)
        {
            AddNoise(blurred, damage.Noise, dice);
        }

        using var image = SKImage.FromBitmap(blurred);
        using var file =
            damage.JpegQuality > 0
                ? image.Encode(SKEncodedImageFormat.Jpeg, damage.JpegQuality)
                : image.Encode(SKEncodedImageFormat.Png, 100);
        return (file.ToArray(), damage.JpegQuality > 0 ? ".jpg" : ".png");
    }

    private static SKBitmap Placed(SKBitmap clean, Damage damage, Dice dice)
    {
        var isPhoto = damage.Perspective > 0;
        var radians = damage.SkewDegrees * Math.PI / 180;
        var (sin, cos) = (Math.Abs(Math.Sin(radians)), Math.Abs(Math.Cos(radians)));
        var margin = isPhoto ? 0.06 * Math.Max(clean.Width, clean.Height) : 0;
        var width = (clean.Width * cos) + (clean.Height * sin) + (2 * margin);
        var height = (clean.Width * sin) + (clean.Height * cos) + (2 * margin);
        var matrix = SKMatrix
            .CreateRotationDegrees((float)damage.SkewDegrees, clean.Width / 2f, clean.Height / 2f)
            .PostConcat(SKMatrix.CreateTranslation((float)(width - clean.Width) / 2, (float)(height - clean.Height) / 2));
        if (isPhoto)
        {
            matrix = matrix.PostConcat(Aslant(width, height, damage.Perspective, dice));
        }

        if (damage.Turns > 0)
        {
            (matrix, width, height) = Turned(matrix, width, height, damage.Turns);
        }

        var placed = new SKBitmap((int)width, (int)height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(placed);
        canvas.Clear(isPhoto ? Table(dice) : SKColors.White);
        canvas.SetMatrix(matrix);
        using var image = SKImage.FromBitmap(clean);
        canvas.DrawImage(image, 0, 0, Smooth);
        return placed;
    }

    private static SKColor Table(Dice dice)
    {
        var level = (byte)dice.Between(35, 90);
        return new SKColor(level, (byte)(level * 0.9), (byte)(level * 0.75));
    }

    private static (SKMatrix Matrix, double Width, double Height) Turned(SKMatrix matrix, double width, double height, int turns)
    {
        for (var left = turns % 4; left > 0; left--)
        {
            // A quarter turn clockwise: what was at the left edge comes to the top.
            matrix = matrix.PostConcat(new SKMatrix(0, -1, (float)height, 1, 0, 0, 0, 0, 1));
            (width, height) = (height, width);
        }

        return (matrix, width, height);
    }

    // The rectangle with its corners moved inwards at random.
    private static SKMatrix Aslant(double width, double height, double part, Dice dice)
    {
        double Away(double length) => dice.Below(1000) / 1000.0 * part * length;
        (double X, double Y)[] corners =
        [
            (Away(width), Away(height)),
            (width - Away(width), Away(height)),
            (width - Away(width), height - Away(height)),
            (Away(width), height - Away(height)),
        ];
        var (dx1, dx2) = (corners[1].X - corners[2].X, corners[3].X - corners[2].X);
        var (dy1, dy2) = (corners[1].Y - corners[2].Y, corners[3].Y - corners[2].Y);
        var dx3 = corners[0].X - corners[1].X + corners[2].X - corners[3].X;
        var dy3 = corners[0].Y - corners[1].Y + corners[2].Y - corners[3].Y;
        var determinant = (dx1 * dy2) - (dx2 * dy1);
        var g = ((dx3 * dy2) - (dx2 * dy3)) / determinant;
        var h = ((dx1 * dy3) - (dx3 * dy1)) / determinant;
        return new SKMatrix(
            (float)((corners[1].X - corners[0].X + (g * corners[1].X)) / width),
            (float)((corners[3].X - corners[0].X + (h * corners[3].X)) / height),
            (float)corners[0].X,
            (float)((corners[1].Y - corners[0].Y + (g * corners[1].Y)) / width),
            (float)((corners[3].Y - corners[0].Y + (h * corners[3].Y)) / height),
            (float)corners[0].Y,
            (float)(g / width),
            (float)(h / height),
            1
        );
    }

    private static SKBitmap Blurred(SKBitmap sharp, double sigma)
    {
        if (sigma <= 0)
        {
            return sharp.Copy();
        }

        var blurred = new SKBitmap(sharp.Info);
        using var canvas = new SKCanvas(blurred);
        using var filter = SKImageFilter.CreateBlur((float)sigma, (float)sigma, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { ImageFilter = filter };
        canvas.DrawBitmap(sharp, 0, 0, SKSamplingOptions.Default, paint);
        return blurred;
    }

    // Each fold darkens one side of it and bleaches its ridge.
    private static void Fold(SKBitmap page, int folds, Dice dice)
    {
        using var canvas = new SKCanvas(page);
        for (var fold = 0; fold < folds; fold++)
        {
            var isUpright = dice.PerMille(600);
            var length = isUpright ? page.Width : page.Height;
            var at = length * dice.Between(250, 750) / 1000f;
            var reach = length * 0.09f;
            using var shader = SKShader.CreateLinearGradient(
                isUpright ? new SKPoint(at, 0) : new SKPoint(0, at),
                isUpright ? new SKPoint(at + reach, 0) : new SKPoint(0, at + reach),
                [SKColors.Black.WithAlpha(95), SKColors.Black.WithAlpha(0)],
                SKShaderTileMode.Decal
            );
            using var shade = new SKPaint { Shader = shader };
            canvas.DrawRect(0, 0, page.Width, page.Height, shade);
            using var ridge = new SKPaint
            {
                Color = SKColors.White.WithAlpha(130),
                StrokeWidth = Math.Max(1, length / 700f),
                IsAntialias = true,
            };
            canvas.DrawLine(
                isUpright ? at : 0,
                isUpright ? 0 : at,
                isUpright ? at : page.Width,
                isUpright ? page.Height : at,
                ridge
            );
        }
    }

    private static void Shade(SKBitmap page, double strength, Dice dice)
    {
        var dark = (byte)(255 * (1 - strength));
        var angle = dice.Below(628) / 100f;
        var reach = new SKPoint(page.Width * MathF.Cos(angle) / 2, page.Height * MathF.Sin(angle) / 2);
        var middle = new SKPoint(page.Width / 2f, page.Height / 2f);
        using var shader = SKShader.CreateLinearGradient(
            middle - reach,
            middle + reach,
            [SKColors.White, new SKColor(dark, dark, dark)],
            SKShaderTileMode.Clamp
        );
        using var canvas = new SKCanvas(page);
        using var shade = new SKPaint { Shader = shader, BlendMode = SKBlendMode.Multiply };
        canvas.DrawRect(0, 0, page.Width, page.Height, shade);
    }

    private static unsafe void AddNoise(SKBitmap page, double sigma, Dice dice)
    {
        var pixels = new Span<byte>((void*)page.GetPixels(), page.ByteCount);
        for (var at = 0; at + 3 < pixels.Length; at += 4)
        {
            // The sum of four even throws is near enough to a bell.
            var bits = dice.Next();
            var sum = (int)(bits & 0xFF) + (int)((bits >> 8) & 0xFF) + (int)((bits >> 16) & 0xFF) + (int)((bits >> 24) & 0xFF);
            var noise = (int)((sum - 510) / 148.0 * sigma);
            for (var channel = 0; channel < 3; channel++)
            {
                pixels[at + channel] = (byte)Math.Clamp(pixels[at + channel] + noise, 0, 255);
            }
        }
    }
}
