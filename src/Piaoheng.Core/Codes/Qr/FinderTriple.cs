namespace Piaoheng.Core.Codes.Qr;

/// <summary>Three finder patterns that may belong to one code, seen from the front: right-handed, the corner first.</summary>
internal sealed record FinderTriple(FinderPattern Corner, FinderPattern Right, FinderPattern Below, double Unlikeliness)
{
    // Seen at a slant, right angles and equal sides change; further than this the code cannot be sampled either.
    private const double MostSkew = 0.6;
    private const double MostSides = 1.9;
    private const float MostUnits = 1.9f;

    // Centres are 14 modules apart in the smallest code and 170 in the largest.
    private const double FewestModules = 9;
    private const double MostModules = 230;

    /// <summary>All triples of a picture, the likeliest first.</summary>
    public static List<FinderTriple> Among(IReadOnlyList<FinderPattern> patterns)
    {
        var triples = new List<FinderTriple>();
        for (var first = 0; first < patterns.Count; first++)
        {
            for (var second = first + 1; second < patterns.Count; second++)
            {
                if (!IsAlike(patterns[first], patterns[second]))
                {
                    continue;
                }

                for (var third = second + 1; third < patterns.Count; third++)
                {
                    if (IsAlike(patterns[first], patterns[third]) && IsAlike(patterns[second], patterns[third]))
                    {
                        Add(patterns[first], patterns[second], patterns[third], triples);
                    }
                }
            }
        }

        triples.Sort((left, right) => left.Unlikeliness.CompareTo(right.Unlikeliness));
        return triples;
    }

    public bool Uses(FinderPattern pattern) => pattern == Corner || pattern == Right || pattern == Below;

    private static bool IsAlike(FinderPattern left, FinderPattern right) =>
        Math.Max(left.Unit, right.Unit) <= Math.Min(left.Unit, right.Unit) * MostUnits;

    private static void Add(FinderPattern one, FinderPattern two, FinderPattern three, List<FinderTriple> triples)
    {
        // The corner lies opposite the longest side.
        var (a, b, c) = (two.DistanceTo(three), one.DistanceTo(three), one.DistanceTo(two));
        var (corner, right, below) =
            a >= b && a >= c ? (one, two, three)
            : b >= a && b >= c ? (two, one, three)
            : (three, one, two);
        var (dx1, dy1, dx2, dy2) = (right.X - corner.X, right.Y - corner.Y, below.X - corner.X, below.Y - corner.Y);
        if ((dx1 * dy2) - (dy1 * dx2) < 0)
        {
            (right, below) = (below, right);
        }

        var (side1, side2) = (corner.DistanceTo(right), corner.DistanceTo(below));
        var units = (corner.Unit + right.Unit + below.Unit) / 3;
        var sides = Math.Max(side1, side2) / Math.Min(side1, side2);
        var skew = Math.Abs(((dx1 * dx2) + (dy1 * dy2)) / (side1 * side2));
        if (
            skew > MostSkew
            || sides > MostSides
            || Math.Min(side1, side2) < units * FewestModules
            || Math.Max(side1, side2) > units * MostModules
        )
        {
            return;
        }

        var spread =
            Math.Max(corner.Unit, Math.Max(right.Unit, below.Unit)) / Math.Min(corner.Unit, Math.Min(right.Unit, below.Unit));
        var doubt = 1.0 / Math.Min(corner.Hits, Math.Min(right.Hits, below.Hits));
        triples.Add(new(corner, right, below, skew + (sides - 1) + (spread - 1) + doubt));
    }
}
