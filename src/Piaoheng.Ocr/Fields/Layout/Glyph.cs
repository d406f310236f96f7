namespace Piaoheng.Ocr.Fields.Layout;

/// <summary>One recognised character on a sheet that was made level: what it says, how sure that is, and where it stands.</summary>
/// <param name="Char">The character in its ordinary form.</param>
/// <param name="Score">Its probability.</param>
/// <param name="X">Middle, across.</param>
/// <param name="Y">Middle, down, after the slope of the sheet was taken out.</param>
/// <param name="Height">Height of its line.</param>
/// <param name="Line">The line that it belongs to.</param>
/// <param name="Index">Its place among the characters of that line.</param>
internal sealed record Glyph(char Char, float Score, float X, float Y, float Height, RecognisedLine Line, int Index)
{
    /// <summary>Width that a character of its kind has.</summary>
    public float Width => IsWide(Char) ? Height * 0.95f : Height * 0.5f;

    /// <summary>Left edge, by its kind.</summary>
    public float Left => X - (Width / 2);

    /// <summary>Right edge, by its kind.</summary>
    public float Right => X + (Width / 2);

    /// <summary>Whether it is as wide as high: an ideograph or its like.</summary>
    public static bool IsWide(char c) => c is >= '\u2E80' and not '￥';

    /// <summary>Whether it is an ideograph.</summary>
    public static bool IsIdeograph(char c) => c is >= '\u3400' and <= '\u9FFF';
}
