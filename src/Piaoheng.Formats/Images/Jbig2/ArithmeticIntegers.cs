namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>Whole numbers from the arithmetic decoder, of one kind: each kind has contexts of its own.</summary>
/// <remarks>Source: ITU-T T.88, annex A.2.</remarks>
internal sealed class ArithmeticIntegers
{
    // Bits and offset of each range, by the count of ones before the first zero.
    private static readonly (int Bits, int Offset)[] Ranges = [(2, 0), (4, 4), (6, 20), (8, 84), (12, 340), (32, 4436)];

    private readonly byte[] _contexts = new byte[512];

    /// <summary>The next number; null = out of band.</summary>
    public long? Next(ArithmeticDecoder decoder)
    {
        var before = 1;
        var isNegative = Bit(decoder, ref before) == 1;
        var range = 0;
        while (range < Ranges.Length - 1 && Bit(decoder, ref before) == 1)
        {
            range++;
        }

        var value = 0L;
        for (var bit = 0; bit < Ranges[range].Bits; bit++)
        {
            value = (value << 1) | (long)Bit(decoder, ref before);
        }

        value += Ranges[range].Offset;
        return !isNegative ? value
            : value > 0 ? -value
            : null;
    }

    private int Bit(ArithmeticDecoder decoder, ref int before)
    {
        var bit = decoder.Bit(ref _contexts[before]);
        before = before < 256 ? (before << 1) | bit : (((before << 1) | bit) & 511) | 256;
        return bit;
    }
}
