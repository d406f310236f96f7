using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>哈夫曼表: codes of the given lengths, assigned in the order of the lines.</summary>
/// <remarks>Source: ITU-T T.88, annex B.3.</remarks>
internal sealed class HuffmanTable
{
    private const int LongestCode = 32;
    private readonly HuffmanLine[][] _byLength = new HuffmanLine[LongestCode + 1][];
    private readonly long[] _firstCodes = new long[LongestCode + 1];

    public HuffmanTable(IReadOnlyList<HuffmanLine> lines)
    {
        var code = 0L;
        for (var length = 1; length <= LongestCode; length++)
        {
            code <<= 1;
            _firstCodes[length] = code;
            _byLength[length] = [.. lines.Where(line => line.Length == length)];
            code += _byLength[length].Length;
            if (code > 1L << length)
            {
                throw new InvalidDataException("A table of codes of a JBIG2 picture has too many of them.");
            }
        }
    }

    /// <summary>The next number; null = out of band.</summary>
    public long? Next(Jbig2Bits bits)
    {
        var line = NextLine(bits);
        return line.Kind switch
        {
            HuffmanLineKind.OutOfBand => null,
            HuffmanLineKind.Downwards => line.Low - bits.Bits(line.Bits),
            _ => line.Low + bits.Bits(line.Bits),
        };
    }

    private HuffmanLine NextLine(Jbig2Bits bits)
    {
        var code = 0L;
        for (var length = 1; length <= LongestCode; length++)
        {
            code = (code << 1) | (long)bits.Bit();
            var at = code - _firstCodes[length];
            if (at >= 0 && at < _byLength[length].Length)
            {
                return _byLength[length][at];
            }
        }

        throw new InvalidDataException("A code of a JBIG2 picture stands in no table.");
    }

    /// <summary>Reads a table that the picture brings itself.</summary>
    /// <remarks>Source: ITU-T T.88, annex B.2.</remarks>
    public static HuffmanTable Read(Jbig2Bits bits)
    {
        var flags = bits.Byte();
        var (lengthBits, rangeBits) = (((flags >> 1) & 7) + 1, ((flags >> 4) & 7) + 1);
        var (low, high) = ((long)bits.SignedNumber(), (long)bits.SignedNumber());
        var lines = new List<HuffmanLine>();
        var next = low;
        while (next < high)
        {
            var line = new HuffmanLine((int)bits.Bits(lengthBits), (int)bits.Bits(rangeBits), next);
            if (line.Bits > LongestCode || lines.Count > Limits.Jbig2Parts)
            {
                throw new InvalidDataException("A table of codes of a JBIG2 picture is longer than allowed.");
            }

            lines.Add(line);
            next += 1L << line.Bits;
        }

        lines.Add(new HuffmanLine((int)bits.Bits(lengthBits), LongestCode, low - 1, HuffmanLineKind.Downwards));
        lines.Add(new HuffmanLine((int)bits.Bits(lengthBits), LongestCode, next));
        if ((flags & 1) == 1)
        {
            lines.Add(new HuffmanLine((int)bits.Bits(lengthBits), 0, 0, HuffmanLineKind.OutOfBand));
        }

        return new HuffmanTable(lines);
    }
}

/// <summary>A line of a table of codes.</summary>
/// <param name="Length">Bits of its code; 0 = it has none.</param>
/// <param name="Bits">Bits that follow the code and are added to the number.</param>
/// <param name="Low">The number.</param>
/// <param name="Kind">What the line means.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HuffmanLine(int Length, int Bits, long Low, HuffmanLineKind Kind = HuffmanLineKind.Number);

/// <summary>What a line of a table of codes means.</summary>
internal enum HuffmanLineKind
{
    /// <summary>A number, counted upwards by the bits that follow.</summary>
    Number,

    /// <summary>A number, counted downwards.</summary>
    Downwards,

    /// <summary>Out of band.</summary>
    OutOfBand,
}
