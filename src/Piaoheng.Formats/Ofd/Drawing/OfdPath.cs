using Piaoheng.Formats.Drawing;

namespace Piaoheng.Formats.Ofd.Drawing;

/// <summary>图形轮廓: the abbreviated data of a path (<c>M 0 0 L 73 0</c>) as a path of our own.</summary>
/// <remarks>Source: GB/T 33190-2016 §9.3: S and M start, L, Q, B (cubic), A, C (close).</remarks>
internal static class OfdPath
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n', ','];

    /// <summary>Reads as far as the data make sense; the rest of damaged data is left out.</summary>
    public static SvgPath Read(string? data)
    {
        var path = new SvgPath();
        var parts = (data ?? string.Empty).Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        var numbers = new double[7];
        var at = 0;
        while (at < parts.Length)
        {
            if (StepOf(parts[at]) is not { } step || at + step.Count >= parts.Length)
            {
                break;
            }

            for (var i = 0; i < step.Count; i++)
            {
                if (!OfdNumbers.TryParse(parts[at + 1 + i], out numbers[i]))
                {
                    return path;
                }
            }

            // A path that begins elsewhere than with a start would be refused as a whole by SVG.
            if (path.IsEmpty && step.Step is not PathStep.Move)
            {
                path.Add(PathStep.Move, 0, 0);
            }

            path.Add(step.Step, numbers.AsSpan(0, step.Count));
            at += 1 + step.Count;
        }

        return path;
    }

    private static (PathStep Step, int Count)? StepOf(string letter) =>
        letter switch
        {
            "S" or "M" => (PathStep.Move, 2),
            "L" => (PathStep.Line, 2),
            "Q" => (PathStep.Quadratic, 4),
            "B" => (PathStep.Cubic, 6),
            "A" => (PathStep.Arc, 7),
            "C" => (PathStep.Close, 0),
            _ => null,
        };
}
