namespace Piaoheng.Ocr;

/// <summary>A projective map from places on the upright page to places on the picture as it is shown.</summary>
/// <remarks>Nine numbers, row by row: x' = (a·x + b·y + c) / w, y' = (d·x + e·y + f) / w, w = g·x + h·y + i.</remarks>
public sealed class PageTransform
{
    private readonly double[] _m;

    private PageTransform(double[] numbers) => _m = numbers;

    /// <summary>Every place stays where it is.</summary>
    public static PageTransform Identity { get; } = new([1, 0, 0, 0, 1, 0, 0, 0, 1]);

    /// <summary>An affine map.</summary>
    public static PageTransform Affine(double a, double b, double c, double d, double e, double f) =>
        new([a, b, c, d, e, f, 0, 0, 1]);

    /// <summary>The map that takes the rectangle from (0,0) to (width,height) to four corners.</summary>
    /// <remarks>Source: Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, 2.2.3.</remarks>
    public static PageTransform ToQuad(double width, double height, PageQuad quad)
    {
        double x0 = quad.TopLeft.X,
            y0 = quad.TopLeft.Y,
            x1 = quad.TopRight.X,
            y1 = quad.TopRight.Y;
        double x2 = quad.BottomRight.X,
            y2 = quad.BottomRight.Y,
            x3 = quad.BottomLeft.X,
            y3 = quad.BottomLeft.Y;
        var (dx1, dx2, dx3) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
        var (dy1, dy2, dy3) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
        var determinant = (dx1 * dy2) - (dx2 * dy1);
        var g = ((dx3 * dy2) - (dx2 * dy3)) / determinant;
        var h = ((dx1 * dy3) - (dx3 * dy1)) / determinant;
        return new PageTransform([
            (x1 - x0 + (g * x1)) / width,
            (x3 - x0 + (h * x3)) / height,
            x0,
            (y1 - y0 + (g * y1)) / width,
            (y3 - y0 + (h * y3)) / height,
            y0,
            g / width,
            h / height,
            1,
        ]);
    }

    /// <summary>Where a place lands.</summary>
    public PagePoint Apply(PagePoint point)
    {
        var w = (_m[6] * point.X) + (_m[7] * point.Y) + _m[8];
        return new PagePoint(
            (float)(((_m[0] * point.X) + (_m[1] * point.Y) + _m[2]) / w),
            (float)(((_m[3] * point.X) + (_m[4] * point.Y) + _m[5]) / w)
        );
    }

    /// <summary>Where four corners land.</summary>
    public PageQuad Apply(PageQuad quad) =>
        new(Apply(quad.TopLeft), Apply(quad.TopRight), Apply(quad.BottomRight), Apply(quad.BottomLeft));

    /// <summary>The map that applies <paramref name="first"/> and then this.</summary>
    public PageTransform After(PageTransform first)
    {
        var product = new double[9];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                for (var k = 0; k < 3; k++)
                {
                    product[(row * 3) + column] += _m[(row * 3) + k] * first._m[(k * 3) + column];
                }
            }
        }

        return new PageTransform(product);
    }

    /// <summary>The map back.</summary>
    public PageTransform Inverse()
    {
        var m = _m;
        double[] adjugate =
        [
            (m[4] * m[8]) - (m[5] * m[7]),
            (m[2] * m[7]) - (m[1] * m[8]),
            (m[1] * m[5]) - (m[2] * m[4]),
            (m[5] * m[6]) - (m[3] * m[8]),
            (m[0] * m[8]) - (m[2] * m[6]),
            (m[2] * m[3]) - (m[0] * m[5]),
            (m[3] * m[7]) - (m[4] * m[6]),
            (m[1] * m[6]) - (m[0] * m[7]),
            (m[0] * m[4]) - (m[1] * m[3]),
        ];
        var determinant = (m[0] * adjugate[0]) + (m[1] * adjugate[3]) + (m[2] * adjugate[6]);
        return new PageTransform(Array.ConvertAll(adjugate, number => number / determinant));
    }

    /// <summary>The nine numbers, row by row, for loops over many places.</summary>
    internal ReadOnlySpan<double> Numbers => _m;
}
