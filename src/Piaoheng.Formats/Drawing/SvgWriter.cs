using System.Globalization;
using System.Text;
using System.Xml;

namespace Piaoheng.Formats.Drawing;

/// <summary>SVG 书写器: the only writer of SVG, and safe by construction.</summary>
/// <remarks>
/// It knows no element, attribute or reference but those below: numbers, colours, escaped texts and pictures as data. What a file says
/// can therefore become neither a script nor a style nor an address.
/// </remarks>
internal sealed class SvgWriter : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const double Largest = 1_000_000;

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    /// <summary>Begins a picture of this size in millimetres.</summary>
    public SvgWriter(double width, double height)
    {
        _xml = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true });
        _xml.WriteStartElement("svg", Namespace);
        Attribute("width", Number(width) + "mm");
        Attribute("height", Number(height) + "mm");
        Attribute("viewBox", string.Join(' ', Number(0), Number(0), Number(width), Number(height)));
    }

    public void Dispose() => _xml.Dispose();

    /// <summary>Ends the picture.</summary>
    public string Finish()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return _text.ToString();
    }

    /// <summary>Begins a part of the picture that shows a rectangle of its own measure and cuts off what lies outside; ends with <see cref="End"/>.</summary>
    public void Window(in Rectangle place, in Rectangle shown)
    {
        _xml.WriteStartElement("svg", Namespace);
        Place(place);
        Attribute("viewBox", string.Join(' ', Number(shown.X), Number(shown.Y), Number(shown.Width), Number(shown.Height)));
        Attribute("preserveAspectRatio", "none");
    }

    /// <summary>Begins a group under a matrix; ends with <see cref="End"/>.</summary>
    public void Group(in Matrix matrix)
    {
        _xml.WriteStartElement("g", Namespace);
        Attribute("transform", matrix.ToSvg());
    }

    /// <summary>Ends the innermost window or group.</summary>
    public void End() => _xml.WriteEndElement();

    public void Rectangle(in Rectangle place, in Ink ink)
    {
        _xml.WriteStartElement("rect", Namespace);
        Place(place);
        Paint(ink);
        _xml.WriteEndElement();
    }

    public void Path(SvgPath path, in Ink ink)
    {
        _xml.WriteStartElement("path", Namespace);
        Attribute("d", path.ToString());
        Paint(ink);
        _xml.WriteEndElement();
    }

    /// <summary>Draws characters at the places given for them; those beyond the places follow by themselves.</summary>
    public void Text(string characters, IReadOnlyList<double> xs, IReadOnlyList<double> ys, TypeFace face, in Ink ink)
    {
        _xml.WriteStartElement("text", Namespace);
        _xml.WriteAttributeString("xml", "space", null, "preserve");
        Attribute("x", string.Join(' ', xs.Select(Number)));
        Attribute("y", string.Join(' ', ys.Select(Number)));
        Attribute("font-family", face.Family);
        Attribute("font-size", Number(face.Size));
        if (face.IsBold)
        {
            Attribute("font-weight", "bold");
        }

        if (face.IsItalic)
        {
            Attribute("font-style", "italic");
        }

        Paint(ink);
        _xml.WriteString(Printable(characters));
        _xml.WriteEndElement();
    }

    /// <summary>Draws a picture over a rectangle.</summary>
    public void Picture(in Rectangle place, Picture picture, double opacity)
    {
        _xml.WriteStartElement("image", Namespace);
        Place(place);
        Attribute("preserveAspectRatio", "none");
        if (opacity < 1)
        {
            Attribute("opacity", Number(opacity));
        }

        Attribute("href", $"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Content.Span)}");
        _xml.WriteEndElement();
    }

    /// <summary>A number as it stands in the picture: four places, never infinite or beyond any paper.</summary>
    internal static string Number(double value)
    {
        var held = double.IsNaN(value) ? 0 : Math.Clamp(value, -Largest, Largest);
        return Math.Round(held, 4).ToString("0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>Throws where the picture has become larger than the limit.</summary>
    public void RequireRoom()
    {
        if (_text.Length > Limits.DrawingCharacters)
        {
            throw new LimitExceededException(nameof(Limits.DrawingCharacters));
        }
    }

    private void Place(in Rectangle place)
    {
        Attribute("x", Number(place.X));
        Attribute("y", Number(place.Y));
        Attribute("width", Number(Math.Max(place.Width, 0)));
        Attribute("height", Number(Math.Max(place.Height, 0)));
    }

    private void Paint(in Ink ink)
    {
        Attribute("fill", ink.Fill?.ToSvg() ?? "none");
        if (ink.Fill is { Opacity: < 1 } fill)
        {
            Attribute("fill-opacity", Number(fill.Opacity));
        }

        if (ink.Stroke is not { } stroke)
        {
            return;
        }

        Attribute("stroke", stroke.ToSvg());
        Attribute("stroke-width", Number(Math.Max(ink.LineWidth, 0)));
        if (stroke.Opacity < 1)
        {
            Attribute("stroke-opacity", Number(stroke.Opacity));
        }
    }

    private void Attribute(string name, string value) => _xml.WriteAttributeString(name, value);

    private static string Printable(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                kept.Append(text[i]).Append(text[++i]);
            }
            else
            {
                kept.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : ' ');
            }
        }

        return kept.ToString();
    }
}
