namespace Piaoheng.Ocr;

/// <summary>Stable words for what may have cost accuracy on a page.</summary>
public static class PageWarning
{
    /// <summary>分辨率低: most lines are lower than what the model was made for.</summary>
    public const string SmallText = "small-text";

    /// <summary>Several pieces of text run in different directions: perhaps several tickets on one picture.</summary>
    public const string MixedDirections = "mixed-directions";

    /// <summary>More pieces of text than are read; the rest is left out.</summary>
    public const string TooManyLines = "too-many-lines";

    /// <summary>The picture was larger than what is worked on and was made smaller.</summary>
    public const string ScaledDown = "scaled-down";
}
