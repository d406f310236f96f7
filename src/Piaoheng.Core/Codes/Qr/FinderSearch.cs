namespace Piaoheng.Core.Codes.Qr;

/// <summary>Looks for what a line through the middle of a finder pattern meets: black, white, black, white, black as 1 : 1 : 3 : 1 : 1.</summary>
/// <remarks>
/// The lengths are compared from edge to like edge (black and white together), since blur and spread of ink move all edges of a colour
/// by the same amount. The ratio is the same along every line through the centre, so it holds for codes at any angle.
/// </remarks>
internal static class FinderSearch
{
    /// <summary>Patterns kept of one picture: text on a page makes some that look alike.</summary>
    public const int MostPatterns = 48;

    private const int RowStep = 2;
    private const float Tolerance = 0.75f;

    /// <summary>The patterns of a picture, those met by most rows first.</summary>
    public static List<FinderPattern> Find(BlackWhiteImage image)
    {
        var found = new List<FinderPattern>();
        var edges = new int[6];
        for (var y = 1; y < image.Height; y += RowStep)
        {
            SearchRow(image, y, edges, found);
        }

        found.RemoveAll(pattern => pattern.Hits < 2 && pattern.Unit > RowStep);
        found.Sort((left, right) => right.Hits.CompareTo(left.Hits));
        return found.Count > MostPatterns ? found[..MostPatterns] : found;
    }

    /// <summary>Walks from edge to edge; every end of a black run closes a possible pattern.</summary>
    private static void SearchRow(BlackWhiteImage image, int y, int[] edges, List<FinderPattern> found)
    {
        var row = image.Row(y);
        var x = 0;
        var count = 0;
        var colour = BlackWhiteImage.Black;
        while (x < row.Length)
        {
            var length = row[x..].IndexOf(colour);
            x = length < 0 ? row.Length : x + length;
            edges.AsSpan(1).CopyTo(edges);
            edges[^1] = x;
            count++;

            // The colour looked for was white, so a black run ended here.
            if (colour == 0 && count >= 6 && IsPattern(edges))
            {
                Confirm(image, (edges[2] + edges[3]) / 2, y, edges[5] - edges[0], found);
            }

            colour = colour == 0 ? BlackWhiteImage.Black : (byte)0;
        }
    }

    private static bool IsPattern(int[] edges) =>
        IsPattern(edges[1] - edges[0], edges[2] - edges[1], edges[3] - edges[2], edges[4] - edges[3], edges[5] - edges[4], out _);

    private static bool IsPattern(int black1, int white1, int black2, int white2, int black3, out float unit)
    {
        var (first, second, third, fourth) = (black1 + white1, white1 + black2, black2 + white2, white2 + black3);
        unit = (first + second + third + fourth) / 12f;
        var allowed = (unit * Tolerance) + 0.5f;
        return Math.Abs(first - (2 * unit)) <= allowed
            && Math.Abs(second - (4 * unit)) <= allowed
            && Math.Abs(third - (4 * unit)) <= allowed
            && Math.Abs(fourth - (2 * unit)) <= allowed
            && black2 > black1
            && black2 > black3
            && black2 > white1
            && black2 > white2;
    }

    /// <summary>The same ratio must be met upwards, sideways and along a diagonal.</summary>
    private static void Confirm(BlackWhiteImage image, int x, int y, int total, List<FinderPattern> found)
    {
        var longest = total * 2;
        if (Cross(image, x, y, (0, 1), longest) is not { } upright)
        {
            return;
        }

        var centreY = (int)(y + upright.Shift);
        if (Cross(image, x, centreY, (1, 0), longest) is not { } level)
        {
            return;
        }

        var centreX = (int)(x + level.Shift);
        var isSquare = Math.Max(upright.Unit, level.Unit) <= Math.Min(upright.Unit, level.Unit) * 2;
        if (
            !isSquare
            || (
                Cross(image, centreX, centreY, (1, 1), longest) is null
                && Cross(image, centreX, centreY, (1, -1), longest) is null
            )
        )
        {
            return;
        }

        var pattern = new FinderPattern(x + level.Shift + 0.5f, y + upright.Shift + 0.5f, (upright.Unit + level.Unit) / 2, 1);
        var known = found.FindIndex(pattern.IsSame);
        if (known >= 0)
        {
            found[known] = found[known].MergedWith(pattern);
        }
        else
        {
            found.Add(pattern);
        }
    }

    /// <summary>Five runs through a black place; how far the middle of the middle one is from it, and the module's length.</summary>
    private static (float Shift, float Unit)? Cross(BlackWhiteImage image, int x, int y, (int X, int Y) step, int longest)
    {
        if (!image.IsBlack(x, y))
        {
            return null;
        }

        Span<int> after = stackalloc int[3];
        Span<int> before = stackalloc int[3];
        if (!Runs(image, x, y, step, longest, after) || !Runs(image, x, y, (-step.X, -step.Y), longest, before))
        {
            return null;
        }

        // The place itself is counted on both sides.
        var middle = after[0] + before[0] - 1;
        return IsPattern(before[2], before[1], middle, after[1], after[2], out var unit)
            ? ((after[0] - before[0]) / 2f, unit)
            : null;
    }

    /// <summary>Lengths of the black, white and black runs from a place outwards; the last may end at the edge of the picture.</summary>
    private static bool Runs(BlackWhiteImage image, int x, int y, (int X, int Y) step, int longest, Span<int> lengths)
    {
        lengths.Clear();
        for (var run = 0; run < lengths.Length; run++)
        {
            while (x >= 0 && x < image.Width && y >= 0 && y < image.Height && image.IsBlack(x, y) == (run != 1))
            {
                (x, y) = (x + step.X, y + step.Y);
                if (++lengths[run] > longest)
                {
                    return false;
                }
            }

            if (lengths[run] == 0)
            {
                return false;
            }
        }

        return true;
    }
}
