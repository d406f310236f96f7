namespace Piaoheng.Formats.Forms;

/// <summary>One form on a page: an invoice, a list, a trip table. Most pages hold one, some two.</summary>
internal sealed class Sheet
{
    public Sheet(int page, string? title, IReadOnlyList<TextRun> runs, IReadOnlyList<VerticalLabel> vertical)
    {
        Page = page;
        Title = title;
        Runs = runs;
        Vertical = vertical;
        Rows = TextRow.Cluster(runs);
        Size = SizeOf(runs);
        Left = runs.Count == 0 ? 0 : runs.Min(static run => run.X);
        Right = runs.Count == 0 ? 0 : runs.Max(static run => run.Right);
        Bottom = runs.Count == 0 ? 0 : runs.Max(static run => run.Bottom);
    }

    /// <summary>Number of the page.</summary>
    public int Page { get; }

    /// <summary>The title as printed, without spaces; null when none was found.</summary>
    public string? Title { get; }

    public IReadOnlyList<TextRun> Runs { get; }

    public IReadOnlyList<VerticalLabel> Vertical { get; }

    /// <summary>All rows from top to bottom.</summary>
    public IReadOnlyList<TextRow> Rows { get; }

    /// <summary>The usual size of the type; all distances are measured in it.</summary>
    public double Size { get; }

    public double Left { get; }

    public double Right { get; }

    public double Bottom { get; }

    /// <summary>The usual size of the type of some text: the one that most characters have.</summary>
    public static double SizeOf(IReadOnlyList<TextRun> runs)
    {
        if (runs.Count == 0)
        {
            return 1;
        }

        var sizes = runs.SelectMany(static run => Enumerable.Repeat(run.Height, run.Text.Length)).Order().ToArray();
        return sizes[sizes.Length / 2];
    }

    /// <summary>All places of a label (half-width, without spaces), from top to bottom.</summary>
    public IEnumerable<Spot> Find(string label) => Rows.SelectMany(row => Spot.In(row, label));

    /// <summary>All places of a label that a colon follows.</summary>
    public IEnumerable<Spot> FindWithColon(string label) => Find(label).Where(static spot => spot.HasColon);

    /// <summary>The sheet without what is written over it in large type below a height: 仅供报销使用 and the like.</summary>
    public Sheet WithoutWatermarks(double top) =>
        new(Page, Title, [.. Runs.Where(run => run.Center < top || run.Height < 1.8 * Size)], Vertical);

    /// <summary>The rows inside a rectangle, made of the runs inside alone.</summary>
    public List<TextRow> RowsIn(Box box) => TextRow.Cluster(Runs.Where(box.Holds));

    /// <summary>All runs whose middle is close to a height, as one row, however they are shifted against each other.</summary>
    public TextRow? Band(double center, double reach)
    {
        var runs = Runs.Where(run => Math.Abs(run.Center - center) < reach).ToList();
        return runs.Count == 0 ? null : TextRow.Of(runs);
    }
}
