using Piaoheng.World.Invoices;

namespace Piaoheng.World.Forms;

/// <summary>One column of a table of goods.</summary>
/// <param name="Heading">Heading as printed.</param>
/// <param name="HeadingX">Left edge of the heading.</param>
/// <param name="Tag">Field in a CustomTag.</param>
/// <param name="X">Left edge, centre or right edge of the cells.</param>
/// <param name="Width">Width in which cells wrap.</param>
/// <param name="Align">What <paramref name="X"/> means.</param>
/// <param name="Text">The cell of a line.</param>
internal sealed record FormColumn(
    string Heading,
    double HeadingX,
    string Tag,
    double X,
    double Width,
    TextAlign Align,
    Func<WorldLine, string> Text
)
{
    /// <summary>Height of the letters; the price column of the bureau's form is smaller.</summary>
    public double Size { get; init; } = FormPage.Letters;

    /// <summary>Long figures are printed smaller, so that they fit the column.</summary>
    public bool IsShrunk { get; init; }

    /// <summary>Height of the letters of one cell.</summary>
    public double SizeOf(string cell) => IsShrunk ? Math.Min(Size, (Width - 1) / Math.Max(1, cell.Length) / FigureWidth) : Size;

    // Width of a figure in the printing font, for letters one millimetre high.
    private const double FigureWidth = 0.56;
}
