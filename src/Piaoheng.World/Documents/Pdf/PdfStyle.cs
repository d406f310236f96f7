namespace Piaoheng.World.Documents.Pdf;

/// <summary>How one maker or one re-saving program writes the page description of a PDF; what is printed stays the same.</summary>
public sealed record PdfStyle
{
    /// <summary>Width of the page in points; 0 = as the form is long in millimetres.</summary>
    public double PageWidth { get; init; }

    /// <summary>Place the form on an A4 sheet, upper left.</summary>
    public bool IsOnSheet { get; init; }

    /// <summary>Order in which texts stand in the file: labels first, values in a random order.</summary>
    public bool IsShuffled { get; init; }

    /// <summary>Each character is placed by itself.</summary>
    public bool IsByCharacter { get; init; }

    /// <summary>Characters that have a twin among the radicals (子, 方, 金) are written as the radical, like macOS does.</summary>
    public bool HasRadicals { get; init; }

    /// <summary>Pages hold a picture of the form and no text.</summary>
    public bool IsPicture { get; init; }

    /// <summary>One of the styles that real files show.</summary>
    public static PdfStyle Diced(Dice dice) =>
        new()
        {
            PageWidth = dice.Pick([0, 595.276, 609, 600]),
            IsOnSheet = dice.PerMille(150),
            IsShuffled = dice.PerMille(700),
            IsByCharacter = dice.PerMille(300),
            HasRadicals = dice.PerMille(250),
        };
}
