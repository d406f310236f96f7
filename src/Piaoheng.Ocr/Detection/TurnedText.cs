using Piaoheng.Ocr.Recognition;

namespace Piaoheng.Ocr.Detection;

/// <summary>Finds what lies turned by a quarter on a page that is otherwise upright: tickets laid beside each other as they fit.</summary>
/// <remarks>The detector breaks turned lines into characters. Where it left enough long ones, the region around them is looked at again, turned.</remarks>
internal static class TurnedText
{
    /// <summary>Height by width from which a box is a line that runs up or down.</summary>
    private const float Tall = 4;

    /// <summary>Turned lines from which a region is worth looking at; a form has some labels that are written downwards.</summary>
    private const int FewestLines = 5;

    /// <summary>How far around the lines is looked at, as part of the region.</summary>
    private const float Margin = 0.08f;

    /// <summary>The boxes of the page, those of its turned regions found anew: their corners begin where their text begins.</summary>
    public static List<TextBox> Of(PageImage page, List<TextBox> boxes, TextDetector detector, LineDirection direction)
    {
        var tall = boxes.FindAll(static box => box.Quad.Height > Tall * box.Quad.Width);
        if (tall.Count < FewestLines)
        {
            return boxes;
        }

        var region = Around(tall, page);
        var level = boxes.FindAll(static box => box.Quad.Width > 2 * box.Quad.Height);
        if (level.Count(box => Holds(region, box)) > tall.Count)
        {
            return boxes;
        }

        var (width, height) = ((int)region.Height, (int)region.Width);
        var back = PageDirection.OfTurned(page, tall, direction) is 90
            ? PageTransform.Affine(0, 1, region.Left, -1, 0, region.Bottom)
            : PageTransform.Affine(0, -1, region.Right, 1, 0, region.Top);
        var turned = detector
            .Find(page.SeenAs(back, width, height), out _)
            .Where(static box => box.Quad.Height < 2 * box.Quad.Width)
            .Select(box => box with { Quad = back.Apply(box.Quad) })
            .Where(box => !level.Exists(other => Holds(other.Quad, box)));
        return [.. boxes.Where(box => !Holds(region, box) || level.Contains(box)), .. turned];
    }

    private static PageQuad Around(List<TextBox> boxes, PageImage page)
    {
        var (left, right) = (boxes.Min(static box => box.Quad.Left), boxes.Max(static box => box.Quad.Right));
        var (top, bottom) = (boxes.Min(static box => box.Quad.Top), boxes.Max(static box => box.Quad.Bottom));
        var (aside, above) = ((right - left) * Margin, (bottom - top) * Margin);
        return PageQuad.Of(
            MathF.Max(0, left - aside),
            MathF.Max(0, top - above),
            MathF.Min(page.Width, right + aside),
            MathF.Min(page.Height, bottom + above)
        );
    }

    private static bool Holds(PageQuad region, TextBox box)
    {
        var centre = box.Quad.Centre;
        return centre.X > region.Left && centre.X < region.Right && centre.Y > region.Top && centre.Y < region.Bottom;
    }
}
