using System.Globalization;
using System.Xml.Linq;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd.Drawing;

/// <summary>颜色: values of grey, RGB and CMYK. A shading or pattern is drawn in the first colour that it names.</summary>
internal static class OfdColours
{
    /// <summary>The colour that an element states; null when it states none.</summary>
    /// <param name="element"><c>FillColor</c> or <c>StrokeColor</c>.</param>
    /// <param name="opacity">Opacity of the object, 0 to 1.</param>
    public static Colour? Read(XElement? element, double opacity)
    {
        if (element is null)
        {
            return null;
        }

        var stated = element.AttributeOf("Value") is null
            ? element.Descendants().FirstOrDefault(inner => inner.AttributeOf("Value") is not null) ?? element
            : element;
        return OfValues(stated.AttributeOf("Value"), opacity * Opacity(element));
    }

    /// <summary>不透明度 of an element: its <c>Alpha</c>, 0 to 255.</summary>
    public static double Opacity(XElement element) =>
        OfdNumbers.TryParse(element.AttributeOf("Alpha"), out var alpha) ? Math.Clamp(alpha / 255, 0, 1) : 1;

    private static Colour? OfValues(string? text, double opacity)
    {
        var values = (text ?? string.Empty)
            .Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Take(5)
            .Select(Channel)
            .ToList();
        return values switch
        {
            [var grey] => new Colour(grey, grey, grey, opacity),
            [var red, var green, var blue] => new Colour(red, green, blue, opacity),
            [var cyan, var magenta, var yellow, var key] => new Colour(
                Ink(cyan, key),
                Ink(magenta, key),
                Ink(yellow, key),
                opacity
            ),
            _ => null,
        };
    }

    private static byte Ink(byte colour, byte key) => (byte)((255 - colour) * (255 - key) / 255);

    private static byte Channel(string text)
    {
        if (
            text.StartsWith('#')
            && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex)
        )
        {
            return (byte)Math.Clamp(hex, 0, 255);
        }

        return OfdNumbers.TryParse(text, out var number) ? (byte)Math.Clamp(Math.Round(number), 0, 255) : (byte)0;
    }
}
