using Piaoheng.Core.Text;

namespace Piaoheng.Ocr.Fields.Layout;

/// <summary>Makes sheets out of a recognised page: one for each direction of text, level, split into pieces at the gaps.</summary>
internal static class SheetMaker
{
    private const float WidestGap = 0.9f;

    public static List<Sheet> Of(RecognisedPage page, int number)
    {
        var sheets = new List<Sheet>();
        foreach (var direction in page.Lines.Where(static line => line.Characters.Count > 0).GroupBy(DirectionOf))
        {
            var lines = direction.ToList();
            var frame = SheetFrame.Of(direction.Key, page, lines);
            sheets.Add(new Sheet(page, number, [.. lines.SelectMany(line => Pieces(line, frame))], frame));
        }

        return [.. sheets.OrderByDescending(static sheet => sheet.Pieces.Count)];
    }

    /// <summary>A line that was looked at again, as one piece at a place of its sheet.</summary>
    public static Piece PieceOf(RecognisedLine line, float left, float y) =>
        new([
            .. line
                .Characters.Select(
                    (character, at) =>
                        new Glyph(
                            Ordinary(character.Text),
                            character.Score,
                            left + ((character.Left + character.Right) / 2),
                            y,
                            line.Quad.Height,
                            line,
                            at
                        )
                )
                .Where(static glyph => glyph.Char is not ' '),
        ]);

    // 0 = as the page, then by quarter turns clockwise.
    private static int DirectionOf(RecognisedLine line)
    {
        var (dx, dy) = (line.Quad.TopRight.X - line.Quad.TopLeft.X, line.Quad.TopRight.Y - line.Quad.TopLeft.Y);
        return MathF.Abs(dx) >= MathF.Abs(dy) ? (dx >= 0 ? 0 : 2) : (dy >= 0 ? 1 : 3);
    }

    private static IEnumerable<Piece> Pieces(RecognisedLine line, SheetFrame frame)
    {
        var quad = frame.Turned(line.Quad);
        var height = MathF.Max(1, quad.Height);
        var run = new List<Glyph>();
        for (var index = 0; index < line.Characters.Count; index++)
        {
            var character = line.Characters[index];
            var ordinary = Ordinary(character.Text);
            if (char.IsWhiteSpace(ordinary))
            {
                continue;
            }

            var middle = (character.Left + character.Right) / 2;
            var centre = quad.Between(middle, middle).Centre;
            var glyph = new Glyph(ordinary, character.Score, centre.X, frame.Level(centre), height, line, index);
            if (run.Count > 0 && IsGap(run, glyph))
            {
                yield return new Piece([.. run]);
                run.Clear();
            }

            run.Add(glyph);
        }

        if (run.Count > 0)
        {
            yield return new Piece([.. run]);
        }
    }

    // One character stays one: ㎡ is not made m2, of which only the m would be left.
    private static char Ordinary(string text) =>
        CompatibilityForm.Fold(text) is [var folded] ? folded
        : text.Length > 0 ? text[0]
        : ' ';

    private static bool IsGap(List<Glyph> run, Glyph next) => next.Left - run[^1].Right > WidestGap * next.Height;
}
