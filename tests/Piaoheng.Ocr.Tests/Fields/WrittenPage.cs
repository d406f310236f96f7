using Piaoheng.World.Forms;
using Piaoheng.World.Pictures;

namespace Piaoheng.Ocr.Tests.Fields;

/// <summary>A form as recognition would give it if it read every character: what the extractor makes of it depends on nothing else.</summary>
internal static class WrittenPage
{
    private const float DotsPerMillimetre = 8;

    /// <summary>The page of a form, its values shifted as its print is.</summary>
    public static RecognisedPage Of(PictureForm form, Func<string, string>? misread = null)
    {
        var labels = form.Page.Labels.SelectMany(Rows).Select(text => Line(text, 0, 0, misread));
        var values = form.Page.Values.SelectMany(Rows).Select(text => Line(text, form.Look.ShiftX, form.Look.ShiftY, null));
        return new RecognisedPage
        {
            Width = (int)(form.Page.Width * DotsPerMillimetre),
            Height = (int)(form.Page.Height * DotsPerMillimetre),
            Lines = [.. labels.Concat(values).OrderBy(static line => line.Quad.Top)],
        };
    }

    /// <summary>One line of text at a place, every character sure.</summary>
    public static RecognisedLine Line(string text, float left, float top, float height, float score = 0.99f)
    {
        var characters = new List<RecognisedCharacter>();
        var x = 0f;
        foreach (var (at, c) in text.Index())
        {
            var width = c < 0x2E80 ? height / 2 : height;
            characters.Add(new RecognisedCharacter(c.ToString(), score, x, x + width, at * 2));
            x += width;
        }

        return new RecognisedLine
        {
            Text = text,
            Quad = PageQuad.Of(left, top, left + MathF.Max(x, 1), top + height),
            Characters = characters,
            Lattice = LatticeOf([.. text.Select(c => new[] { (c.ToString(), score) })]),
        };
    }

    /// <summary>A lattice with one step for each character and a blank behind it.</summary>
    public static CharacterLattice LatticeOf(IReadOnlyList<(string Text, float Probability)[]> steps)
    {
        var alphabet = new List<string> { "" };
        var classes = new ushort[steps.Count * 2 * CharacterLattice.Ranks];
        var probabilities = new float[classes.Length];
        var blanks = new float[steps.Count * 2];
        for (var at = 0; at < steps.Count; at++)
        {
            foreach (var (rank, (text, probability)) in steps[at].Index())
            {
                var place = alphabet.IndexOf(text);
                if (place < 0)
                {
                    place = alphabet.Count;
                    alphabet.Add(text);
                }

                classes[(at * 2 * CharacterLattice.Ranks) + rank] = (ushort)place;
                probabilities[(at * 2 * CharacterLattice.Ranks) + rank] = probability;
            }

            blanks[at * 2] = 1 - steps[at].Sum(static each => each.Probability);
            blanks[(at * 2) + 1] = 1;
        }

        return new CharacterLattice(classes, probabilities, blanks, alphabet);
    }

    private static IEnumerable<FormText> Rows(FormText text)
    {
        if (text.IsTurned || text.Text.Length == 0)
        {
            return [];
        }

        var rows = text.RowStep > 0 ? text.Text.Split('\n') : [text.Text];
        return rows.Select((row, at) => text with { Text = row, Baseline = text.Baseline + (at * text.RowStep) });
    }

    private static RecognisedLine Line(FormText text, double shiftX, double shiftY, Func<string, string>? misread)
    {
        var shown = misread is null ? text.Text : misread(text.Text);
        var width = text.Advance > 0 ? text.Advance * text.Text.Length : text.NaturalWidth;
        var x =
            text.X
            + shiftX
            - (
                text.Align switch
                {
                    TextAlign.Center => width / 2,
                    TextAlign.Right => width,
                    _ => 0,
                }
            );
        var height = (float)(text.Size * DotsPerMillimetre);
        var line = Line(
            shown,
            (float)x * DotsPerMillimetre,
            ((float)(text.Baseline + shiftY) * DotsPerMillimetre) - (height * 0.88f),
            height
        );
        return text.Advance > 0 ? Spread(line, (float)text.Advance * DotsPerMillimetre) : line;
    }

    private static RecognisedLine Spread(RecognisedLine line, float advance)
    {
        var quad = PageQuad.Of(
            line.Quad.Left,
            line.Quad.Top,
            line.Quad.Left + (advance * line.Characters.Count),
            line.Quad.Bottom
        );
        var characters = line.Characters.Select(
            (character, at) => character with { Left = at * advance, Right = (at * advance) + (character.Right - character.Left) }
        );
        return line with { Quad = quad, Characters = [.. characters] };
    }
}
