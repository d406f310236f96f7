namespace Piaoheng.Ocr.Detection;

/// <summary>Finds the sheet on a photograph: one bright four-cornered piece on a darker ground. It is seen as if from straight above, without the ground.</summary>
/// <remarks>In doubt the whole picture is the page: text is found on it all the same.</remarks>
internal static class SheetFinder
{
    /// <summary>Longer side of the small picture that is looked at.</summary>
    private const int SmallSide = 320;

    /// <summary>Levels between sheet and ground.</summary>
    private const double FewestLevels = 50;

    /// <summary>Part of the edge of the picture that may be bright.</summary>
    private const double BrightEdge = 0.3;

    /// <summary>Part of the picture that the sheet covers.</summary>
    private const double SmallestPart = 0.12;
    private const double LargestPart = 0.97;

    /// <summary>Part of the sheet from which another bright piece is a sheet of its own: of several tickets none may be lost.</summary>
    private const double OtherSheet = 0.2;

    /// <summary>Part of the piece's hull that the four corners must hold.</summary>
    private const double FourCornered = 0.93;

    /// <summary>Shorter by longer of two sides that face each other.</summary>
    private const double MostTapered = 0.6;

    /// <summary>Corners of the hull of which the four are chosen.</summary>
    private const int Corners = 28;

    /// <summary>How far beyond the corners is still looked at, as part of the sheet.</summary>
    private const float Margin = 0.01f;

    /// <summary>The sheet as a page, or the picture itself.</summary>
    public static PageImage Find(PageImage picture)
    {
        var small = picture.Grey(SmallSide);
        if (BrightMask(small) is not { } mask || EdgeBrightness(mask, small.Width) > BrightEdge)
        {
            return picture;
        }

        var pieces = Components.Find(mask, small.Width, small.Levels.Length / 50).OrderByDescending(static piece => piece.Pixels);
        if (
            pieces.Take(2).ToList() is not [var piece, .. var others]
            || others.Exists(other => other.Pixels > OtherSheet * piece.Pixels)
            || FourCorners(ConvexHull.Of(piece), small.Levels.Length) is not { } corners
        )
        {
            return picture;
        }

        var (scaleX, scaleY) = (picture.Width / (float)small.Width, picture.Height / (float)small.Height);
        var quad = Grown(PageTransform.Affine(scaleX, 0, 0, 0, scaleY, 0).Apply(corners));
        var (width, height) = ((int)MathF.Round(quad.Width), (int)MathF.Round(quad.Height));
        return picture.SeenAs(PageTransform.ToQuad(width, height, quad), width, height);
    }

    /// <summary>What is brighter than the level that parts the picture best (Otsu); null where nothing parts it.</summary>
    private static bool[]? BrightMask(GreyPicture picture)
    {
        var counts = new int[256];
        var sum = 0L;
        foreach (var level in picture.Levels)
        {
            counts[level]++;
            sum += level;
        }

        var (best, bestSpread, gap) = (0, 0.0, 0.0);
        var (darkCount, darkSum) = (0L, 0L);
        for (var level = 0; level < 255; level++)
        {
            darkCount += counts[level];
            darkSum += (long)level * counts[level];
            var brightCount = picture.Levels.Length - darkCount;
            if (darkCount == 0 || brightCount == 0)
            {
                continue;
            }

            var difference = ((sum - darkSum) / (double)brightCount) - (darkSum / (double)darkCount);
            var spread = difference * difference * darkCount * brightCount;
            if (spread > bestSpread)
            {
                (best, bestSpread, gap) = (level, spread, difference);
            }
        }

        return gap < FewestLevels ? null : Array.ConvertAll(picture.Levels, level => level > best);
    }

    private static double EdgeBrightness(bool[] mask, int width)
    {
        var height = mask.Length / width;
        var bright = 0;
        for (var x = 0; x < width; x++)
        {
            bright += (mask[x] ? 1 : 0) + (mask[((height - 1) * width) + x] ? 1 : 0);
        }

        for (var y = 0; y < height; y++)
        {
            bright += (mask[y * width] ? 1 : 0) + (mask[(y * width) + width - 1] ? 1 : 0);
        }

        return bright / (2.0 * (width + height));
    }

    private static PageQuad? FourCorners(List<PagePoint> hull, int pixels)
    {
        var area = Area(hull);
        if (area < SmallestPart * pixels || area > LargestPart * pixels)
        {
            return null;
        }

        var points = Thinned(hull);
        List<PagePoint>? best = null;
        var bestArea = 0.0;
        for (var a = 0; a < points.Count; a++)
        {
            for (var b = a + 1; b < points.Count; b++)
            {
                for (var c = b + 1; c < points.Count; c++)
                {
                    for (var d = c + 1; d < points.Count; d++)
                    {
                        List<PagePoint> four = [points[a], points[b], points[c], points[d]];
                        var fourArea = Area(four);
                        (best, bestArea) = fourArea > bestArea ? (four, fourArea) : (best, bestArea);
                    }
                }
            }
        }

        return best is not null && bestArea >= FourCornered * area && InOrder(best) is var quad && IsSheet(quad) ? quad : null;
    }

    /// <summary>The corners that matter: as long as there are too many, the one that takes the least off goes.</summary>
    private static List<PagePoint> Thinned(List<PagePoint> hull)
    {
        var points = new List<PagePoint>(hull);
        while (points.Count > Corners)
        {
            var least = Enumerable
                .Range(0, points.Count)
                .MinBy(at =>
                    Math.Abs(Area([points[(at + points.Count - 1) % points.Count], points[at], points[(at + 1) % points.Count]]))
                );
            points.RemoveAt(least);
        }

        return points;
    }

    private static double Area(List<PagePoint> corners)
    {
        var twice = 0.0;
        for (var at = 0; at < corners.Count; at++)
        {
            var (from, to) = (corners[at], corners[(at + 1) % corners.Count]);
            twice += ((double)from.X * to.Y) - ((double)to.X * from.Y);
        }

        return Math.Abs(twice / 2);
    }

    /// <summary>From the corner left above, clockwise as seen.</summary>
    private static PageQuad InOrder(List<PagePoint> four)
    {
        var (middleX, middleY) = (four.Average(static point => point.X), four.Average(static point => point.Y));
        four.Sort((a, b) => MathF.Atan2(a.Y - middleY, a.X - middleX).CompareTo(MathF.Atan2(b.Y - middleY, b.X - middleX)));
        var first = four.Index().MinBy(static corner => corner.Item.X + corner.Item.Y).Index;
        return new PageQuad(four[first], four[(first + 1) % 4], four[(first + 2) % 4], four[(first + 3) % 4]);
    }

    private static bool IsSheet(PageQuad quad) =>
        IsLike(quad.TopLeft.DistanceTo(quad.TopRight), quad.BottomLeft.DistanceTo(quad.BottomRight))
        && IsLike(quad.TopLeft.DistanceTo(quad.BottomLeft), quad.TopRight.DistanceTo(quad.BottomRight));

    private static bool IsLike(float a, float b) => Math.Min(a, b) > MostTapered * Math.Max(a, b);

    private static PageQuad Grown(PageQuad quad)
    {
        var centre = quad.Centre;
        return new PageQuad(
            Away(quad.TopLeft, centre),
            Away(quad.TopRight, centre),
            Away(quad.BottomRight, centre),
            Away(quad.BottomLeft, centre)
        );
    }

    private static PagePoint Away(PagePoint corner, PagePoint centre) =>
        new(corner.X + ((corner.X - centre.X) * 2 * Margin), corner.Y + ((corner.Y - centre.Y) * 2 * Margin));
}
