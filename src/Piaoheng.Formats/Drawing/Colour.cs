using System.Globalization;
using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Drawing;

/// <summary>A colour with its opacity, 0 to 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Colour(byte Red, byte Green, byte Blue, double Opacity = 1)
{
    public static readonly Colour Black = new(0, 0, 0);

    public string ToSvg() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
}
