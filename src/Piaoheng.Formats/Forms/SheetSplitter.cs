namespace Piaoheng.Formats.Forms;

/// <summary>Cuts a page into the forms that stand on it: below each other, beside each other, or both.</summary>
internal static class SheetSplitter
{
    /// <summary>Words of the last lines of forms; what stands below them belongs to the next form.</summary>
    private static readonly string[] LastLines = ["开票人", "收款人", "填开单位", "95306"];

    public static List<Sheet> Split(LayoutPage page)
    {
        var glyphs = Glyph.Of(page.Pieces);
        var vertical = VerticalLabel.Take(glyphs);
        var runs = RunBuilder.Build(glyphs);
        return runs.Count == 0 ? [] : Cut(page.Number, FormTitle.Find(runs), runs, vertical);
    }

    private static List<Sheet> Cut(int page, List<FormTitle> titles, List<TextRun> runs, List<VerticalLabel> vertical)
    {
        if (titles.Count <= 1)
        {
            return [new Sheet(page, titles.Count == 0 ? null : titles[0].Text, runs, vertical)];
        }

        return Gutter(titles, runs) is { } x ? Beside(page, titles, runs, vertical, x) : Below(page, titles, runs, vertical);
    }

    // Read like a book: from left to right, then down.
    private static List<Sheet> Beside(
        int page,
        List<FormTitle> titles,
        List<TextRun> runs,
        List<VerticalLabel> vertical,
        double x
    )
    {
        var left = Side(static (at, x) => at < x);
        var right = Side(static (at, x) => at >= x);
        var reach = 3 * Sheet.SizeOf(runs);
        var sheets = new List<Sheet>();
        foreach (var sheet in left)
        {
            var before = right.TakeWhile(other => other.Rows[0].Center < sheet.Rows[0].Center - reach).ToList();
            sheets.AddRange(before);
            right.RemoveRange(0, before.Count);
            sheets.Add(sheet);
        }

        return [.. sheets, .. right];

        List<Sheet> Side(Func<double, double, bool> isOn) =>
            Cut(
                page,
                titles.FindAll(title => isOn(title.X, x)),
                runs.FindAll(run => isOn(run.X, x)),
                vertical.FindAll(label => isOn(label.X, x))
            );
    }

    private static List<Sheet> Below(int page, List<FormTitle> titles, List<TextRun> runs, List<VerticalLabel> vertical)
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

    /// <summary>The middle of the widest upright strip without text between two titles of one height, where each side is a form with its own number; null when there is none.</summary>
    private static double? Gutter(List<FormTitle> titles, List<TextRun> runs)
    {
        var size = Sheet.SizeOf(runs);
        foreach (var left in titles)
        {
            var rights = titles.FindAll(right => right.X > left.Right && Math.Abs(right.Center - left.Center) < 3 * size);
            if (rights.Count == 0)
            {
                continue;
            }

            var right = rights.MinBy(static title => title.X);
            var (from, to) = WidestGap(runs, left.Right, right.X);
            var x = (from + to) / 2;
            if (to - from > size && HasNumber(runs, run => run.X < x) && HasNumber(runs, run => run.X >= x))
            {
                return x;
            }
        }

        return null;
    }

    private static (double From, double To) WidestGap(List<TextRun> runs, double left, double right)
    {
        var (from, to, covered) = (left, left, left);
        foreach (var run in runs.Where(run => run.Right > left && run.X < right).OrderBy(static run => run.X))
        {
            if (run.X - covered > to - from)
            {
                (from, to) = (covered, run.X);
            }

            covered = Math.Max(covered, run.Right);
        }

        return right - covered > to - from ? (covered, right) : (from, to);
    }

    private static bool HasNumber(List<TextRun> runs, Func<TextRun, bool> isOnSide) =>
        runs.Exists(run => isOnSide(run) && Says(run, "发票号码"));

    // Between two forms lies the largest gap below the last line of the first, or of the lower half where no last line is known.
    private static double Boundary(List<TextRun> runs, double from, double to)
    {
        var last = runs.FindAll(run => run.Center > from && run.Center < to && Array.Exists(LastLines, word => Says(run, word)));
        var above = last.Count > 0 ? last.Max(static run => run.Center) : from + ((to - from) / 2);
        var between = runs.Where(run => run.Center > above && run.Center <= to).OrderBy(static run => run.Center).ToList();
        var (boundary, widest) = (to - (between.Count > 0 ? between[^1].Height * 3 : 0), 0d);
        var previous = runs.Where(run => run.Center <= above).Select(static run => run.Bottom).DefaultIfEmpty(above).Max();
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

    private static bool Says(TextRun run, string word) => TextRow.Of([run]).Match.Contains(word, StringComparison.Ordinal);
}
