using System.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>The labels of a box and the text that belongs to each: beside it, wrapped above or below it.</summary>
internal sealed class BoxTexts
{
    private static readonly string[][] Groups =
    [
        FormLabels.TaxId,
        FormLabels.AddressPhone,
        FormLabels.BankAccount,
        FormLabels.Name,
    ];

    private readonly List<(string[] Group, Spot Spot, List<TextRun> Texts)> _labels = [];

    public BoxTexts(Sheet sheet, Box box)
    {
        var rows = sheet.RowsIn(box);
        var free = new List<TextRun>();
        foreach (var row in rows)
        {
            var at = 0;
            foreach (var (group, spot) in LabelsIn(row))
            {
                free.AddRange(row.Cut(at, spot.Start));
                _labels.Add((group, spot, []));
                at = spot.End;
            }

            free.AddRange(row.Cut(at, row.Match.Length));
        }

        foreach (var run in free.Where(static run => !IsPrint(TextRow.Of([run]).Match)))
        {
            Nearest(run, sheet.Size)?.Add(run);
        }
    }

    /// <summary>The text of the first label of a group; empty when nothing is printed there, null when the box has no such label.</summary>
    public string? Of(string[] group)
    {
        var found = _labels.Where(label => label.Group == group).ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var row in TextRow.Cluster(found.SelectMany(static label => label.Texts)))
        {
            text.Append(row.Text);
        }

        return text.ToString().Trim();
    }

    // 密码区, and what is left of a label that runs down the edge where one of its characters could not be read.
    private static bool IsPrint(string text) => Shapes.Cipher.IsMatch(text) || VerticalLabel.IsPartOf(text);

    // Longest labels first; each place is one label only.
    private static List<(string[] Group, Spot Spot)> LabelsIn(TextRow row)
    {
        var found = new List<(string[] Group, Spot Spot)>();
        foreach (var group in Groups)
        {
            foreach (var spot in group.SelectMany(label => Spot.In(row, label)))
            {
                var startsText = spot.Start == 0 || row.StartsRun(spot.Start) || row.Match[spot.Start - 1] is ':' or '方';
                if (
                    (spot.HasColon || startsText)
                    && !found.Exists(other => other.Spot.Start < spot.End && spot.Start < other.Spot.End)
                )
                {
                    found.Add((group, spot));
                }
            }
        }

        found.Sort(static (a, b) => a.Spot.Start.CompareTo(b.Spot.Start));
        return found;
    }

    // A text belongs to the label nearest in height; on one row, to the last label left of it.
    private List<TextRun>? Nearest(TextRun run, double size)
    {
        List<TextRun>? best = null;
        var (bestDistance, bestX) = (double.MaxValue, double.MinValue);
        foreach (var (_, spot, texts) in _labels)
        {
            var distance = Math.Abs(spot.Center - run.Center);
            distance = distance < 0.45 * size ? 0 : distance;
            var isRightOf = spot.TextRight <= run.X + (0.3 * size);
            if ((distance > 0 || isRightOf) && (distance < bestDistance || (distance == bestDistance && spot.X > bestX)))
            {
                (best, bestDistance, bestX) = (texts, distance, spot.X);
            }
        }

        return bestDistance < 2.5 * size ? best : null;
    }
}
