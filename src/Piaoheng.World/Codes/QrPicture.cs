using Piaoheng.Core.Codes.Qr;

namespace Piaoheng.World.Codes;

/// <summary>How a code is drawn and what happens to it on the way to a picture.</summary>
public sealed record QrPicture
{
    /// <summary>Pixels of a module.</summary>
    public double Unit { get; init; } = 4;

    /// <summary>White modules around the code.</summary>
    public int Quiet { get; init; } = 4;

    /// <summary>Turned by so many degrees.</summary>
    public double Angle { get; init; }

    /// <summary>Seen at a slant: how much the far side is shorter, 0 to 0.5.</summary>
    public double Slant { get; init; }

    /// <summary>Width of the blur in pixels (standard deviation).</summary>
    public double Blur { get; init; }

    /// <summary>Noise in grey levels (standard deviation).</summary>
    public double Noise { get; init; }

    /// <summary>How much darker the one side lies in the shade, 0 to 1.</summary>
    public double Shade { get; init; }

    /// <summary>Bent as paper is: height of the arch in modules.</summary>
    public double Bend { get; init; }

    public bool IsMirrored { get; init; }

    /// <summary>Seed of the noise.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Draws a code in the middle of a picture just large enough.</summary>
    public GreyImage Draw(QrSymbol symbol)
    {
        var modules = symbol.Size + (2 * Quiet);
        var side = (int)Math.Ceiling(modules * Unit * (1 + (Angle % 90 == 0 ? 0 : 0.42)));
        var levels = new double[side * side];
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                levels[(y * side) + x] = Level(symbol, x, y, side);
            }
        }

        return new(Spoilt(Blurred(levels, side), side), side, side);
    }

    /// <summary>Mean of nine points of a pixel: 40 on ink, 230 on paper.</summary>
    private double Level(QrSymbol symbol, int x, int y, int side)
    {
        var sum = 0.0;
        for (var part = 0; part < 9; part++)
        {
            var (column, row) = Module(
                x + (((part % 3) + 0.5) / 3) - (side / 2.0),
                y + (((part / 3) + 0.5) / 3) - (side / 2.0),
                symbol.Size
            );
            var isInside = column >= 0 && row >= 0 && column < symbol.Size && row < symbol.Size;
            sum += isInside && (IsMirrored ? symbol[(int)row, (int)column] : symbol[(int)column, (int)row]) ? 40 : 230;
        }

        return sum / 9;
    }

    /// <summary>Which module lies at a place counted in pixels from the middle.</summary>
    private (double Column, double Row) Module(double x, double y, int size)
    {
        var (sine, cosine) = Math.SinCos(Angle * Math.PI / 180);
        var (turnedX, turnedY) = (((x * cosine) + (y * sine)) / Unit, ((y * cosine) - (x * sine)) / Unit);

        // Further up means further away, so the same step there spans more modules.
        var half = size / 2.0;
        var depth = 1 + (Slant * (half - turnedY) / size);
        var (column, row) = (turnedX * depth, turnedY * depth);
        row += Bend * (1 - (column * column / (half * half)));
        return (column + half, row + half);
    }

    private double[] Blurred(double[] levels, int side)
    {
        if (Blur <= 0)
        {
            return levels;
        }

        var reach = (int)Math.Ceiling(Blur * 3);
        var weights = Enumerable
            .Range(-reach, (2 * reach) + 1)
            .Select(distance => Math.Exp(-distance * distance / (2 * Blur * Blur)))
            .ToArray();
        var total = weights.Sum();
        foreach (var (stepX, stepY) in (ReadOnlySpan<(int, int)>)[(1, 0), (0, 1)])
        {
            var next = new double[levels.Length];
            for (var index = 0; index < levels.Length; index++)
            {
                for (var distance = -reach; distance <= reach; distance++)
                {
                    var x = Math.Clamp((index % side) + (stepX * distance), 0, side - 1);
                    var y = Math.Clamp((index / side) + (stepY * distance), 0, side - 1);
                    next[index] += weights[distance + reach] / total * levels[(y * side) + x];
                }
            }

            levels = next;
        }

        return levels;
    }

    private byte[] Spoilt(double[] levels, int side)
    {
        var dice = new Dice((ulong)Seed);
        return
        [
            .. levels.Select(
                (level, index) =>
                {
                    var shaded = level * (1 - (Shade * (index % side) / side));
                    var noise = Noise * ((dice.Below(1000) + dice.Below(1000) + dice.Below(1000)) / 500.0 - 3);
                    return (byte)Math.Clamp(shaded + noise, 0, 255);
                }
            ),
        ];
    }
}
