namespace Piaoheng.Formats.Forms;

/// <summary>Values beside or below labels of forms that are a grid of cells, each label known by its words alone.</summary>
internal sealed class CellGrid
{
    private readonly double _size;
    private readonly List<(string Label, Spot Spot)> _spots = [];
    private readonly List<TextRun> _values = [];

    /// <summary>Parts a sheet into labels and what is no label.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="labels">Labels, half-width and without spaces; where one contains another, both may be given.</param>
    public CellGrid(Sheet sheet, IEnumerable<string> labels)
    {
        _size = sheet.Size;
        var longestFirst = labels.OrderByDescending(static label => label.Length).ToList();
        foreach (var row in sheet.Rows)
        {
            var at = 0;
            foreach (var (label, spot) in LabelsIn(row, longestFirst))
            {
                _values.AddRange(row.Cut(at, spot.Start));
                _spots.Add((label, spot));
                at = spot.End;
            }

            _values.AddRange(row.Cut(at, row.Match.Length));
        }
    }

    /// <summary>Everything that is no label, from top to bottom.</summary>
    public IReadOnlyList<TextRun> Values => _values;

    /// <summary>Where a label stands, from top to bottom.</summary>
    public IEnumerable<Spot> Places(string label) =>
        _spots.Where(entry => string.Equals(entry.Label, label, StringComparison.Ordinal)).Select(static entry => entry.Spot);

    /// <summary>The text right of the first of the labels that is there, up to the next label; null when none is, empty when nothing follows it.</summary>
    public string? Beside(params ReadOnlySpan<string> labels)
    {
        foreach (var label in labels)
        {
            foreach (var spot in Places(label))
            {
                return Beside(spot);
            }
        }

        return null;
    }

    /// <summary>The text right of a place, up to the next label.</summary>
    public string Beside(Spot spot)
    {
        var right = RightOf(spot);
        return Joined(
            _values.Where(run =>
                Math.Abs(run.Center - spot.Center) < 0.9 * _size && run.X > spot.TextRight - (0.3 * _size) && run.X < right
            )
        );
    }

    /// <summary>The text below a label, as far as the next label on its row.</summary>
    /// <param name="label">The label.</param>
    /// <param name="reach">How far down to look, in sizes of type.</param>
    public string? Below(string label, double reach)
    {
        foreach (var spot in Places(label))
        {
            var right = RightOf(spot);
            return Joined(
                _values.Where(run =>
                    run.Center > spot.Center + (0.6 * _size)
                    && run.Center < spot.Center + (reach * _size)
                    && run.CenterX >= spot.X - (0.3 * _size)
                    && run.CenterX < right
                )
            );
        }

        return null;
    }

    private double RightOf(Spot spot)
    {
        var right = double.MaxValue;
        foreach (var (_, other) in _spots)
        {
            if (other.X > spot.TextRight && Math.Abs(other.Center - spot.Center) < 0.9 * _size)
            {
                right = Math.Min(right, other.X - (0.2 * _size));
            }
        }

        return right;
    }

    private static IEnumerable<(string Label, Spot Spot)> LabelsIn(TextRow row, List<string> longestFirst)
    {
        var found = new List<(string Label, Spot Spot)>();
        foreach (var label in longestFirst)
        {
            foreach (var spot in Spot.In(row, label))
            {
                if (IsWhole(spot) && !found.Exists(other => other.Spot.Start < spot.End && spot.Start < other.Spot.End))
                {
                    found.Add((label, spot));
                }
            }
        }

        return found.OrderBy(static entry => entry.Spot.Start);
    }

    // Inside a longer text the words are no label.
    private static bool IsWhole(Spot spot) =>
        spot.HasColon || spot.Start == 0 || spot.Row.StartsRun(spot.Start) || spot.Row.Match[spot.Start - 1] is ')' or '(' or ':';

    private static string Joined(IEnumerable<TextRun> runs) =>
        string.Concat(TextRow.Cluster(runs).Select(static row => row.Text)).Trim();
}
