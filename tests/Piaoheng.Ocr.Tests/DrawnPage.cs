using Piaoheng.World.Documents.Pdf;
using SkiaSharp;

namespace Piaoheng.Ocr.Tests;

/// <summary>A page with known lines in the pinned font, and what may happen to it before it is recognised.</summary>
internal static class DrawnPage
{
    /// <summary>What stands on the page, from the top.</summary>
    public static readonly string[] Lines =
    [
        "北京增值税电子普通发票",
        "发票号码：26117000000123456789",
        "开票日期：2026年11月30日",
        "名称：北京云帆科技有限公司",
        "统一社会信用代码：91110108MA01ABCD2X",
        "价税合计（小写）¥1,234.56",
    ];

    public const int Width = 1200;
    public const int Height = 800;

    private static readonly SKTypeface Font = SKTypeface.FromFile(CjkFont.Locate());

    /// <summary>The page, upright, dark on white.</summary>
    public static SKBitmap Draw(params ReadOnlySpan<string> lines)
    {
        var page = new SKBitmap(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(page);
        using var font = new SKFont(Font, 34);
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.Clear(SKColors.White);
        for (var at = 0; at < lines.Length; at++)
        {
            canvas.DrawText(lines[at], 120, 120 + (at * 100), SKTextAlign.Left, font, paint);
        }

        return page;
    }

    /// <summary>The page with all <see cref="Lines"/>.</summary>
    public static SKBitmap Draw() => Draw(Lines);

    /// <summary>The page drawn onto another ground through a map.</summary>
    public static SKBitmap Laid(SKBitmap page, SKMatrix map, (int Width, int Height) size, SKColor ground)
    {
        var picture = new SKBitmap(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(ground);
        canvas.SetMatrix(map);
        using var image = SKImage.FromBitmap(page);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKCubicResampler.Mitchell));
        return picture;
    }

    public static byte[] Png(SKBitmap page) => Encoded(page, SKEncodedImageFormat.Png);

    public static byte[] Jpeg(SKBitmap page) => Encoded(page, SKEncodedImageFormat.Jpeg);

    public static byte[] Encoded(SKBitmap page, SKEncodedImageFormat format)
    {
        using var encoded = page.Encode(format, 90);
        return encoded.ToArray();
    }
}
