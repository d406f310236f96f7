using Piaoheng.Ocr.Recognition;

namespace Piaoheng.Ocr.Detection;

/// <summary>Tells how a page must be turned: by the shapes of its boxes whether by a quarter, by what stands in the longest lines whether upside down.</summary>
internal static class PageDirection
{
    /// <summary>How many lines are asked.</summary>
    private const int Voters = 12;

    /// <summary>Length by height from which a box says something of the direction of its page.</summary>
    private const float Long = 2.5f;

    /// <summary>0, 90, 180 or 270 degrees clockwise that the page must be turned.</summary>
    public static int Of(PageImage page, IReadOnlyList<TextBox> boxes, LineDirection direction)
    {
        var level = boxes.Where(static box => box.Quad.Width > Long * box.Quad.Height).Sum(static box => box.Quad.Width);
        var upright = boxes.Where(static box => box.Quad.Height > Long * box.Quad.Width).Sum(static box => box.Quad.Height);
        var quarter = upright > level ? 90 : 0;
        return quarter
            + (IsUpsideDown(page, boxes.Select(box => quarter == 0 ? box.Quad : QuarterTurned(box.Quad)), direction) ? 180 : 0);
    }

    /// <summary>90 or 270 degrees clockwise by which lines that run up or down must be turned.</summary>
    public static int OfTurned(PageImage page, IReadOnlyList<TextBox> lines, LineDirection direction) =>
        IsUpsideDown(page, lines.Select(static line => QuarterTurned(line.Quad)), direction) ? 270 : 90;

    private static bool IsUpsideDown(PageImage page, IEnumerable<PageQuad> lines, LineDirection direction)
    {
        var voters = lines.OrderByDescending(static quad => quad.Width / MathF.Max(1, quad.Height)).Take(Voters).ToList();
        var votes = direction.UpsideDown(page, voters);
        return votes.Sum() * 2 > votes.Length;
    }

    /// <summary>The same corners, read as the text runs once the page is turned clockwise by a quarter: what is left below comes to stand left above.</summary>
    private static PageQuad QuarterTurned(PageQuad quad) => new(quad.BottomLeft, quad.TopLeft, quad.TopRight, quad.BottomRight);
}
