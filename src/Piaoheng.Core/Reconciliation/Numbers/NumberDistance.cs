namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>号码距离: optimal string alignment, the number of digits left out, added, changed or swapped with the next.</summary>
internal static class NumberDistance
{
    /// <summary>The largest distance at which two numbers may be one number mistyped (contracts §6).</summary>
    public const int Limit = 2;

    /// <summary>The distance, or <see cref="Limit"/> + 1 when it is larger than the limit.</summary>
    public static int Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (Math.Abs(left.Length - right.Length) > Limit)
        {
            return Limit + 1;
        }

        // What is equal at both ends costs nothing; what remains is short for a slip and long for a stranger.
        var start = left.CommonPrefixLength(right);
        left = left[start..];
        right = right[start..];
        while (left.Length > 0 && right.Length > 0 && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length + right.Length;
        }

        return Aligned(left, right);
    }

    private static int Aligned(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        // Three rows of the table of distances between beginnings.
        var width = right.Length + 1;
        Span<int> table = stackalloc int[3 * 64];
        if (width > 64)
        {
            table = new int[3 * width];
        }

        var before = table[..width];
        var last = table.Slice(width, width);
        var row = table.Slice(2 * width, width);
        for (var column = 0; column < width; column++)
        {
            last[column] = column;
        }

        for (var line = 1; line <= left.Length; line++)
        {
            row[0] = line;
            var least = line;
            for (var column = 1; column < width; column++)
            {
                var cost = left[line - 1] == right[column - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(last[column] + 1, row[column - 1] + 1), last[column - 1] + cost);
                if (line > 1 && column > 1 && left[line - 1] == right[column - 2] && left[line - 2] == right[column - 1])
                {
                    best = Math.Min(best, before[column - 2] + 1);
                }

                row[column] = best;
                least = Math.Min(least, best);
            }

            if (least > Limit + 1)
            {
                return Limit + 1;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return Math.Min(last[^1], Limit + 1);
    }
}
