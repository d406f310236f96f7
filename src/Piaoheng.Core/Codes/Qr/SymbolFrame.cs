namespace Piaoheng.Core.Codes.Qr;

/// <summary>The three finder patterns of a code as a frame: places, lengths of a module and contrast.</summary>
internal sealed class SymbolFrame
{
    private const float LeastContrast = 6;
    private const int ReachModules = 9;

    // Noise looks like finder patterns one by one; between them nothing alternates as between those of a code.
    private const float FaintContrast = 20;
    private const double LeastTimingAgreement = 0.15;
    private readonly BlackWhiteImage image;
    private readonly double rightUnit;

    public SymbolFrame(BlackWhiteImage image, FinderTriple triple)
    {
        this.image = image;
        (Corner, Right, Below) = (PlaceOf(triple.Corner), PlaceOf(triple.Right), PlaceOf(triple.Below));
        var (across, down) = (Right - Corner, Below - Corner);
        var longest = Math.Max(triple.Corner.Unit, Math.Max(triple.Right.Unit, triple.Below.Unit));
        var cornerAcross = UnitAlong(Corner, across, longest);
        var cornerDown = UnitAlong(Corner, down, longest);
        rightUnit = UnitAlong(Right, across, longest);
        var belowUnit = UnitAlong(Below, down, longest);
        UnitAcross = (cornerAcross + rightUnit) / 2;
        UnitDown = (cornerDown + belowUnit) / 2;
        Modules = ((across.Length / UnitAcross) + (down.Length / UnitDown)) / 2;
        var darkness = new[] { Corner, Right, Below }.Average(place => image.DarknessAt((float)place.X, (float)place.Y));
        Contrast = Math.Max(LeastContrast, darkness / 2);
    }

    public Place Corner { get; }

    public Place Right { get; }

    public Place Below { get; }

    public double UnitAcross { get; }

    public double UnitDown { get; }

    public double Unit => (UnitAcross + UnitDown) / 2;

    /// <summary>Distance of the centres in modules, as measured.</summary>
    public double Modules { get; }

    /// <summary>Difference from the threshold that counts as surely black.</summary>
    public float Contrast { get; }

    /// <summary>Versions that the distances, the timing patterns and the written version speak for, the likeliest first.</summary>
    public IEnumerable<QrVersion> Versions()
    {
        // Centres of the smallest and the largest code are 14 and 170 modules apart, and somewhat else seen at a slant.
        if (Modules is < 11 or > 200)
        {
            return [];
        }

        var measured = QrVersion.OfSize((int)Math.Round(Math.Clamp(Modules + 7, 21, 177)))!.Number;
        var doubt = Math.Max(1, (int)Math.Round(measured * 0.15));
        var near = Enumerable
            .Range(measured - doubt, (2 * doubt) + 1)
            .Where(number => number is >= 1 and <= QrVersion.Largest)
            .Select(number => (Version: QrVersion.Of(number), Agreement: TimingAgreement(QrVersion.Of(number))))
            .Where(candidate => Contrast > FaintContrast || candidate.Agreement > LeastTimingAgreement)
            .OrderByDescending(candidate => candidate.Agreement - (0.02 * Math.Abs(candidate.Version.Number - measured)))
            .Take(3)
            .Select(candidate => candidate.Version);
        return measured >= 6 && WrittenVersion() is { } written
            ? near.Prepend(written).DistinctBy(version => version.Number)
            : near;
    }

    /// <summary>A place of the code by the plain parallelogram of the three centres.</summary>
    public Place Predicted(QrVersion version, double x, double y)
    {
        var modules = version.Size - 7.0;
        return Corner + ((Right - Corner) * ((x - 3.5) / modules)) + ((Below - Corner) * ((y - 3.5) / modules));
    }

    /// <summary>How regularly black and white alternate between the finder patterns.</summary>
    private double TimingAgreement(QrVersion version)
    {
        var sum = 0.0;
        var count = 0;
        for (var index = 8; index < version.Size - 8; index++)
        {
            var sign = index % 2 == 0 ? 1 : -1;
            sum += sign * (Darkness(Predicted(version, index + 0.5, 6.5)) + Darkness(Predicted(version, 6.5, index + 0.5)));
            count += 2;
        }

        return sum / count;
    }

    /// <summary>The version as written beside the upper right finder pattern, measured from that pattern.</summary>
    private QrVersion? WrittenVersion()
    {
        var across = (Right - Corner) * (rightUnit / (Right - Corner).Length);
        var down = (Below - Corner) * (UnitDown / (Below - Corner).Length);
        var best = (Number: 0, Agreement: 0.0);
        var bits = new double[QrVersionText.Bits];
        for (var bit = 0; bit < bits.Length; bit++)
        {
            var (x, y) = QrVersionText.Place(bit, 0);
            bits[bit] = Darkness(Right + (across * (x + 4.0)) + (down * (y - 3.0)));
        }

        for (var number = 7; number <= QrVersion.Largest; number++)
        {
            var encoded = QrVersionText.Encoded(number);
            var agreement = bits.Select((value, bit) => ((encoded >> bit) & 1) != 0 ? value : -value).Average();
            best = agreement > best.Agreement ? (number, agreement) : best;
        }

        return best.Agreement > 0.6 ? QrVersion.Of(best.Number) : null;
    }

    /// <summary>Length of a module along a direction, from the outer edges of a finder pattern.</summary>
    private double UnitAlong(Place centre, Place direction, float longest)
    {
        var step = direction * (0.25 / direction.Length);
        var limit = (int)(ReachModules * longest * 4);
        var (forth, back) = (EdgeDistance(centre, step, limit), EdgeDistance(centre, step * -1, limit));
        return forth > 0 && back > 0 ? (forth + back) / 28.0 : longest;
    }

    /// <summary>Steps until black, white and black are passed; 0 when they are not met.</summary>
    private int EdgeDistance(Place centre, Place step, int limit)
    {
        var run = 0;
        for (var count = 0; count < limit; count++)
        {
            var place = centre + (step * count);
            if (place.X < 0 || place.Y < 0 || place.X >= image.Width || place.Y >= image.Height)
            {
                return run == 2 ? count : 0;
            }

            if (image.IsBlack((int)place.X, (int)place.Y) == (run == 1) && ++run == 3)
            {
                return count;
            }
        }

        return 0;
    }

    private double Darkness(Place place) => Math.Clamp(image.DarknessAt((float)place.X, (float)place.Y) / Contrast, -1, 1);

    private static Place PlaceOf(FinderPattern pattern) => new(pattern.X, pattern.Y);
}
