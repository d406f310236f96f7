namespace Piaoheng.Formats.Forms;

/// <summary>Cuts a page into the forms that stand on it.</summary>
internal static class SheetSplitter
{
    public static List<Sheet> Split(LayoutPage page)
    {
        var glyphs = Glyph.Of(page.Pieces);
        var vertical = VerticalLabel.Take(glyphs);
        var runs = RunBuilder.Build(glyphs);
        if (runs.Count == 0)
        {
            return [];
        }

        var titles = FormTitle.Find(runs);
        if (titles.Count <= 1)
        {
            return [new Sheet(page.Number, titles.Count == 0 ? null : titles[0].Text, runs, vertical)];
        }

        return Cut(page.Number, titles, runs, vertical);
    }

    private static List<Sheet> Cut(int page, List<FormTitle> titles, List<TextRun> runs, List<VerticalLabel> vertical)
    {
        var sheets = new List<Sheet>();
        var top = double.MinValue;
        for (var i = 0; i < titles.Count; i++)
        {
            var bottom = i + 1 < titles.Count ? Boundary(runs, titles[i].Center, titles[i + 1].Center) : double.MaxValue;
            sheets.Add(
                new Sheet(
                    page,
                    titles[i].Text,
                    runs.FindAll(run => run.Center >= top && run.Center < bottom),
                    vertical.FindAll(label => label.Center >= top && label.Center < bottom)
                )
            );
            top = bottom;
        }

        return sheets;
    }

    // Between two forms lies the largest gap of the lower half of the way from one title to the next.
    private static double Boundary(List<TextRun> runs, double from, double to)
    {
        var half = from + ((to - from) / 2);
        var between = runs.Where(run => run.Center > half && run.Center <= to).OrderBy(static run => run.Center).ToList();
        var (boundary, widest) = (to - (between.Count > 0 ? between[^1].Height * 3 : 0), 0d);
        var previous = runs.Where(run => run.Center <= half).Select(static run => run.Bottom).DefaultIfEmpty(half).Max();
        foreach (var run in between)
        {
            if (run.Top - previous > widest)
            {
                (boundary, widest) = ((run.Top + previous) / 2, run.Top - previous);
            }

            previous = Math.Max(previous, run.Bottom);
        }

        return boundary;
    }
}
