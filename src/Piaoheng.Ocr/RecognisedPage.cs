namespace Piaoheng.Ocr;

/// <summary>识别出的一页: all lines of text on one picture, upright.</summary>
public sealed record RecognisedPage
{
    /// <summary>Number of the page in its file, from 1.</summary>
    public int Number { get; init; } = 1;

    /// <summary>Width of the upright page in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the upright page in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>By how many degrees clockwise the picture was turned to stand upright: 0, 90, 180 or 270.</summary>
    public int Rotation { get; init; }

    /// <summary>By how many degrees the text ran downwards (positive) or upwards to the right, before it was made level.</summary>
    public float SkewDegrees { get; init; }

    /// <summary>The lines, from top to bottom and from left to right.</summary>
    public required IReadOnlyList<RecognisedLine> Lines { get; init; }

    /// <summary>Stable words for what may have cost accuracy: a value of <see cref="PageWarning"/> each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The picture itself, upright like the lines, to look at cells again; null where only the lines are known (tests).</summary>
    public PageImage? Image { get; init; }
}
