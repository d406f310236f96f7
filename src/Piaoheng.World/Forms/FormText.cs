namespace Piaoheng.World.Forms;

/// <summary>One text on a form; lengths in millimetres from the upper left corner.</summary>
/// <param name="Text">The characters.</param>
/// <param name="X">Left edge, centre or right edge, by <paramref name="Align"/>.</param>
/// <param name="Baseline">Baseline, downwards.</param>
/// <param name="Size">Height of the letters.</param>
/// <param name="Align">What <paramref name="X"/> means.</param>
public sealed record FormText(string Text, double X, double Baseline, double Size, TextAlign Align = TextAlign.Left)
{
    /// <summary>Name of the field in an OFD CustomTag; empty for labels.</summary>
    public string Tag { get; init; } = "";

    /// <summary>Index of the goods line that the text belongs to; −1 for none.</summary>
    public int Row { get; init; } = -1;

    /// <summary>Fixed distance from letter to letter, for labels that are spread out; 0 = natural.</summary>
    public double Advance { get; init; }

    /// <summary>Distance from row to row of a text that has line breaks (密码区); 0 for texts of one row.</summary>
    public double RowStep { get; init; }

    /// <summary>Turned by 90° to the right (下载次数 at the edge).</summary>
    public bool IsTurned { get; init; }

    /// <summary>Width by the rule of the bureau's fonts: Chinese characters are as wide as high, others half.</summary>
    public double NaturalWidth => Widths.Of(Text, Size);
}

/// <summary>What the position of a text means.</summary>
public enum TextAlign
{
    /// <summary>Left edge.</summary>
    Left,

    /// <summary>Centre.</summary>
    Center,

    /// <summary>Right edge.</summary>
    Right,
}
