using System.Runtime.InteropServices;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>Maps places of a code, counted in modules, to places of the picture, as a camera sees a plane.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct PerspectiveMap
{
    private readonly double a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i;

    private PerspectiveMap(ReadOnlySpan<double> m) =>
        (a, b, c, d, e, f, g, h, i) = (m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]);

    /// <summary>The map that takes four places of the code to four of the picture.</summary>
    public static PerspectiveMap Between(ReadOnlySpan<Place> code, ReadOnlySpan<Place> picture)
    {
        var toPicture = FromUnitSquare(picture);
        var fromCode = FromUnitSquare(code).Adjoint();
        return toPicture.After(fromCode);
    }

    public Place At(double x, double y)
    {
        var depth = (g * x) + (h * y) + i;
        return new(((a * x) + (b * y) + c) / depth, ((d * x) + (e * y) + f) / depth);
    }

    private static PerspectiveMap FromUnitSquare(ReadOnlySpan<Place> corners)
    {
        var (p0, p1, p2, p3) = (corners[0], corners[1], corners[2], corners[3]);
        var (sumX, sumY) = (p0.X - p1.X + p2.X - p3.X, p0.Y - p1.Y + p2.Y - p3.Y);
        var (dx1, dy1, dx2, dy2) = (p1.X - p2.X, p1.Y - p2.Y, p3.X - p2.X, p3.Y - p2.Y);
        var denominator = (dx1 * dy2) - (dx2 * dy1);
        var across = ((sumX * dy2) - (dx2 * sumY)) / denominator;
        var along = ((dx1 * sumY) - (sumX * dy1)) / denominator;
        return new([
            p1.X - p0.X + (across * p1.X),
            p3.X - p0.X + (along * p3.X),
            p0.X,
            p1.Y - p0.Y + (across * p1.Y),
            p3.Y - p0.Y + (along * p3.Y),
            p0.Y,
            across,
            along,
            1,
        ]);
    }

    private PerspectiveMap Adjoint() =>
        new([
            (e * i) - (f * h),
            (c * h) - (b * i),
            (b * f) - (c * e),
            (f * g) - (d * i),
            (a * i) - (c * g),
            (c * d) - (a * f),
            (d * h) - (e * g),
            (b * g) - (a * h),
            (a * e) - (b * d),
        ]);

    private PerspectiveMap After(PerspectiveMap n) =>
        new([
            (a * n.a) + (b * n.d) + (c * n.g),
            (a * n.b) + (b * n.e) + (c * n.h),
            (a * n.c) + (b * n.f) + (c * n.i),
            (d * n.a) + (e * n.d) + (f * n.g),
            (d * n.b) + (e * n.e) + (f * n.h),
            (d * n.c) + (e * n.f) + (f * n.i),
            (g * n.a) + (h * n.d) + (i * n.g),
            (g * n.b) + (h * n.e) + (i * n.h),
            (g * n.c) + (h * n.f) + (i * n.i),
        ]);
}
