namespace Piaoheng.Core.Codes.Qr;

/// <summary>Looks for the alignment pattern nearest the fourth corner, which tells how the code is seen in perspective.</summary>
internal static class AlignmentSearch
{
    private const double Step = 0.5;
    private const int MostCandidates = 3;
    private const double LeastAgreement = 0.35;

    /// <summary>Where the fourth place may be, the likeliest first; the plain parallelogram is always among them.</summary>
    public static IEnumerable<(Place Code, Place Picture)> Fourths(BlackWhiteImage image, QrVersion version, SymbolFrame frame)
    {
        var far = version.Size - 3.5;
        var parallelogram = (new Place(far, far), frame.Predicted(version, far, far));
        if (version.Number == 1)
        {
            return [parallelogram];
        }

        var centre = version.Size - 6.5;
        var code = new Place(centre, centre);
        var found = Candidates(image, version, frame, centre).Select(picture => (code, picture));
        return [.. found, parallelogram];
    }

    private static List<Place> Candidates(BlackWhiteImage image, QrVersion version, SymbolFrame frame, double centre)
    {
        var across = (frame.Right - frame.Corner) * (1 / (version.Size - 7.0));
        var down = (frame.Below - frame.Corner) * (1 / (version.Size - 7.0));
        var predicted = frame.Predicted(version, centre, centre);
        var reach = Math.Clamp(version.Size * 0.2, 4, 12);
        var met = new List<(Place Place, double Agreement)>();
        for (var dy = -reach; dy <= reach; dy += Step)
        {
            for (var dx = -reach; dx <= reach; dx += Step)
            {
                var place = predicted + (across * dx) + (down * dy);
                var agreement = Agreement(image, place, across, down, frame.Contrast);
                if (agreement > LeastAgreement)
                {
                    // Where data look like the pattern too, the nearer one is likelier.
                    met.Add((place, agreement - (0.02 * Math.Sqrt((dx * dx) + (dy * dy)))));
                }
            }
        }

        var apart = across.Length * 1.5;
        var kept = new List<Place>();
        foreach (var (place, _) in met.OrderByDescending(candidate => candidate.Agreement))
        {
            if (kept.TrueForAll(other => (other - place).Length > apart))
            {
                kept.Add(place);
            }

            if (kept.Count == MostCandidates)
            {
                break;
            }
        }

        return kept;
    }

    /// <summary>How well a black module in a white ring in a black ring agrees with a place.</summary>
    private static double Agreement(BlackWhiteImage image, Place centre, Place across, Place down, float contrast)
    {
        var sum = 0.0;
        for (var dy = -2; dy <= 2; dy++)
        {
            for (var dx = -2; dx <= 2; dx++)
            {
                var place = centre + (across * dx) + (down * dy);
                var darkness = Math.Clamp(image.DarknessAt((float)place.X, (float)place.Y) / contrast, -1, 1);

                // White and black count alike, though there are more black modules.
                sum += Math.Max(Math.Abs(dx), Math.Abs(dy)) == 1 ? -darkness / 16 : darkness / 34;
            }

            if (dy == 0 && sum < 0)
            {
                return 0;
            }
        }

        return sum;
    }
}
