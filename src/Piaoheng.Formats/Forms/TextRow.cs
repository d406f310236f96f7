using System.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>Runs on one line, from left to right.</summary>
internal sealed class TextRow
{
    private readonly List<(int Run, int Index)> _places = [];

    private TextRow(List<TextRun> runs)
    {
        runs.Sort(static (a, b) => a.X.CompareTo(b.X));
        Runs = runs;
        Center = runs.Average(static run => run.Center);
        Height = runs.Max(static run => run.Height);
        var match = new StringBuilder();
        for (var i = 0; i < runs.Count; i++)
        {
            var text = runs[i].Text;
            for (var j = 0; j < text.Length; j++)
            {
                if (text[j] != ' ')
                {
                    match.Append(TextRun.Folded(text[j]));
                    _places.Add((i, j));
                }
            }
        }

        Match = match.ToString();
    }

    public IReadOnlyList<TextRun> Runs { get; }

    /// <summary>Middle of the line, from the top.</summary>
    public double Center { get; }

    public double Height { get; }

    public double X => Runs[0].X;

    public double Right => Runs.Max(static run => run.Right);

    /// <summary>All characters without spaces, half-width: what labels are looked for in.</summary>
    public string Match { get; }

    /// <summary>The whole row as printed.</summary>
    public string Text => Slice(0, Match.Length);

    /// <summary>The runs as one row, whatever their heights.</summary>
    public static TextRow Of(List<TextRun> runs) => new(runs);

    /// <summary>Rows from top to bottom. Runs whose middles are closer than 0.4 heights stand on one row.</summary>
    public static List<TextRow> Cluster(IEnumerable<TextRun> runs)
    {
        var rows = new List<TextRow>();
        var current = new List<TextRun>();
        var (sum, height) = (0d, 0d);
        foreach (var run in runs.OrderBy(static run => run.Center))
        {
            var small = Math.Min(run.Height, height);
            if (current.Count > 0 && run.Center - (sum / current.Count) > 0.4 * small)
            {
                rows.Add(new TextRow(current));
                current = [];
                (sum, height) = (0, 0);
            }

            current.Add(run);
            sum += run.Center;
            height = height == 0 ? run.Height : Math.Min(height, run.Height);
        }

        if (current.Count > 0)
        {
            rows.Add(new TextRow(current));
        }

        return rows;
    }

    public double LeftOf(int index) => Runs[_places[index].Run].LeftOf(_places[index].Index);

    public double RightOf(int index) => Runs[_places[index].Run].RightOf(_places[index].Index);

    /// <summary>Whether a new run begins at this character.</summary>
    public bool StartsRun(int index) => _places[index].Index == 0;

    /// <summary>The text of a range of <see cref="Match"/> as printed, with the spaces that are drawn, and one for a gap.</summary>
    public string Slice(int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            var (run, index) = _places[i];
            if (i > start)
            {
                text.Append(' ', SpacesBetween(_places[i - 1], run, index));
            }

            text.Append(Runs[run].Text[index]);
        }

        return text.ToString();
    }

    /// <summary>The runs of a range of <see cref="Match"/>, cut to it.</summary>
    public List<TextRun> Cut(int start, int end)
    {
        var cut = new List<TextRun>();
        for (var i = start; i < end; )
        {
            var (run, index) = _places[i];
            var last = i;
            while (last + 1 < end && _places[last + 1].Run == run)
            {
                last++;
            }

            if (Runs[run].Slice(index, _places[last].Index - index + 1) is { } part)
            {
                cut.Add(part);
            }

            i = last + 1;
        }

        return cut;
    }

    private int SpacesBetween((int Run, int Index) previous, int run, int index)
    {
        if (previous.Run == run)
        {
            return index - previous.Index - 1;
        }

        if (Runs[run].SpacesBefore > 0)
        {
            return Runs[run].SpacesBefore;
        }

        var gap = Runs[run].LeftOf(index) - Runs[previous.Run].RightOf(previous.Index);
        return gap > 0.3 * Math.Min(Runs[run].Height, Runs[previous.Run].Height) ? 1 : 0;
    }
}
