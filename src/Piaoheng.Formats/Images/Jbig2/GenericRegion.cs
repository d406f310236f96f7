namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>通用区: a bitmap whose pixels are coded one after the other, each under the pixels around it.</summary>
/// <remarks>Source: ITU-T T.88, 6.2. A context numbers its pixels from the last one before, to the left and upwards.</remarks>
internal sealed class GenericRegion(int template, IReadOnlyList<(int X, int Y)> adaptive)
{
    // For each template: bits of the row two above, of the row above and of the row itself; how far the upper two reach to the right.
    private static readonly (int Upper, int Above, int Own, int UpperReach, int AboveReach, int Typical)[] Shapes =
    [
        (5, 7, 4, 2, 3, 0x9B25),
        (4, 6, 3, 2, 3, 0x0795),
        (3, 5, 2, 1, 2, 0x00E5),
        (0, 6, 4, -1, 2, 0x0195),
    ];

    // The adaptive pixels of each template: their bits, and where they lie unless told otherwise.
    private static readonly (int Bit, int X, int Y)[][] Adaptive =
    [
        [(4, 3, -1), (10, -3, -1), (11, 2, -2), (15, -2, -2)],
        [(3, 3, -1)],
        [(2, 2, -1)],
        [(4, 2, -1)],
    ];

    private readonly byte[] _contexts = new byte[1 << 16];

    /// <summary>How many adaptive pixels a template has.</summary>
    public static int AdaptiveCount(int template) => Adaptive[template].Length;

    /// <summary>Pixels that are left white; null = none.</summary>
    public Jbig2Bitmap? Skipped { get; init; }

    /// <summary>Whether rows that are like the one before are told by one bit.</summary>
    public bool IsTypical { get; init; }

    public Jbig2Bitmap Read(ArithmeticDecoder decoder, long width, long height, Jbig2Budget budget)
    {
        var bitmap = new Jbig2Bitmap(width, height, budget);
        var moved = Adaptive[template].Zip(adaptive).Where(static pair => (pair.First.X, pair.First.Y) != pair.Second).ToArray();
        var isLikeBefore = 0;
        for (var y = 0; y < bitmap.Height; y++)
        {
            if (IsTypical)
            {
                isLikeBefore ^= decoder.Bit(ref _contexts[Shapes[template].Typical]);
                if (isLikeBefore == 1)
                {
                    bitmap.RowOrNone(y - 1).CopyTo(bitmap.Row(y));
                    continue;
                }
            }

            ReadRow(decoder, bitmap, y, moved);
        }

        return bitmap;
    }

    private void ReadRow(
        ArithmeticDecoder decoder,
        Jbig2Bitmap bitmap,
        int y,
        ((int Bit, int X, int Y) Bit, (int X, int Y) Place)[] moved
    )
    {
        var shape = Shapes[template];
        var upper = bitmap.RowOrNone(y - 2);
        var above = bitmap.RowOrNone(y - 1);
        var row = bitmap.Row(y);
        var (upperMask, aboveMask, ownMask) = ((1 << shape.Upper) - 1, (1 << shape.Above) - 1, (1 << shape.Own) - 1);
        var (upperBits, aboveBits, ownBits) = (First(upper, shape.UpperReach), First(above, shape.AboveReach), 0);
        for (var x = 0; x < row.Length; x++)
        {
            upperBits = ((upperBits << 1) | PixelAt(upper, x + shape.UpperReach)) & upperMask;
            aboveBits = ((aboveBits << 1) | PixelAt(above, x + shape.AboveReach)) & aboveMask;
            var pixel = 0;
            if (Skipped is not { } skipped || skipped.At(x, y) == 0)
            {
                var context = (((upperBits << shape.Above) | aboveBits) << shape.Own) | ownBits;
                foreach (var (bit, place) in moved)
                {
                    context = (context & ~(1 << bit.Bit)) | (bitmap.At(x + place.X, y + place.Y) << bit.Bit);
                }

                pixel = decoder.Bit(ref _contexts[context]);
                row[x] = (byte)pixel;
            }

            ownBits = ((ownBits << 1) | pixel) & ownMask;
        }
    }

    // The pixels to the right of the first place, which the window has not reached yet.
    private static int First(ReadOnlySpan<byte> row, int reach)
    {
        var bits = 0;
        for (var x = 0; x < reach; x++)
        {
            bits = (bits << 1) | PixelAt(row, x);
        }

        return bits;
    }

    private static int PixelAt(ReadOnlySpan<byte> row, int x) => x >= 0 && x < row.Length ? row[x] : 0;
}
