namespace Piaoheng.Ocr.Detection;

/// <summary>The page turned upright and made level, with its boxes.</summary>
internal sealed record Straightening
{
    /// <summary>Boxes shorter than this by their height say too little of the skew.</summary>
    private const float LongEnough = 4;

    /// <summary>Degrees below which turning the page brings nothing.</summary>
    private const float Level = 0.15f;

    /// <summary>Degrees between the middle line and others from which the page holds text of several directions.</summary>
    private const float OtherDirection = 12;

    /// <summary>Height of lines below which the model reads worse.</summary>
    private const float SmallHeight = 14;

    public required PageImage Page { get; init; }

    public required List<TextBox> Boxes { get; init; }

    /// <summary>How far the text ran downwards to the right.</summary>
    public float SkewDegrees { get; init; }

    public bool HasMixedDirections { get; init; }

    public bool HasSmallText => Boxes.Count > 0 && Median(Boxes.Select(static box => (box.Quad.Height, 1f))) < SmallHeight;

    /// <summary>Straightens a page.</summary>
    /// <param name="page">The page as it lay.</param>
    /// <param name="boxes">Its boxes.</param>
    /// <param name="rotation">Degrees clockwise to turn it: 0, 90, 180 or 270.</param>
    public static Straightening Of(PageImage page, List<TextBox> boxes, int rotation)
    {
        var turned = Turned(page, boxes, rotation);
        var angles = turned
            .Boxes.Where(static box => box.Quad.Width > LongEnough * box.Quad.Height)
            .Select(static box => (Angle: Angle(box.Quad), Weight: box.Quad.Width))
            .ToList();
        if (angles.Count == 0)
        {
            return turned;
        }

        var skew = Median(angles);
        var others = angles.Where(angle => MathF.Abs(angle.Angle - skew) > OtherDirection).Sum(static angle => angle.Weight);
        var marked = turned with { HasMixedDirections = others > 0.15f * angles.Sum(static angle => angle.Weight) };
        return MathF.Abs(skew) < Level ? marked : Levelled(marked, skew);
    }

    private static Straightening Turned(PageImage page, List<TextBox> boxes, int rotation)
    {
        var (width, height) = (page.Width, page.Height);
        var back = rotation switch
        {
            90 => PageTransform.Affine(0, 1, 0, -1, 0, height),
            180 => PageTransform.Affine(-1, 0, width, 0, -1, height),
            270 => PageTransform.Affine(0, -1, width, 1, 0, 0),
            _ => PageTransform.Identity,
        };
        return rotation == 0
            ? new Straightening { Page = page, Boxes = boxes }
            : Seen(page, boxes, back, rotation == 180 ? (width, height) : (height, width));
    }

    private static Straightening Levelled(Straightening turned, float degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (width, height) = (turned.Page.Width, turned.Page.Height);

        // The level page is as large as the leaning one needs, about the same middle.
        var levelWidth = (int)Math.Ceiling((width * cos) + (height * Math.Abs(sin)));
        var levelHeight = (int)Math.Ceiling((height * cos) + (width * Math.Abs(sin)));
        var back = PageTransform.Affine(
            cos,
            -sin,
            (width - (cos * levelWidth) + (sin * levelHeight)) / 2,
            sin,
            cos,
            (height - (sin * levelWidth) - (cos * levelHeight)) / 2
        );
        var level = Seen(turned.Page, turned.Boxes, back, (levelWidth, levelHeight));
        return level with { SkewDegrees = degrees, HasMixedDirections = turned.HasMixedDirections };
    }

    private static Straightening Seen(PageImage page, List<TextBox> boxes, PageTransform back, (int Width, int Height) size)
    {
        var forth = back.Inverse();
        return new Straightening
        {
            Page = page.SeenAs(back, size.Width, size.Height),
            Boxes = [.. boxes.Select(box => box with { Quad = FromLeft(forth.Apply(box.Quad)) })],
        };
    }

    /// <summary>The same corners, beginning with the one that is left above now.</summary>
    private static PageQuad FromLeft(PageQuad quad)
    {
        var (x, y) = (quad.TopRight.X - quad.TopLeft.X, quad.TopRight.Y - quad.TopLeft.Y);
        return MathF.Abs(x) >= MathF.Abs(y)
            ? x >= 0
                ? quad
                : new PageQuad(quad.BottomRight, quad.BottomLeft, quad.TopLeft, quad.TopRight)
            : y >= 0
                ? new PageQuad(quad.BottomLeft, quad.TopLeft, quad.TopRight, quad.BottomRight)
                : new PageQuad(quad.TopRight, quad.BottomRight, quad.BottomLeft, quad.TopLeft);
    }

    private static float Angle(PageQuad quad) =>
        MathF.Atan2(quad.TopRight.Y - quad.TopLeft.Y, quad.TopRight.X - quad.TopLeft.X) * 180 / MathF.PI;

    private static float Median(IEnumerable<(float Value, float Weight)> values)
    {
        var sorted = values.OrderBy(static value => value.Value).ToList();
        var half = sorted.Sum(static value => value.Weight) / 2;
        foreach (var (value, weight) in sorted)
        {
            half -= weight;
            if (half <= 0)
            {
                return value;
            }
        }

        return 0;
    }
}
