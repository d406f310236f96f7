using System.Runtime.InteropServices;

namespace Piaoheng.Ocr;

/// <summary>Four corners around a piece of a page, as the text in it runs: the first two are its upper edge from left to right.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PageQuad(PagePoint TopLeft, PagePoint TopRight, PagePoint BottomRight, PagePoint BottomLeft)
{
    /// <summary>The upright rectangle.</summary>
    public static PageQuad Of(float left, float top, float right, float bottom) =>
        new(new PagePoint(left, top), new PagePoint(right, top), new PagePoint(right, bottom), new PagePoint(left, bottom));

    /// <summary>Length along the text.</summary>
    public float Width => (TopLeft.DistanceTo(TopRight) + BottomLeft.DistanceTo(BottomRight)) / 2;

    /// <summary>Length across the text.</summary>
    public float Height => (TopLeft.DistanceTo(BottomLeft) + TopRight.DistanceTo(BottomRight)) / 2;

    /// <summary>The middle.</summary>
    public PagePoint Centre =>
        new(
            (TopLeft.X + TopRight.X + BottomRight.X + BottomLeft.X) / 4,
            (TopLeft.Y + TopRight.Y + BottomRight.Y + BottomLeft.Y) / 4
        );

    /// <summary>The left end of the smallest upright rectangle around it.</summary>
    public float Left => MathF.Min(MathF.Min(TopLeft.X, TopRight.X), MathF.Min(BottomRight.X, BottomLeft.X));

    /// <summary>The right end of the smallest upright rectangle around it.</summary>
    public float Right => MathF.Max(MathF.Max(TopLeft.X, TopRight.X), MathF.Max(BottomRight.X, BottomLeft.X));

    /// <summary>The upper end of the smallest upright rectangle around it.</summary>
    public float Top => MathF.Min(MathF.Min(TopLeft.Y, TopRight.Y), MathF.Min(BottomRight.Y, BottomLeft.Y));

    /// <summary>The lower end of the smallest upright rectangle around it.</summary>
    public float Bottom => MathF.Max(MathF.Max(TopLeft.Y, TopRight.Y), MathF.Max(BottomRight.Y, BottomLeft.Y));

    /// <summary>The piece between two places along the text, each in pixels from the left edge.</summary>
    public PageQuad Between(float left, float right)
    {
        var width = MathF.Max(Width, 1);
        return new PageQuad(
            Along(TopLeft, TopRight, left / width),
            Along(TopLeft, TopRight, right / width),
            Along(BottomLeft, BottomRight, right / width),
            Along(BottomLeft, BottomRight, left / width)
        );
    }

    private static PagePoint Along(PagePoint from, PagePoint to, float part) =>
        new(from.X + ((to.X - from.X) * part), from.Y + ((to.Y - from.Y) * part));
}
