namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>MMR: a bitmap as fax packs it, each row by how it differs from the one above.</summary>
/// <remarks>Source: ITU-T T.6; T.88, 6.2.6.</remarks>
internal static class MmrRegion
{
    private const int LongestMode = 7;
    private const int Pass = 100;
    private const int Horizontal = 101;

    /// <summary>Codes of how a row goes on, each with a one before it; numbers below 100 shift an edge.</summary>
    private static readonly Dictionary<int, int> Modes = new()
    {
        [0b1_1] = 0,
        [0b1_011] = 1,
        [0b1_000011] = 2,
        [0b1_0000011] = 3,
        [0b1_010] = -1,
        [0b1_000010] = -2,
        [0b1_0000010] = -3,
        [0b1_0001] = Pass,
        [0b1_001] = Horizontal,
    };

    /// <summary>Reads a bitmap; what follows it begins at the next whole byte.</summary>
    public static Jbig2Bitmap Read(Jbig2Bits bits, long width, long height, Jbig2Budget budget)
    {
        var bitmap = new Jbig2Bitmap(width, height, budget);
        for (var y = 0; y < bitmap.Height; y++)
        {
            ReadRow(bits, bitmap.RowOrNone(y - 1), bitmap.Row(y));
        }

        SkipEnd(bits);
        return bitmap;
    }

    private static void ReadRow(Jbig2Bits bits, ReadOnlySpan<byte> above, Span<byte> row)
    {
        // Before the first pixel stands a white one that does not count.
        var (at, colour) = (-1, (byte)0);
        while (at < row.Length)
        {
            var edge = EdgeOf(above, at, colour, row.Length);
            var mode = Code(bits, Modes, LongestMode);
            if (mode is Pass)
            {
                var end = NextEdge(above, edge, row.Length);
                Fill(row, at, end, colour);
                at = end;
            }
            else if (mode is Horizontal)
            {
                var first = Math.Max(at, 0) + Run(bits, colour);
                Fill(row, at, first, colour);
                var second = first + Run(bits, (byte)(1 - colour));
                Fill(row, first, second, (byte)(1 - colour));
                at = second;
            }
            else
            {
                var end = edge + mode;
                if (end < at || end > row.Length)
                {
                    throw new InvalidDataException("A row of a JBIG2 picture goes back.");
                }

                Fill(row, at, end, colour);
                (at, colour) = (end, (byte)(1 - colour));
            }
        }
    }

    // The next place of the row above, to the right, where its colour becomes other than the one that is laid on.
    private static int EdgeOf(ReadOnlySpan<byte> above, int at, byte colour, int width)
    {
        for (var x = at + 1; x < above.Length; x++)
        {
            var before = x == 0 ? 0 : above[x - 1];
            if (above[x] != colour && before == colour)
            {
                return x;
            }
        }

        return width;
    }

    private static int NextEdge(ReadOnlySpan<byte> above, int edge, int width)
    {
        for (var x = edge + 1; x < above.Length; x++)
        {
            if (above[x] != above[x - 1])
            {
                return x;
            }
        }

        return width;
    }

    private static void Fill(Span<byte> row, int from, int to, byte colour)
    {
        if (to > row.Length)
        {
            throw new InvalidDataException("A row of a JBIG2 picture is longer than it may be.");
        }

        if (colour == 1 && to > from)
        {
            row[Math.Max(from, 0)..to].Fill(1);
        }
    }

    private static int Run(Jbig2Bits bits, byte colour)
    {
        var run = 0;
        int part;
        do
        {
            part = Code(bits, colour == 0 ? MmrCodes.White : MmrCodes.Black, MmrCodes.Longest);
            run += part;
        } while (MmrCodes.GoesOn(part) && run <= Limits.PictureSide);

        return run;
    }

    private static int Code(Jbig2Bits bits, Dictionary<int, int> table, int longest)
    {
        var code = 1;
        for (var length = 0; length < longest; length++)
        {
            code = (code << 1) | bits.Bit();
            if (table.TryGetValue(code, out var value))
            {
                return value;
            }
        }

        throw new InvalidDataException("A code of a JBIG2 picture stands in no table.");
    }

    // Two end-of-line codes may stand behind the last row.
    private static void SkipEnd(Jbig2Bits bits)
    {
        if (bits.Coming(24) == 0x001001)
        {
            _ = bits.Bits(24);
        }

        bits.Align();
    }
}
