namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>Numbers of symbols from the arithmetic decoder, all of one length.</summary>
/// <remarks>Source: ITU-T T.88, annex A.3.</remarks>
internal sealed class ArithmeticIds(int bits)
{
    private readonly byte[] _contexts = new byte[1 << bits];

    public int Next(ArithmeticDecoder decoder)
    {
        var before = 1;
        for (var bit = 0; bit < bits; bit++)
        {
            before = (before << 1) | decoder.Bit(ref _contexts[before]);
        }

        return before - (1 << bits);
    }

    /// <summary>Bits that tell so many symbols apart.</summary>
    public static int Bits(int count)
    {
        var bits = 0;
        while (1L << bits < count)
        {
            bits++;
        }

        return bits;
    }
}
