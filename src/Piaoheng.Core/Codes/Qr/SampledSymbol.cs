namespace Piaoheng.Core.Codes.Qr;

/// <summary>The modules of a code as sampled: positive = black, the further from 0 the surer.</summary>
internal sealed class SampledSymbol
{
    private const double Spread = 0.2;

    // How much of the neighbours' colour blur mixes into a module, as far as it is worth taking back.
    private const float Sharpening = 0.35f;
    private readonly float[] darkness;

    private SampledSymbol(QrVersion version, float[] darkness) => (Version, this.darkness) = (version, darkness);

    public QrVersion Version { get; }

    public float this[int x, int y] => darkness[(y * Version.Size) + x];

    public static SampledSymbol Take(BlackWhiteImage image, QrVersion version, PerspectiveMap map, AlignmentMesh? mesh)
    {
        var size = version.Size;
        var sampled = new float[size * size];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var centre = new Place(x + 0.5, y + 0.5);
                centre = mesh is null ? centre : centre + mesh.ShiftAt(centre.X, centre.Y);
                sampled[(y * size) + x] =
                    (2 * At(centre.X, centre.Y))
                    + At(centre.X - Spread, centre.Y - Spread)
                    + At(centre.X + Spread, centre.Y - Spread)
                    + At(centre.X - Spread, centre.Y + Spread)
                    + At(centre.X + Spread, centre.Y + Spread);
            }
        }

        return new(version, sampled);

        float At(double x, double y)
        {
            var place = map.At(x, y);
            return image.DarknessAt((float)place.X, (float)place.Y);
        }
    }

    /// <summary>A code from modules that are known to be right.</summary>
    public static SampledSymbol FromModules(QrVersion version, Func<int, int, bool> isBlack)
    {
        var size = version.Size;
        return new(
            version,
            [.. Enumerable.Range(0, size * size).Select(index => isBlack(index % size, index / size) ? 1f : -1f)]
        );
    }

    /// <summary>The code as seen in a mirror.</summary>
    public SampledSymbol Mirrored() => Changed((x, y) => this[y, x]);

    /// <summary>The share of the four neighbours taken out of each module, against blur.</summary>
    public SampledSymbol Sharpened() =>
        Changed((x, y) => this[x, y] - (Sharpening * (Near(x - 1, y) + Near(x + 1, y) + Near(x, y - 1) + Near(x, y + 1)) / 2));

    /// <summary>Each module judged by the middle between the darkest and the lightest around it, against a threshold led astray by what surrounds the code.</summary>
    public SampledSymbol Levelled() =>
        Changed(
            (x, y) =>
            {
                var (darkest, lightest) = (float.MinValue, float.MaxValue);
                for (var dy = -3; dy <= 3; dy++)
                {
                    for (var dx = -3; dx <= 3; dx++)
                    {
                        var value = Near(x + dx, y + dy);
                        (darkest, lightest) = (Math.Max(darkest, value), Math.Min(lightest, value));
                    }
                }

                return this[x, y] - ((darkest + lightest) / 2);
            }
        );

    private float Near(int x, int y) => this[Math.Clamp(x, 0, Version.Size - 1), Math.Clamp(y, 0, Version.Size - 1)];

    private SampledSymbol Changed(Func<int, int, float> module)
    {
        var changed = new float[darkness.Length];
        for (var index = 0; index < changed.Length; index++)
        {
            changed[index] = module(index % Version.Size, index / Version.Size);
        }

        return new(Version, changed);
    }
}
