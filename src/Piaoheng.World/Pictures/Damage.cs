namespace Piaoheng.World.Pictures;

/// <summary>What happened to a page between the printer and the file.</summary>
public sealed record Damage
{
    /// <summary>Name by which results are grouped.</summary>
    public required string Name { get; init; }

    /// <summary>Resolution of the scan.</summary>
    public double DotsPerInch { get; init; } = 200;

    /// <summary>Quarter turns clockwise.</summary>
    public int Turns { get; init; }

    /// <summary>Turned on the glass by so many degrees.</summary>
    public double SkewDegrees { get; init; }

    /// <summary>σ of a Gaussian blur, in pixels.</summary>
    public double Blur { get; init; }

    /// <summary>σ of the noise of the sensor, in grey levels.</summary>
    public double Noise { get; init; }

    /// <summary>Part of the light that is missing where it is darkest.</summary>
    public double Shadow { get; init; }

    /// <summary>Folds across the page.</summary>
    public int Folds { get; init; }

    /// <summary>A 发票专用章 lies over print.</summary>
    public bool HasStampOverText { get; init; }

    /// <summary>Photographed aslant on a dark table: by which part of its size a corner moves.</summary>
    public double Perspective { get; init; }

    /// <summary>Quality of the JPEG; 0 = kept as PNG.</summary>
    public int JpegQuality { get; init; }

    /// <summary>The names, in the order of tables.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "clean-300",
        "clean-200",
        "clean-150",
        "clean-100",
        "jpeg-60",
        "jpeg-30",
        "skew",
        "turned",
        "blur",
        "noise",
        "shadow",
        "stamp",
        "fold",
        "photo",
        "mixed",
    ];

    /// <summary>A damage of a name, with diced strength.</summary>
    public static Damage Of(string name, Dice dice) =>
        name switch
        {
            "blur" => new Damage { Name = name, Blur = dice.Between(8, 16) / 10.0 },
            "noise" => new Damage
            {
                Name = name,
                DotsPerInch = 150,
                Noise = dice.Between(8, 22),
                JpegQuality = 80,
            },
            "shadow" => new Damage
            {
                Name = name,
                Shadow = dice.Between(30, 60) / 100.0,
                JpegQuality = 75,
            },
            "stamp" => new Damage
            {
                Name = name,
                HasStampOverText = true,
                JpegQuality = 85,
            },
            "fold" => new Damage
            {
                Name = name,
                Folds = 1 + dice.Below(2),
                Shadow = 0.15,
                JpegQuality = 80,
            },
            "photo" => Photo(dice),
            "mixed" => Photo(dice) with
            {
                Name = "mixed",
                Turns = dice.Below(4),
                Folds = dice.Below(2),
                HasStampOverText = dice.PerMille(500),
                JpegQuality = (int)dice.Between(40, 70),
            },
            _ => Scanned(name, dice),
        };

    /// <summary>What scanning alone does: resolution, compression, the way the sheet lay.</summary>
    private static Damage Scanned(string name, Dice dice) =>
        name switch
        {
            "clean-300" => new Damage { Name = name, DotsPerInch = 300 },
            "clean-200" => new Damage { Name = name },
            "clean-150" => new Damage { Name = name, DotsPerInch = 150 },
            "clean-100" => new Damage { Name = name, DotsPerInch = 100 },
            "jpeg-60" => new Damage
            {
                Name = name,
                DotsPerInch = 150,
                JpegQuality = 60,
            },
            "jpeg-30" => new Damage
            {
                Name = name,
                DotsPerInch = dice.Pick([150.0, 200]),
                JpegQuality = (int)dice.Between(30, 40),
            },
            "skew" => new Damage { Name = name, SkewDegrees = dice.Between(-60, 60) / 10.0 },
            "turned" => new Damage
            {
                Name = name,
                Turns = 1 + dice.Below(3),
                SkewDegrees = dice.Between(-15, 15) / 10.0,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such damage."),
        };

    private static Damage Photo(Dice dice) =>
        new()
        {
            Name = "photo",
            DotsPerInch = dice.Pick([180.0, 220]),
            SkewDegrees = dice.Between(-40, 40) / 10.0,
            Perspective = dice.Between(10, 55) / 1000.0,
            Shadow = dice.Between(15, 40) / 100.0,
            Blur = dice.Between(4, 9) / 10.0,
            Noise = dice.Between(3, 8),
            JpegQuality = (int)dice.Between(60, 85),
        };
}
