using SkiaSharp;

namespace Piaoheng.World.Pictures;

/// <summary>针式打印: letters made of the dots of 24 needles, with a ribbon that gives unevenly.</summary>
internal static class DotMatrix
{
    private const float DotsPerMillimetre = 180f / 25.4f;
    private const int Inked = 100;

    public static void Print(SKCanvas canvas, PictureForm form)
    {
        var page = form.Page;
        var info = new SKImageInfo(
            (int)(page.Width * DotsPerMillimetre),
            (int)(page.Height * DotsPerMillimetre),
            SKColorType.Gray8,
            SKAlphaType.Opaque
        );
        using var needles = new SKBitmap(info);
        using (var paper = new SKCanvas(needles))
        {
            paper.Clear(SKColors.Black);
            paper.Scale(DotsPerMillimetre);
            PagePainter.Texts(paper, page.Values, form.Look.ValueFace, SKColors.White);
        }

        using var ink = new SKPaint
        {
            IsAntialias = true,
            StrokeCap = SKStrokeCap.Round,
            StrokeWidth = 1.25f / DotsPerMillimetre,
            Color = form.Look.ValueInk,
        };
        canvas.DrawPoints(SKPointMode.Points, Dots(needles), ink);
    }

    private static SKPoint[] Dots(SKBitmap needles)
    {
        var levels = needles.GetPixelSpan();
        var dots = new List<SKPoint>();
        for (var y = 0; y < needles.Height; y++)
        {
            var row = levels.Slice(y * needles.RowBytes, needles.Width);
            for (var x = 0; x < row.Length; x++)
            {
                if (row[x] > Inked)
                {
                    dots.Add(new SKPoint((x + 0.5f) / DotsPerMillimetre, (y + 0.5f) / DotsPerMillimetre));
                }
            }
        }

        return [.. dots];
    }
}
