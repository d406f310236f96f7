using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Ofd;

/// <summary>A rectangle in millimetres from the upper left corner: <c>x y width height</c>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OfdBox(double X, double Y, double Width, double Height)
{
    /// <summary>What an invoice measures; used where a package states no size at all.</summary>
    public static readonly OfdBox Invoice = new(0, 0, 210, 140);

    /// <summary>Whether it has a size. Boundaries of right-aligned texts are found with negative widths.</summary>
    public bool HasSize => Width > 0 && Height > 0;

    /// <summary>Reads four numbers; null when they are not four.</summary>
    public static OfdBox? TryParse(string? text) =>
        OfdNumbers.Parse(text) is [var x, var y, var width, var height] ? new OfdBox(x, y, width, height) : null;

    /// <summary>Reads the size of a page; null when it is none.</summary>
    public static OfdBox? TryParsePage(string? text) => TryParse(text) is { HasSize: true } box ? box : null;
}
