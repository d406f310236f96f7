using System.Runtime.InteropServices;

namespace Piaoheng.Ocr.Detection;

/// <summary>最小外接矩形: the rectangle of least area around a hull; one of its sides lies on a side of the hull.</summary>
/// <param name="Centre">Its middle.</param>
/// <param name="Along">Direction of its longer side, of length 1.</param>
/// <param name="Length">The longer side.</param>
/// <param name="Thickness">The shorter side.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SmallestRectangle(PagePoint Centre, PagePoint Along, float Length, float Thickness)
{
    /// <summary>The rectangle around a hull of at least one corner.</summary>
    public static SmallestRectangle Around(List<PagePoint> hull)
    {
        var best = default(SmallestRectangle);
        var bestArea = float.MaxValue;
        for (var at = 0; at < hull.Count; at++)
        {
            var (from, to) = (hull[at], hull[(at + 1) % hull.Count]);
            var length = from.DistanceTo(to);
            if (length < 1e-3f)
            {
                continue;
            }

            var rectangle = Laid(hull, new PagePoint((to.X - from.X) / length, (to.Y - from.Y) / length));
            if (rectangle.Length * rectangle.Thickness < bestArea)
            {
                (best, bestArea) = (rectangle, rectangle.Length * rectangle.Thickness);
            }
        }

        return best;
    }

    /// <summary>The same, larger by a distance on every side.</summary>
    public SmallestRectangle Grown(float distance) =>
        this with
        {
            Length = Length + (2 * distance),
            Thickness = Thickness + (2 * distance),
        };

    /// <summary>Its corners, read along <paramref name="direction"/>: either way of one of its sides.</summary>
    public PageQuad Corners(PagePoint direction, float length, float thickness)
    {
        var (alongX, alongY) = (direction.X * length / 2, direction.Y * length / 2);
        var (acrossX, acrossY) = (-direction.Y * thickness / 2, direction.X * thickness / 2);
        return new PageQuad(
            new PagePoint(Centre.X - alongX - acrossX, Centre.Y - alongY - acrossY),
            new PagePoint(Centre.X + alongX - acrossX, Centre.Y + alongY - acrossY),
            new PagePoint(Centre.X + alongX + acrossX, Centre.Y + alongY + acrossY),
            new PagePoint(Centre.X - alongX + acrossX, Centre.Y - alongY + acrossY)
        );
    }

    /// <summary>Its corners as text runs on an upright page: from left to right.</summary>
    public PageQuad Upright()
    {
        // A side counts as level where it leans less than 45 degrees.
        if (MathF.Abs(Along.X) >= MathF.Abs(Along.Y))
        {
            return Corners(Along.X >= 0 ? Along : new PagePoint(-Along.X, -Along.Y), Length, Thickness);
        }

        var across = new PagePoint(-Along.Y, Along.X);
        return Corners(across.X >= 0 ? across : new PagePoint(-across.X, -across.Y), Thickness, Length);
    }

    private static SmallestRectangle Laid(List<PagePoint> hull, PagePoint direction)
    {
        var (fromU, toU, fromV, toV) = (float.MaxValue, float.MinValue, float.MaxValue, float.MinValue);
        foreach (var point in hull)
        {
            var u = (point.X * direction.X) + (point.Y * direction.Y);
            var v = (point.Y * direction.X) - (point.X * direction.Y);
            (fromU, toU) = (MathF.Min(fromU, u), MathF.Max(toU, u));
            (fromV, toV) = (MathF.Min(fromV, v), MathF.Max(toV, v));
        }

        var (u0, v0) = ((fromU + toU) / 2, (fromV + toV) / 2);
        var centre = new PagePoint((u0 * direction.X) - (v0 * direction.Y), (u0 * direction.Y) + (v0 * direction.X));
        var (length, thickness) = (toU - fromU, toV - fromV);
        return length >= thickness
            ? new SmallestRectangle(centre, direction, length, thickness)
            : new SmallestRectangle(centre, new PagePoint(-direction.Y, direction.X), thickness, length);
    }
}
