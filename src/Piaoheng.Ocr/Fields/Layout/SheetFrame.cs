namespace Piaoheng.Ocr.Fields.Layout;

/// <summary>How a sheet lies on its page: turned by quarters so that its text runs to the right, and made level.</summary>
/// <remarks>The slope may change from the upper to the lower edge: a photographed sheet narrows.</remarks>
internal sealed class SheetFrame
{
    private const int FewestLines = 4;

    private readonly int _turns;
    private readonly int _width;
    private readonly int _height;
    private float _slope;
    private float _change;

    private SheetFrame(int turns, RecognisedPage page)
    {
        (_turns, _width, _height) = (turns, page.Width, page.Height);
    }

    /// <summary>The frame for lines of one direction.</summary>
    /// <param name="turns">Quarter turns clockwise by which the text is turned.</param>
    /// <param name="page">The page.</param>
    /// <param name="lines">The lines.</param>
    public static SheetFrame Of(int turns, RecognisedPage page, IReadOnlyList<RecognisedLine> lines)
    {
        var frame = new SheetFrame(turns, page);
        frame.Fit([.. lines.Select(line => frame.Turned(line.Quad)).Where(static quad => quad.Width > 4 * quad.Height)]);
        return frame;
    }

    /// <summary>A quad of the page, turned.</summary>
    public PageQuad Turned(PageQuad quad) =>
        new(Turned(quad.TopLeft), Turned(quad.TopRight), Turned(quad.BottomRight), Turned(quad.BottomLeft));

    /// <summary>The height on the sheet of a turned place, the slope taken out.</summary>
    public float Level(PagePoint turned) => turned.Y - ((_slope + (_change * turned.Y)) * turned.X);

    /// <summary>The place on the page of a place on the sheet.</summary>
    public PagePoint ToPage(float x, float level)
    {
        var y = (level + (_slope * x)) / (1 - (_change * x));
        return _turns switch
        {
            1 => new PagePoint(_width - y, x),
            2 => new PagePoint(_width - x, _height - y),
            3 => new PagePoint(y, _height - x),
            _ => new PagePoint(x, y),
        };
    }

    private PagePoint Turned(PagePoint point) =>
        _turns switch
        {
            1 => new PagePoint(point.Y, _width - point.X),
            2 => new PagePoint(_width - point.X, _height - point.Y),
            3 => new PagePoint(_height - point.Y, point.X),
            _ => point,
        };

    // A straight line through the slopes of the long lines, by their height, the longer ones counting more.
    private void Fit(List<PageQuad> quads)
    {
        if (quads.Count < FewestLines)
        {
            return;
        }

        double n = 0,
            sumY = 0,
            sumS = 0,
            sumYY = 0,
            sumYS = 0;
        foreach (var quad in quads)
        {
            var rise = quad.TopRight.Y - quad.TopLeft.Y + quad.BottomRight.Y - quad.BottomLeft.Y;
            var slope = rise / (2 * MathF.Max(1, quad.TopRight.X - quad.TopLeft.X));
            var (weight, y) = ((double)quad.Width, quad.Centre.Y);
            n += weight;
            sumY += weight * y;
            sumS += weight * slope;
            sumYY += weight * y * y;
            sumYS += weight * y * slope;
        }

        var spread = sumYY - (sumY * sumY / n);
        var change = spread < 1 ? 0 : (sumYS - (sumY * sumS / n)) / spread;
        (_slope, _change) = ((float)((sumS - (change * sumY)) / n), (float)change);
    }
}
