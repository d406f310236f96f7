using System.Runtime.InteropServices;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>One character at its place.</summary>
/// <param name="Character">As printed, radicals turned into ordinary characters.</param>
/// <param name="X">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Size of the type.</param>
/// <param name="Run">Number of the drawing operation.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Glyph(char Character, double X, double Top, double Width, double Height, int Run)
{
    public double Right => X + Width;

    public double CenterX => X + (Width / 2);

    public double CenterY => Top + (Height / 2);

    public bool IsSpace => Character == ' ';

    /// <summary>All characters of a page in drawing order, each drawn once.</summary>
    public static List<Glyph> Of(IReadOnlyList<TextPiece> pieces)
    {
        var glyphs = new List<Glyph>(pieces.Count);
        var drawn = new HashSet<(char, long, long, long)>();
        foreach (var piece in pieces)
        {
            Append(glyphs, drawn, piece);
        }

        return glyphs;
    }

    private static void Append(List<Glyph> glyphs, HashSet<(char, long, long, long)> drawn, TextPiece piece)
    {
        var total = 0d;
        foreach (var c in piece.Text)
        {
            total += Weight(c);
        }

        if (total == 0 || piece.Height <= 0)
        {
            return;
        }

        var x = piece.X;
        foreach (var c in piece.Text)
        {
            // A font that tells no widths still moves on by about one character.
            var width = piece.Width > 0 ? piece.Width * Weight(c) / total : piece.Height * Weight(c);
            var glyph = new Glyph(Printed(c), x, piece.Y, width, piece.Height, piece.Run);
            x += width;
            if (glyph.Character != '\0' && (glyph.IsSpace || IsFirst(drawn, glyph)))
            {
                glyphs.Add(glyph);
            }
        }
    }

    /// <summary>Bold and shadow are often made by drawing the same character again, a hair beside the first and as large.</summary>
    private static bool IsFirst(HashSet<(char, long, long, long)> drawn, Glyph glyph)
    {
        // Places are counted in parts of the height, so that only characters of one height can be compared by them.
        var step = glyph.Height / 12;
        var height = (long)Math.Round(100 * glyph.Height);
        var column = (long)Math.Round(glyph.X / step);
        var row = (long)Math.Round(glyph.Top / step);
        for (var dx = -1; dx <= 1; dx++)
        {
            for (var dy = -1; dy <= 1; dy++)
            {
                if (drawn.Contains((glyph.Character, height, column + dx, row + dy)))
                {
                    return false;
                }
            }
        }

        drawn.Add((glyph.Character, height, column, row));
        return true;
    }

    // Only radicals and compatibility ideographs are replaced: brackets, colons and digits stay as printed.
    private static char Printed(char c) =>
        c switch
        {
            ' ' or '\u00A0' or '\u3000' or '\t' => ' ',
            < ' ' or '\u007F' or '\uFEFF' or '\u200B' or '\u00AD' => '\0',
            (>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF') => CompatibilityForm.Fold(c),
            _ => c,
        };

    private static double Weight(char c) => c < '\u2000' ? 0.5 : 1;
}
