using Piaoheng.Ocr.Models;
using Piaoheng.Ocr.Pictures;

namespace Piaoheng.Ocr.Detection;

/// <summary>文字检测: finds the lines of text on a page by the DB model, whose answer is a map of how likely each pixel belongs to text.</summary>
/// <remarks>Source: Liao et al., Real-time Scene Text Detection with Differentiable Binarization, 2020; constants of PP-OCR.</remarks>
internal sealed class TextDetector(OnnxModel model, int longSide)
{
    /// <summary>Probability above which a pixel belongs to text.</summary>
    private const float PixelThreshold = 0.3f;

    /// <summary>Mean probability above which a box is text.</summary>
    private const float BoxThreshold = 0.5f;

    /// <summary>The map shows the kernels of lines; they are grown by this part of area / perimeter.</summary>
    private const float Unclip = 1.6f;

    /// <summary>Height of boxes below which a picture is looked at once more, enlarged: single letters of small print are not detected.</summary>
    private const float SmallBox = 20;
    private const float MostEnlarged = 2;
    private const float LeastEnlarged = 1.2f;

    private const float ThinnestKernel = 3;
    private const float ThinnestBox = 5;
    private const int FewestPixels = 6;

    /// <summary>Sides that the model takes are multiples of this.</summary>
    private const int Step = 32;

    /// <summary>All boxes, the surest first if there are more than the limit.</summary>
    public List<TextBox> Find(PageImage page, out bool isCut)
    {
        var side = (float)Math.Max(page.Width, page.Height);
        var boxes = Find(page, MathF.Min(1, longSide / side));
        var enlarged = MathF.Min(MostEnlarged, longSide / side);
        if (enlarged > LeastEnlarged && boxes.Count > 0 && MedianHeight(boxes) < SmallBox)
        {
            boxes = Find(page, enlarged);
        }

        isCut = boxes.Count > OcrLimits.LinesPerPage;
        return isCut ? [.. boxes.OrderByDescending(static box => box.Score).Take(OcrLimits.LinesPerPage)] : boxes;
    }

    private List<TextBox> Find(PageImage page, float scale)
    {
        var (width, height) = (Rounded(page.Width * scale), Rounded(page.Height * scale));
        var colours = PictureSampler.Sample(
            page.Pixels,
            page.ToPicture.Apply(PageQuad.Of(0, 0, page.Width, page.Height)),
            width,
            height
        );
        var input = new PictureBatch(1, height, width);
        input.Put(0, colours, width, PictureBatch.OfPage);
        var boxes = new List<TextBox>();
        model.Run(input, (map, _) => boxes = Boxes(map, width, height, (page.Width / (float)width, page.Height / (float)height)));
        return boxes;
    }

    private static float MedianHeight(List<TextBox> boxes)
    {
        var heights = boxes.ConvertAll(static box => MathF.Min(box.Quad.Height, box.Quad.Width));
        heights.Sort();
        return heights[heights.Count / 2];
    }

    private static int Rounded(float side) => Math.Max(Step, (int)MathF.Round(side / Step) * Step);

    private static List<TextBox> Boxes(ReadOnlySpan<float> map, int width, int height, (float X, float Y) scale)
    {
        var mask = new bool[width * height];
        for (var at = 0; at < mask.Length; at++)
        {
            mask[at] = map[at] > PixelThreshold;
        }

        var boxes = new List<TextBox>();
        foreach (var component in Components.Find(mask, width, FewestPixels))
        {
            var kernel = SmallestRectangle.Around(ConvexHull.Of(component));
            if (kernel.Thickness < ThinnestKernel)
            {
                continue;
            }

            var score = MeanInside(map, width, height, kernel);
            var box = kernel.Grown(kernel.Length * kernel.Thickness * Unclip / (2 * (kernel.Length + kernel.Thickness)));
            if (score >= BoxThreshold && box.Thickness >= ThinnestBox)
            {
                boxes.Add(new TextBox(Scaled(box.Upright(), scale.X, scale.Y), score));
            }
        }

        return boxes;
    }

    private static float MeanInside(ReadOnlySpan<float> map, int width, int height, SmallestRectangle box)
    {
        var quad = box.Upright();
        var (left, right) = (Math.Max(0, (int)quad.Left), Math.Min(width - 1, (int)quad.Right));
        var (top, bottom) = (Math.Max(0, (int)quad.Top), Math.Min(height - 1, (int)quad.Bottom));
        var (sum, count) = (0f, 0);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var (fromX, fromY) = (x + 0.5f - box.Centre.X, y + 0.5f - box.Centre.Y);
                var along = MathF.Abs((fromX * box.Along.X) + (fromY * box.Along.Y));
                var across = MathF.Abs((fromY * box.Along.X) - (fromX * box.Along.Y));
                if (along <= box.Length / 2 && across <= box.Thickness / 2)
                {
                    sum += map[(y * width) + x];
                    count++;
                }
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    private static PageQuad Scaled(PageQuad quad, float x, float y) =>
        new(
            Scaled(quad.TopLeft, x, y),
            Scaled(quad.TopRight, x, y),
            Scaled(quad.BottomRight, x, y),
            Scaled(quad.BottomLeft, x, y)
        );

    private static PagePoint Scaled(PagePoint point, float x, float y) => new(point.X * x, point.Y * y);
}
