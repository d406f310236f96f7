namespace Piaoheng.Core.Codes.Qr;

/// <summary>Lays the known modules of a version over the picture and moves the four corners until they agree best.</summary>
internal sealed class SymbolFit
{
    private const double Quarter = 0.25;
    private static readonly double[] Steps = [0.6, 0.3, 0.15, 0.07];
    private readonly BlackWhiteImage image;
    private readonly QrVersion version;
    private readonly float contrast;
    private readonly Place[] code;
    private readonly Place[] picture;
    private readonly double unit;

    /// <param name="image">The picture.</param>
    /// <param name="version">The version to lay over it.</param>
    /// <param name="frame">Where the three finder patterns are.</param>
    /// <param name="fourth">The fourth place, in modules and in the picture.</param>
    public SymbolFit(BlackWhiteImage image, QrVersion version, SymbolFrame frame, (Place Code, Place Picture) fourth)
    {
        (this.image, this.version) = (image, version);
        var far = version.Size - 3.5;
        code = [new(3.5, 3.5), new(far, 3.5), fourth.Code, new(3.5, far)];
        picture = [frame.Corner, frame.Right, fourth.Picture, frame.Below];
        contrast = frame.Contrast;
        unit = frame.Unit;
        Agreement = Measure();
    }

    /// <summary>How well known modules agree with the picture: 1 = all, 0 = as many as by chance.</summary>
    public double Agreement { get; private set; }

    public PerspectiveMap Map => PerspectiveMap.Between(code, picture);

    /// <summary>Moves one coordinate after the other as long as the agreement grows, in ever smaller steps.</summary>
    public void Improve()
    {
        foreach (var step in Steps)
        {
            var rounds = 0;
            while (ImproveBy(step * unit) && ++rounds < 4)
            {
                // Each round moves all four places once more.
            }
        }
    }

    private bool ImproveBy(double distance)
    {
        var isBetter = false;
        for (var corner = 0; corner < picture.Length; corner++)
        {
            foreach (var move in (ReadOnlySpan<Place>)[new(distance, 0), new(-distance, 0), new(0, distance), new(0, -distance)])
            {
                var before = picture[corner];
                picture[corner] = before + move;
                var agreement = Measure();
                if (agreement > Agreement)
                {
                    (Agreement, isBetter) = (agreement, true);
                }
                else
                {
                    picture[corner] = before;
                }
            }
        }

        return isBetter;
    }

    private double Measure()
    {
        var map = Map;
        var sum = 0.0;
        foreach (var (x, y, isBlack) in version.Patterns.Fixed)
        {
            var darkness =
                Darkness(map.At(x + 0.5 - Quarter, y + 0.5 - Quarter)) + Darkness(map.At(x + 0.5 + Quarter, y + 0.5 + Quarter));
            sum += isBlack ? darkness : -darkness;
        }

        return sum / (2 * version.Patterns.Fixed.Length);
    }

    /// <summary>From −1, surely white, to 1, surely black.</summary>
    private float Darkness(Place place) => Math.Clamp(image.DarknessAt((float)place.X, (float)place.Y) / contrast, -1, 1);
}
