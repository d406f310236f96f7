using SkiaSharp;

namespace Piaoheng.World.Pictures;

/// <summary>How a form is printed on paper: inks, faces, and how far the print lies beside the form.</summary>
public sealed record PrintLook
{
    /// <summary>Colour of the paper.</summary>
    public SKColor Paper { get; init; } = SKColors.White;

    /// <summary>Colour of what belongs to the form: labels and rules.</summary>
    public SKColor FormInk { get; init; } = new(128, 0, 0);

    /// <summary>Colour of what is filled in.</summary>
    public SKColor ValueInk { get; init; } = SKColors.Black;

    /// <summary>Whether the values come from a printer of 24 needles: dots instead of letters.</summary>
    public bool IsDotMatrix { get; init; }

    /// <summary>By how many millimetres the values are printed too far to the right.</summary>
    public double ShiftX { get; init; }

    /// <summary>By how many millimetres the values are printed too low.</summary>
    public double ShiftY { get; init; }

    /// <summary>Face of the labels.</summary>
    public PrintFace FormFace { get; init; }

    /// <summary>Face of the values.</summary>
    public PrintFace ValueFace { get; init; }

    /// <summary>A form that comes out of an office printer or a screen: all in one ink.</summary>
    public static PrintLook Electronic(Dice dice) =>
        new()
        {
            FormInk = dice.PerMille(700) ? new SKColor(128, 0, 0) : new SKColor(40, 40, 40),
            ValueInk = dice.PerMille(500) ? SKColors.Black : new SKColor(20, 20, 20),
            FormFace = dice.PerMille(500) ? PrintFace.Serif : PrintFace.Sans,
            ValueFace = dice.PerMille(400) ? PrintFace.Serif : PrintFace.Sans,
        };

    /// <summary>A printed form that was filled in by a printer of needles, seldom exactly in place.</summary>
    public static PrintLook OnPrintedForm(Dice dice) =>
        new()
        {
            Paper = new SKColor(252, 250, (byte)dice.Between(238, 252)),
            FormInk = dice.Pick([new SKColor(110, 60, 30), new SKColor(60, 90, 60), new SKColor(120, 40, 50)]),
            ValueInk = dice.Pick([new SKColor(40, 60, 170), new SKColor(30, 30, 60), new SKColor(60, 60, 60)]),
            IsDotMatrix = dice.PerMille(650),
            ShiftX = dice.Between(-15, 25) / 10.0,
            ShiftY = dice.Between(-12, 16) / 10.0,
            FormFace = PrintFace.Serif,
            ValueFace = dice.PerMille(500) ? PrintFace.Serif : PrintFace.Sans,
        };
}

/// <summary>Face of printed letters.</summary>
public enum PrintFace
{
    /// <summary>黑体.</summary>
    Sans,

    /// <summary>宋体; where no such font is installed, 黑体.</summary>
    Serif,

    /// <summary>粗黑体; where no such font is installed, 黑体.</summary>
    Bold,
}
