namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>细化区: a bitmap told by how it differs from another one.</summary>
/// <remarks>Source: ITU-T T.88, 6.3.</remarks>
internal sealed class RefinementRegion(int template, IReadOnlyList<(int X, int Y)> adaptive)
{
    // Places of the pixels of a context, from its lowest bit: those of the bitmap itself, then those of the other one.
    private static readonly (int X, int Y)[][] OwnPlaces =
    [
        [(-1, 0), (1, -1), (0, -1)],
        [(-1, 0), (1, -1), (0, -1), (-1, -1)],
    ];

    private static readonly (int X, int Y)[][] OtherPlaces =
    [
        [(1, 1), (0, 1), (-1, 1), (1, 0), (0, 0), (-1, 0), (1, -1), (0, -1)],
        [(1, 1), (0, 1), (1, 0), (0, 0), (-1, 0), (0, -1)],
    ];

    private static readonly int[] Typical = [0x100, 0x080];

    private readonly byte[] _contexts = new byte[1 << 13];
    private readonly (int X, int Y)[] _own = template == 0 ? [.. OwnPlaces[0], adaptive[0]] : OwnPlaces[1];
    private readonly (int X, int Y)[] _other = template == 0 ? [.. OtherPlaces[0], adaptive[1]] : OtherPlaces[1];

    /// <summary>Whether pixels amid others of one colour are told by one bit for the row.</summary>
    public bool IsTypical { get; init; }

    /// <summary>Reads a bitmap.</summary>
    /// <param name="decoder">Gives the bits.</param>
    /// <param name="size">Its size.</param>
    /// <param name="other">The bitmap that it differs from.</param>
    /// <param name="shift">Where that one lies on it.</param>
    /// <param name="budget">Pays for it.</param>
    public Jbig2Bitmap Read(
        ArithmeticDecoder decoder,
        (long Width, long Height) size,
        Jbig2Bitmap other,
        (long X, long Y) shift,
        Jbig2Budget budget
    )
    {
        var bitmap = new Jbig2Bitmap(size.Width, size.Height, budget);
        budget.Work((long)bitmap.Width * bitmap.Height * 8);
        var (shiftX, shiftY) = (
            (int)Math.Clamp(shift.X, -Limits.PictureSide, Limits.PictureSide),
            (int)Math.Clamp(shift.Y, -Limits.PictureSide, Limits.PictureSide)
        );
        var isTold = 0;
        for (var y = 0; y < bitmap.Height; y++)
        {
            if (IsTypical)
            {
                isTold ^= decoder.Bit(ref _contexts[Typical[template]]);
            }

            var row = bitmap.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var known = isTold == 1 ? Amid(other, x - shiftX, y - shiftY) : null;
                row[x] = known ?? (byte)decoder.Bit(ref _contexts[Context(bitmap, other, (x, y), (x - shiftX, y - shiftY))]);
            }
        }

        return bitmap;
    }

    private int Context(Jbig2Bitmap bitmap, Jbig2Bitmap other, (int X, int Y) here, (int X, int Y) there)
    {
        var (context, bit) = (0, 0);
        foreach (var (x, y) in _own)
        {
            context |= bitmap.At(here.X + x, here.Y + y) << bit++;
        }

        foreach (var (x, y) in _other)
        {
            context |= other.At(there.X + x, there.Y + y) << bit++;
        }

        return context;
    }

    // The colour of nine pixels that are all alike.
    private static byte? Amid(Jbig2Bitmap other, int x, int y)
    {
        var colour = other.At(x, y);
        for (var at = 0; at < 9; at++)
        {
            if (other.At(x - 1 + (at % 3), y - 1 + (at / 3)) != colour)
            {
                return null;
            }
        }

        return (byte)colour;
    }
}
