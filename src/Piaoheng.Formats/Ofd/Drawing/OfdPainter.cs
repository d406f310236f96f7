using System.Xml.Linq;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd.Drawing;

/// <summary>图元绘制: draws the objects of layers, blocks and appearances.</summary>
/// <remarks>Source: GB/T 33190-2016 §8 (pages), §9 (paths), §10 (images), §11 (texts), §13 (composed objects). Clips and gradients are left out.</remarks>
internal sealed class OfdPainter(SvgWriter svg, OfdResources resources, DrawingBudget budget)
{
    private const double DefaultLineWidth = 0.353;

    private static readonly Ink Missing = new(new Colour(0x99, 0x99, 0x99, 0.12), new Colour(0x99, 0x99, 0x99), 0.2);

    /// <summary>Draws the layers of a page or template that stand in this place: <c>Background</c>, <c>Body</c> or <c>Foreground</c>.</summary>
    public void Layers(XElement root, string place)
    {
        foreach (var layer in root.At("Content").Children("Layer"))
        {
            if (string.Equals(layer.AttributeOf("Type") ?? "Body", place, StringComparison.OrdinalIgnoreCase))
            {
                Objects(layer, OfdPen.None.Under(resources, layer), 0);
            }
        }
    }

    /// <summary>Draws the appearance of an annotation at its place.</summary>
    public void Appearance(XElement appearance)
    {
        if (OfdBox.TryParse(appearance.AttributeOf("Boundary")) is not { } boundary)
        {
            return;
        }

        svg.Group(Matrix.Identity.Moved(boundary.X, boundary.Y));
        Objects(appearance, OfdPen.None, 0);
        svg.End();
    }

    private void Objects(XElement parent, OfdPen pen, int depth)
    {
        if (depth > Limits.DrawnDepth)
        {
            throw new LimitExceededException(nameof(Limits.DrawnDepth));
        }

        foreach (var element in parent.Elements())
        {
            if (element.AttributeOf("Visible") is "false" or "0")
            {
                continue;
            }

            if (element.Is("PageBlock") || element.Is("Layer"))
            {
                Objects(element, pen, depth + 1);
            }
            else if (IsObject(element))
            {
                budget.Take();
                Object(element, pen.Under(resources, element), depth);
                svg.RequireRoom();
            }
        }
    }

    private static bool IsObject(XElement element) =>
        element.Is("TextObject") || element.Is("PathObject") || element.Is("ImageObject") || element.Is("CompositeObject");

    private void Object(XElement element, OfdPen pen, int depth)
    {
        if (OfdBox.TryParse(element.AttributeOf("Boundary")) is not { } boundary)
        {
            return;
        }

        var numbers = OfdNumbers.Parse(element.AttributeOf("CTM"));
        var matrix = numbers is [var a, var b, var c, var d, var e, var f] ? new Matrix(a, b, c, d, e, f) : (Matrix?)null;
        svg.Group((matrix ?? Matrix.Identity).Moved(boundary.X, boundary.Y));
        if (element.Is("TextObject"))
        {
            Text(element, pen);
        }
        else if (element.Is("PathObject"))
        {
            Path(element, pen);
        }
        else if (element.Is("ImageObject"))
        {
            // The matrix of an image carries a square of side 1 to its place; without one it fills its boundary.
            var place = matrix is null ? new Rectangle(0, 0, boundary.Width, boundary.Height) : new Rectangle(0, 0, 1, 1);
            Image(element, place, pen.Opacity);
        }
        else if (resources.Unit(element.AttributeOf("ResourceID"))?.Child("Content") is { } content)
        {
            Objects(content, pen, depth + 1);
        }

        svg.End();
    }

    private void Path(XElement element, OfdPen pen)
    {
        var path = OfdPath.Read(element.TextOf("AbbreviatedData"));
        if (path.IsEmpty)
        {
            return;
        }

        var isFilled = element.AttributeOf("Fill") is "true" or "1";
        var isStroked = element.AttributeOf("Stroke") is not ("false" or "0");
        Colour? stroke = isStroked ? pen.Stroke ?? Colour.Black with { Opacity = pen.Opacity } : null;

        // By the standard a path is filled with nothing where no colour is stated, a text with black.
        var fill = isFilled ? pen.Fill : null;
        svg.Path(path, new Ink(fill, stroke, pen.LineWidth ?? DefaultLineWidth));
    }

