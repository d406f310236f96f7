using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>Characters that follow one another without a gap: a word, or a whole cell.</summary>
internal sealed class TextRun
{
    private readonly double[] _lefts;
    private readonly double[] _rights;

    public TextRun(ReadOnlySpan<Glyph> glyphs, int spacesBefore = 0)
    {
        _lefts = new double[glyphs.Length];
        _rights = new double[glyphs.Length];
        var text = new char[glyphs.Length];
        for (var i = 0; i < glyphs.Length; i++)
        {
            text[i] = glyphs[i].Character;
            _lefts[i] = glyphs[i].X;
            _rights[i] = glyphs[i].Right;
            Height = Math.Max(Height, glyphs[i].Height);
        }

        Text = new string(text);
        Center = glyphs[0].CenterY;
        Operation = glyphs[0].Run;
        SpacesBefore = spacesBefore;
    }

    private TextRun(TextRun whole, int start, int length)
    {
        _lefts = whole._lefts[start..(start + length)];
        _rights = whole._rights[start..(start + length)];
        Text = whole.Text.Substring(start, length);
        Height = whole.Height;
        Center = whole.Center;
        Operation = whole.Operation;
        SpacesBefore = start == 0 ? whole.SpacesBefore : 0;
    }

    /// <summary>As printed, with single spaces inside.</summary>
    public string Text { get; }

    public double X => _lefts[0];

    public double Right => _rights[^1];

    public double Width => Right - X;

    public double CenterX => (X + Right) / 2;

    /// <summary>Middle of the line, from the top.</summary>
    public double Center { get; }

    /// <summary>Size of the type.</summary>
    public double Height { get; }

    public double Top => Center - (Height / 2);

    public double Bottom => Center + (Height / 2);

    /// <summary>Number of the drawing operation of the first character.</summary>
    public int Operation { get; }

    /// <summary>Spaces that the file draws between the run before and this one.</summary>
    public int SpacesBefore { get; }

    public double LeftOf(int index) => _lefts[index];

    public double RightOf(int index) => _rights[index];

    /// <summary>A part of the run as a run of its own; null when nothing but spaces is left.</summary>
    public TextRun? Slice(int start, int length)
    {
        while (length > 0 && Text[start] == ' ')
        {
            (start, length) = (start + 1, length - 1);
        }

        while (length > 0 && Text[start + length - 1] == ' ')
        {
            length--;
        }

        if (length <= 0)
        {
            return null;
        }

        return length == Text.Length ? this : new TextRun(this, start, length);
    }

    /// <summary>The character that labels are compared by: half-width.</summary>
    public static char Folded(char c) => CompatibilityForm.Fold(c);

    public override string ToString() => string.Create(null, $"{Text} ({X:0.0},{Center:0.0})");
}
