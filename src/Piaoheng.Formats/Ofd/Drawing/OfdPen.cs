using System.Runtime.InteropServices;
using System.Xml.Linq;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd.Drawing;

/// <summary>绘制参数 in force: what an object states, else its parameters, else its layer.</summary>
/// <param name="Fill">Colour of texts and filled paths; null where none is stated.</param>
/// <param name="Stroke">Colour of lines; null where none is stated.</param>
/// <param name="LineWidth">In millimetres; null where none is stated.</param>
/// <param name="Opacity">Of the object, 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OfdPen(Colour? Fill, Colour? Stroke, double? LineWidth, double Opacity)
{
    public static readonly OfdPen None = new(null, null, null, 1);

    /// <summary>The pen for an element that stands inside one drawn with this pen.</summary>
    public OfdPen Under(OfdResources resources, XElement element)
    {
        var opacity = Opacity * OfdColours.Opacity(element);
        Colour? fill = null;
        Colour? stroke = null;
        double? width = null;
        foreach (var stating in resources.Parameters(element.AttributeOf("DrawParam")).Prepend(element))
        {
            fill ??= OfdColours.Read(stating.Child("FillColor"), opacity);
            stroke ??= OfdColours.Read(stating.Child("StrokeColor"), opacity);
            width ??= OfdNumbers.TryParse(stating.AttributeOf("LineWidth"), out var stated) ? stated : null;
        }

        return new OfdPen(fill ?? Fill, stroke ?? Stroke, width ?? LineWidth, opacity);
    }
}
