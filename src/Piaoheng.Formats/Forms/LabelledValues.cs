using System.Text.RegularExpressions;

namespace Piaoheng.Formats.Forms;

/// <summary>Finds the value that belongs to a label: right of it, else just below or above, wherever the first text of the right shape stands.</summary>
internal sealed class LabelledValues(Sheet sheet, IReadOnlyList<string> labels)
{
    /// <summary>The value of the first of the labels that has one of the right shape.</summary>
    /// <param name="shape">Matches the value in text without spaces, half-width; its group <c>v</c> is the value.</param>
    /// <param name="area">Where to look.</param>
    /// <param name="names">Labels, half-width and without spaces.</param>
    public string? Find(Regex shape, Box area, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var spot in sheet.Find(name))
            {
                if (spot.Center >= area.Top && spot.Center < area.Bottom && spot.X >= area.Left && spot.X < area.Right)
                {
                    if ((Beside(spot, shape) ?? Near(spot, shape)) is { } value)
                    {
                        return value;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The text right of a label up to the next label, as printed.</summary>
    public string TextAfter(Spot spot) => spot.Row.Slice(spot.End, NextLabel(spot.Row, spot.End)).Trim();

    /// <summary>The position of the next label in the row, or its end.</summary>
    public int NextLabel(TextRow row, int from)
    {
        var next = row.Match.Length;
        foreach (var label in labels)
        {
            for (
                var at = row.Match.IndexOf(label, from, StringComparison.Ordinal);
                at >= 0 && at < next;
                at = row.Match.IndexOf(label, at + 1, StringComparison.Ordinal)
            )
            {
                var end = at + label.Length;
                if (end < row.Match.Length && row.Match[end] == ':')
                {
                    next = at;
                    break;
                }
            }
        }

        return next;
    }

    private string? Beside(Spot spot, Regex shape)
    {
        // The value may be drawn a little higher or lower than the label, so look at everything that is close.
        if (sheet.Band(spot.Center, 0.8 * sheet.Size) is not { } band)
        {
            return null;
        }

        for (var at = 0; at < band.Match.Length; at++)
        {
            if (band.LeftOf(at) >= spot.TextRight - (0.2 * sheet.Size) && band.Match[at] != ':')
            {
                return Match(shape, band.Match[at..NextLabel(band, at)]);
            }
        }

        return null;
    }

    private string? Near(Spot spot, Regex shape)
    {
        // A value one row off stands over or under the label or the place right of it, and has no label of its own.
        foreach (var row in sheet.Rows.Where(row => row != spot.Row).OrderBy(row => Math.Abs(row.Center - spot.Center)))
        {
            if (Math.Abs(row.Center - spot.Center) > 2.2 * sheet.Size)
            {
                return null;
            }

            foreach (var run in row.Runs)
            {
                var text = TextRow.Of([run]).Match;
                if (
                    run.X > spot.X - sheet.Size
                    && run.X < spot.Right + (8 * sheet.Size)
                    && !text.Contains(':', StringComparison.Ordinal)
                    && !IsTaken(row, run)
                    && Match(shape, text) is { } value
                )
                {
                    return value;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a label of its own stands directly left of the run.</summary>
    private bool IsTaken(TextRow row, TextRun run)
    {
        foreach (var label in labels)
        {
            foreach (var spot in Spot.In(row, label))
            {
                var isNext = !row.Runs.Any(other =>
                    other.X > spot.TextRight && other.X < run.X && other.Text is not (":" or "：")
                );
                if (spot.HasColon && spot.TextRight <= run.X + (0.2 * sheet.Size) && isNext)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? Match(Regex shape, string text)
    {
        var match = shape.Match(text);
        return match.Success ? match.Groups["v"].Value : null;
    }
}
