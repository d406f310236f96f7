using System.Runtime.InteropServices;
using System.Text;
using System.Xml.Linq;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd;

/// <summary>文字对象: one <c>TextObject</c> with the place of each of its characters.</summary>
/// <param name="Text">The characters as they stand in the text codes; glyph ids of subset fonts do not matter.</param>
/// <param name="Letters">Each character that can be seen, with its place.</param>
internal sealed record OfdText(string Text, IReadOnlyList<OfdLetter> Letters)
{
    /// <summary>From the top of the type to its base line, in sizes: what Chinese fonts have, near enough to tell rows.</summary>
    private const double Ascent = 0.86;

    public const double DefaultSize = 3.175;
    private const double HalfWidth = 0.6;
    private const char FirstFullWidth = '\u2E80';

    /// <summary>Full-width signs whose ink stands in the left half; values often begin in the empty right half of a colon.</summary>
    private const string LeftHeavy = "：；，。、）";

    /// <summary>Reads a text object.</summary>
    /// <returns>Null when it is hidden, turned, or lies outside the page.</returns>
    public static OfdText? TryRead(XElement element, OfdBox page)
    {
        if (
            element.AttributeOf("Visible") is "false" or "0"
            || OfdBox.TryParse(element.AttributeOf("Boundary")) is not { } boundary
        )
        {
            return null;
        }

        if (Matrix(element.AttributeOf("CTM")) is not { } matrix || matrix.IsTurned)
        {
            return null;
        }

        var size = OfdNumbers.TryParse(element.AttributeOf("Size"), out var stated) && stated > 0 ? stated : DefaultSize;
        var text = new StringBuilder();
        var letters = new List<OfdLetter>();
        var (x, y) = (0d, 0d);
        foreach (var code in element.Children("TextCode"))
        {
            // A text code without a place of its own goes on where the one before began.
            x = OfdNumbers.TryParse(code.AttributeOf("X"), out var codeX) ? codeX : x;
            y = OfdNumbers.TryParse(code.AttributeOf("Y"), out var codeY) ? codeY : y;
            var characters = code.Value.Trim('\r', '\n', '\t');
            text.Append(characters);
            Place(characters, code, (x, y), size, (x, y) => matrix.Place(boundary, x, y), letters);
        }

        var height = size * Math.Abs(matrix.ScaleY);
        var seen = letters.ConvertAll(letter =>
            letter with
            {
                Y = letter.Y - (Ascent * height),
                Height = height,
                Width = letter.Width * Math.Abs(matrix.ScaleX),
            }
        );

        // A text that begins on the page and runs over its edge is cut in print, not in what it states.
        var beginsOn = seen.Count > 0 && IsOn(page, seen[0]);
        seen.RemoveAll(letter => !IsOn(page, beginsOn ? letter with { X = seen[0].X } : letter));
        return seen.Count == 0 ? null : new OfdText(text.ToString(), seen);
    }

    private static void Place(
        string characters,
        XElement code,
        (double X, double Y) start,
        double size,
        Func<double, double, (double X, double Y)> toPage,
        List<OfdLetter> letters
    )
    {
        var acrosses = OfdNumbers.Advances(code.AttributeOf("DeltaX"), characters.Length);
        var downs = OfdNumbers.Advances(code.AttributeOf("DeltaY"), characters.Length);
        var (x, y) = start;
        for (var i = 0; i < characters.Length; i++)
        {
            var natural = characters[i] < FirstFullWidth ? HalfWidth * size : size;
            var across = i < acrosses.Count ? acrosses[i] : Further(acrosses, downs, natural);
            var ink = LeftHeavy.Contains(characters[i], StringComparison.Ordinal) ? size / 2 : natural;

            // Behind the end of the list no step tells the width; a full-width character is never narrower than that.
            var isStated = i < acrosses.Count || characters[i] < FirstFullWidth;
            var width = isStated && across > 0 ? Math.Min(across, ink) : ink;
            var (pageX, pageY) = toPage(x, y);
            letters.Add(new OfdLetter(characters[i], pageX, pageY, width, size));
            x += across;
            y +=
                i < downs.Count ? downs[i]
                : acrosses.Count == 0 && downs.Count > 0 ? downs[^1]
                : 0;
        }
    }

    /// <summary>The advance behind the end of the list: some makers state one for all; without any, the character's own width, or none in a column.</summary>
    private static double Further(List<double> acrosses, List<double> downs, double natural)
    {
        if (acrosses.Count > 0)
        {
            return acrosses[^1] > 0 ? acrosses[^1] : natural;
        }

        return downs.Exists(down => down > 0) ? 0 : natural;
    }

    private static bool IsOn(OfdBox page, OfdLetter letter) =>
        letter.X >= 0 && letter.X < page.Width && letter.Y + letter.Height > 0 && letter.Y < page.Height;

    /// <summary>The matrix <c>a b c d e f</c>; the identity where none is stated, null where it is not one.</summary>
    private static Transform? Matrix(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Transform(1, 0, 0, 1, 0, 0);
        }

        return OfdNumbers.Parse(text) is [var a, var b, var c, var d, var e, var f] ? new Transform(a, b, c, d, e, f) : null;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Transform(double A, double B, double C, double D, double E, double F)
    {
        public double ScaleX => A;

        public double ScaleY => D;

        /// <summary>Whether text stands on its side or head: watermarks along the edge do, fields never.</summary>
        public bool IsTurned => A <= 0 || D <= 0 || Math.Abs(B) > 0.1 * A || Math.Abs(C) > 0.3 * D;

        public (double X, double Y) Place(OfdBox boundary, double x, double y) =>
            (boundary.X + (A * x) + (C * y) + E, boundary.Y + (B * x) + (D * y) + F);
    }
}

/// <summary>One character at its place on the page, in millimetres.</summary>
/// <param name="Character">The character.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Size of the type.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OfdLetter(char Character, double X, double Y, double Width, double Height);
