namespace Piaoheng.Formats.Forms;

/// <summary>Joins characters to runs in the order in which they are drawn, so that a cell that overlaps its neighbour keeps its own characters.</summary>
internal static class RunBuilder
{
    /// <summary>Gap inside one drawing operation, in heights: wide letter spacing is still one word.</summary>
    private const double GapInside = 0.55;

    /// <summary>Gap from one operation to the next, where whole strings are drawn at once.</summary>
    private const double GapBetween = 0.12;

    /// <summary>Gap from one operation to the next, where each character is drawn by itself.</summary>
    private const double GapOfSingles = 0.3;

    /// <summary>How far a character may begin before the end of the last one, in heights: widths are not always stated right.</summary>
    private const double Overlap = 0.6;

    /// <summary>The same from one operation to the next, where whole strings are drawn at once: more is a cell that runs into its neighbour.</summary>
    private const double OverlapBetween = 0.25;

    public static List<TextRun> Build(IReadOnlyList<Glyph> glyphs)
    {
        var runs = new List<TextRun>();
        var (between, overlap) = AreDrawnOneByOne(glyphs) ? (GapOfSingles, Overlap) : (GapBetween, OverlapBetween);
        var current = new List<Glyph>();
        var spaces = 0;
        var before = 0;
        foreach (var glyph in glyphs)
        {
            if (glyph.IsSpace)
            {
                // A space without a run before it is only padding.
                spaces += current.Count > 0 ? 1 : 0;
                if (spaces == 1)
                {
                    current.Add(glyph);
                }

                continue;
            }

            if (current.Count > 0 && (spaces > 1 || !Follows(current, glyph, spaces, (between, overlap))))
            {
                Flush(runs, current, before);
                before = spaces;
            }

            current.Add(glyph);
            spaces = 0;
        }

        Flush(runs, current, before);
        return runs;
    }

    private static void Flush(List<TextRun> runs, List<Glyph> glyphs, int spacesBefore)
    {
        while (glyphs.Count > 0 && glyphs[^1].IsSpace)
        {
            glyphs.RemoveAt(glyphs.Count - 1);
        }

        if (glyphs.Count > 0)
        {
            runs.Add(new TextRun(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(glyphs), spacesBefore));
        }

        glyphs.Clear();
    }

    private static bool Follows(List<Glyph> current, Glyph next, int spaces, (double Gap, double Overlap) between)
    {
        var last = current[^(1 + spaces)];
        var height = Math.Min(last.Height, next.Height);
        if (Math.Abs(last.CenterY - next.CenterY) > 0.3 * height || Math.Max(last.Height, next.Height) > 1.7 * height)
        {
            return false;
        }

        // A drawn space is as wide as it is; what counts is how far the next character is from its end.
        var gap = next.X - current[^1].Right;
        var (widest, overlap) = last.Run == next.Run ? (GapInside, Overlap) : between;
        return gap <= widest * height && next.X > last.X - (0.1 * height) && gap > -overlap * height;
    }

    private static bool AreDrawnOneByOne(IReadOnlyList<Glyph> glyphs)
    {
        var operations = 0;
        var letters = 0;
        var previous = int.MinValue;
        foreach (var glyph in glyphs)
        {
            if (glyph.IsSpace)
            {
                continue;
            }

            letters++;
            if (glyph.Run != previous)
            {
                operations++;
                previous = glyph.Run;
            }
        }

        return letters < operations * 1.6;
    }
}
