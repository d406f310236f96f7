using System.Runtime.InteropServices;

namespace Piaoheng.Ocr.Detection;

/// <summary>Finds connected pixels (eight neighbours) of a mask by joining the runs of its rows.</summary>
internal static class Components
{
    /// <summary>All components with at least so many pixels.</summary>
    /// <param name="mask">Whether a pixel is set, row by row.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="fewestPixels">Smaller ones are left out.</param>
    public static List<Component> Find(ReadOnlySpan<bool> mask, int width, int fewestPixels)
    {
        var runs = new List<Run>();
        var parents = new List<int>();
        var previous = (First: 0, End: 0);
        for (var row = 0; row * width < mask.Length; row++)
        {
            var first = runs.Count;
            AddRuns(mask.Slice(row * width, width), row, runs, parents);
            Join(runs, parents, previous, first);
            previous = (first, runs.Count);
        }

        return Gather(runs, parents, fewestPixels);
    }

    private static void AddRuns(ReadOnlySpan<bool> pixels, int row, List<Run> runs, List<int> parents)
    {
        var at = 0;
        while (at < pixels.Length)
        {
            var start = pixels[at..].IndexOf(true);
            if (start < 0)
            {
                return;
            }

            at += start;
            var length = pixels[at..].IndexOf(false);
            var end = length < 0 ? pixels.Length : at + length;
            parents.Add(runs.Count);
            runs.Add(new Run(row, at, end - 1));
            at = end;
        }
    }

    // Both rows are in order, so one walk through them meets every pair that touches.
    private static void Join(List<Run> runs, List<int> parents, (int First, int End) above, int first)
    {
        var upper = above.First;
        for (var lower = first; lower < runs.Count; lower++)
        {
            while (upper < above.End && runs[upper].Right + 1 < runs[lower].Left)
            {
                upper++;
            }

            for (var touching = upper; touching < above.End && runs[touching].Left - 1 <= runs[lower].Right; touching++)
            {
                parents[Root(parents, lower)] = Root(parents, touching);
            }
        }
    }

    private static int Root(List<int> parents, int run)
    {
        while (parents[run] != run)
        {
            parents[run] = parents[parents[run]];
            run = parents[run];
        }

        return run;
    }

    private static List<Component> Gather(List<Run> runs, List<int> parents, int fewestPixels)
    {
        var byRoot = new Dictionary<int, Component>();
        for (var at = 0; at < runs.Count; at++)
        {
            var (row, left, right) = runs[at];
            var root = Root(parents, at);
            var component = byRoot.GetValueOrDefault(root) ?? new Component(row, [], 0);
            if (row - component.Top == component.Ends.Count)
            {
                component.Ends.Add((left, right));
            }
            else
            {
                var ends = component.Ends[^1];
                component.Ends[^1] = (Math.Min(ends.Left, left), Math.Max(ends.Right, right));
            }

            byRoot[root] = component with { Pixels = component.Pixels + right - left + 1 };
        }

        return [.. byRoot.Values.Where(component => component.Pixels >= fewestPixels)];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Run(int Row, int Left, int Right);
}
