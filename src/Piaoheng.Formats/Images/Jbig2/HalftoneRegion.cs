namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>半色调区: patterns laid on a grid by grey levels.</summary>
/// <remarks>Source: ITU-T T.88, 6.6, 6.7, 7.4.4, 7.4.5 and annex C.</remarks>
internal static class HalftoneRegion
{
    /// <summary>Reads a dictionary of patterns.</summary>
    public static IReadOnlyList<Jbig2Bitmap> ReadPatterns(Jbig2Bits bits, Jbig2Budget budget)
    {
        var flags = bits.Byte();
        var (width, height) = (bits.Byte(), bits.Byte());
        var count = Jbig2Budget.Count(bits.Number()) + 1;
        if (width == 0 || height == 0)
        {
            throw new InvalidDataException("A pattern of a JBIG2 picture has no size.");
        }

        var all = ReadPlanes(
            bits,
            new Plane((flags & 1) == 1, (flags >> 1) & 3, null, (-width, 0)),
            ((long)count * width, height),
            budget
        )();
        return [.. Enumerable.Range(0, count).Select(at => all.Part(at * width, 0, width, height, budget))];
    }

    /// <summary>Reads a region.</summary>
    public static Jbig2Bitmap Read(Jbig2Bits bits, Jbig2Region place, IReadOnlyList<Jbig2Bitmap> patterns, Jbig2Budget budget)
    {
        if (patterns.Count == 0)
        {
            throw new InvalidDataException("A JBIG2 picture names patterns that it does not have.");
        }

        var flags = bits.Byte();
        var (columns, rows) = (bits.Number(), bits.Number());
        var grid = new Grid(bits.SignedNumber(), bits.SignedNumber(), bits.Half(), bits.Half());
        var region = new Jbig2Bitmap(place.Width, place.Height, budget);
        region.Fill((byte)(flags >> 7));
        budget.Work(Math.Min(columns, int.MaxValue) * Math.Min(rows, int.MaxValue));
        var skipped = (flags & 8) != 0 ? Skipped(region, patterns[0], grid, (columns, rows), budget) : null;
        var template = (flags >> 1) & 3;
        var plane = new Plane((flags & 1) == 1, template, skipped, (template <= 1 ? 3 : 2, -1));
        var levels = ReadLevels(ReadPlanes(bits, plane, (columns, rows), budget), ArithmeticIds.Bits(patterns.Count));
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (x, y) = grid.At(row, column);
                var pattern = patterns[Math.Min(levels?[(row * (int)columns) + column] ?? 0, patterns.Count - 1)];
                budget.WorkOnPart(pattern.Width, pattern.Height);
                region.Lay(pattern, x, y, (Jbig2Combination)((flags >> 4) & 7));
            }
        }

        return region;
    }

    // Grey levels come bit by bit, the highest first, each told by how it differs from the one before.
    private static int[]? ReadLevels(Func<Jbig2Bitmap> nextPlane, int bits)
    {
        int[]? levels = null;
        Jbig2Bitmap? before = null;
        for (var bit = 0; bit < bits; bit++)
        {
            var plane = nextPlane();
            if (before is not null)
            {
                plane.Lay(before, 0, 0, Jbig2Combination.Xor);
            }

            levels ??= new int[plane.Width * plane.Height];
            for (var y = 0; y < plane.Height; y++)
            {
                var row = plane.Row(y);
                for (var x = 0; x < row.Length; x++)
                {
                    ref var level = ref levels[(y * row.Length) + x];
                    level = (level << 1) | row[x];
                }
            }

            before = plane;
        }

        return levels;
    }

    private static Func<Jbig2Bitmap> ReadPlanes(Jbig2Bits bits, Plane plane, (long Width, long Height) size, Jbig2Budget budget)
    {
        if (plane.IsMmr)
        {
            return () => MmrRegion.Read(bits, size.Width, size.Height, budget);
        }

        var decoder = new ArithmeticDecoder(bits.Rest);
        (int X, int Y)[] adaptive = plane.Template == 0 ? [plane.First, (-3, -1), (2, -2), (-2, -2)] : [plane.First];
        var region = new GenericRegion(plane.Template, adaptive) { Skipped = plane.Skipped };
        return () => region.Read(decoder, size.Width, size.Height, budget);
    }

    // Places whose pattern would lie outside altogether.
    private static Jbig2Bitmap Skipped(
        Jbig2Bitmap region,
        Jbig2Bitmap pattern,
        Grid grid,
        (long Columns, long Rows) size,
        Jbig2Budget budget
    )
    {
        var skipped = new Jbig2Bitmap(size.Columns, size.Rows, budget);
        for (var row = 0; row < skipped.Height; row++)
        {
            for (var column = 0; column < skipped.Width; column++)
            {
                var (x, y) = grid.At(row, column);
                var isOutside = x + pattern.Width <= 0 || x >= region.Width || y + pattern.Height <= 0 || y >= region.Height;
                skipped.Row(row)[column] = (byte)(isOutside ? 1 : 0);
            }
        }

        return skipped;
    }

    /// <summary>How the bitmaps are coded.</summary>
    private sealed record Plane(bool IsMmr, int Template, Jbig2Bitmap? Skipped, (int X, int Y) First);

    /// <summary>Where the patterns lie, in 256ths of a pixel.</summary>
    private sealed record Grid(long Left, long Top, long StepX, long StepY)
    {
        public (long X, long Y) At(long row, long column) =>
            ((Left + (row * StepY) + (column * StepX)) >> 8, (Top + (row * StepX) - (column * StepY)) >> 8);
    }
}