    private void Text(XElement element, OfdPen pen)
    {
        var size = OfdNumbers.TryParse(element.AttributeOf("Size"), out var stated) && stated > 0 ? stated : OfdText.DefaultSize;
        var face = OfdFaces.Of(resources.Font(element.AttributeOf("Font")), element, size);
        var isFilled = element.AttributeOf("Fill") is not ("false" or "0");
        var isStroked = element.AttributeOf("Stroke") is "true" or "1";
        var ink = new Ink(
            isFilled ? pen.Fill ?? Colour.Black with { Opacity = pen.Opacity } : null,
            isStroked ? pen.Stroke ?? Colour.Black with { Opacity = pen.Opacity } : null,
            isStroked ? pen.LineWidth ?? DefaultLineWidth : 0
        );
        var (x, y) = (0d, 0d);
        foreach (var code in element.Children("TextCode"))
        {
            x = OfdNumbers.TryParse(code.AttributeOf("X"), out var codeX) ? codeX : x;
            y = OfdNumbers.TryParse(code.AttributeOf("Y"), out var codeY) ? codeY : y;
            var characters = code.Value.Trim('\r', '\n', '\t');
            budget.Take(characters.Length);
            if (characters.Length > 0)
            {
                var xs = Places(x, code.AttributeOf("DeltaX"), characters.Length);
                var ys = Places(y, code.AttributeOf("DeltaY"), characters.Length);
                svg.Text(characters, xs, ys.Count == 1 ? ys : Standing(ref xs, ys), face, ink);
            }
        }
    }

    // In a column the characters stay below one another: without a place of its own each would go on to the right.
    private static List<double> Standing(ref List<double> xs, List<double> ys)
    {
        while (xs.Count < ys.Count)
        {
            xs.Add(xs[^1]);
        }

        return ys;
    }

    /// <summary>The places that a list of advances gives, the first included; one stated for all is used for all.</summary>
    private static List<double> Places(double first, string? advances, int count)
    {
        var places = new List<double> { first };
        var steps = OfdNumbers.Advances(advances, count - 1);
        for (var i = 0; i < count - 1 && steps.Count > 0; i++)
        {
            places.Add(places[^1] + (i < steps.Count ? steps[i] : steps[^1]));
        }

        return places;
    }

    private void Image(XElement element, in Rectangle place, double opacity)
    {
        if (resources.Picture(element.AttributeOf("ResourceID"), out var format) is { } picture)
        {
            svg.Picture(place, picture, opacity);
            return;
        }

        // Not known to a browser (TIFF …): its place is marked, so that nobody takes the paper for empty there.
        svg.Rectangle(place, Missing with { LineWidth = place.Width / 60 });
        var words =
            format.Length is > 0 and <= 5 && format.All(char.IsAsciiLetterOrDigit) ? format + " 图未能显示" : "图未能显示";
        var size = place.Width / (words.Length + 1);
        svg.Text(
            words,
            [place.X + (size / 4)],
            [place.Y + (place.Height / 2)],
            new TypeFace(OfdFaces.Plain, size),
            new Ink(new Colour(0x66, 0x66, 0x66))
        );
    }
}

/// <summary>绘制额度: how many objects and characters of one document may still be drawn, those of its seals included.</summary>
internal sealed class DrawingBudget
{
    private int _objects = Limits.DrawnObjects;
    private int _letters = Limits.LettersPerPage;

    /// <summary>Takes one object.</summary>
    public void Take()
    {
        if (--_objects < 0)
        {
            throw new LimitExceededException(nameof(Limits.DrawnObjects));
        }
    }

    /// <summary>Takes the characters of a text.</summary>
    public void Take(int letters)
    {
        _letters -= letters;
        if (_letters < 0)
        {
            throw new LimitExceededException(nameof(Limits.LettersPerPage));
        }
    }

    /// <summary>Begins a page: its characters are counted anew.</summary>
    public void BeginPage() => _letters = Limits.LettersPerPage;
}
