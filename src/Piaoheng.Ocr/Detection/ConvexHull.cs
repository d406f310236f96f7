namespace Piaoheng.Ocr.Detection;

/// <summary>凸包 (Andrew's monotone chain).</summary>
internal static class ConvexHull
{
    /// <summary>The hull of a component's pixels, corner by corner in one direction; pixels count as squares.</summary>
    public static List<PagePoint> Of(Component component)
    {
        var points = new List<PagePoint>(component.Ends.Count * 4);
        foreach (var (at, (left, right)) in component.Ends.Index())
        {
            var top = component.Top + at;
            points.Add(new PagePoint(left, top));
            points.Add(new PagePoint(left, top + 1));
            points.Add(new PagePoint(right + 1, top));
            points.Add(new PagePoint(right + 1, top + 1));
        }

        return Of(points);
    }

    /// <summary>The hull of points.</summary>
    public static List<PagePoint> Of(List<PagePoint> points)
    {
        points.Sort(static (a, b) => a.X != b.X ? a.X.CompareTo(b.X) : a.Y.CompareTo(b.Y));
        var hull = new List<PagePoint>();
        AddChain(points, hull);
        points.Reverse();
        AddChain(points, hull);
        return hull;
    }

    private static void AddChain(List<PagePoint> points, List<PagePoint> hull)
    {
        var start = hull.Count;
        foreach (var point in points)
        {
            while (hull.Count - start >= 2 && Turn(hull[^2], hull[^1], point) <= 0)
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(point);
        }

        // The end of one chain begins the other.
        hull.RemoveAt(hull.Count - 1);
    }

    private static double Turn(PagePoint a, PagePoint b, PagePoint c) =>
        ((double)(b.X - a.X) * (c.Y - a.Y)) - ((double)(b.Y - a.Y) * (c.X - a.X));
}
