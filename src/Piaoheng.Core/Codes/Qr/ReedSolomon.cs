namespace Piaoheng.Core.Codes.Qr;

/// <summary>Reed–Solomon code over GF(256) with the polynomial of the QR standard, x⁸ + x⁴ + x³ + x² + 1.</summary>
public static class ReedSolomon
{
    private const int Polynomial = 0x11D;
    private const int Order = 255;
    private static readonly byte[] Powers = MakePowers();
    private static readonly byte[] Logarithms = MakeLogarithms();

    /// <summary>The check codewords of a block of data.</summary>
    public static byte[] CheckWords(ReadOnlySpan<byte> data, int count)
    {
        var generator = Generator(count);
        var remainder = new byte[count];
        foreach (var word in data)
        {
            var factor = (byte)(word ^ remainder[0]);
            remainder.AsSpan(1).CopyTo(remainder);
            remainder[^1] = 0;
            for (var index = 0; index < count; index++)
            {
                remainder[index] ^= Multiply(generator[index], factor);
            }
        }

        return remainder;
    }

    /// <summary>Puts wrong codewords of a block right in place.</summary>
    /// <param name="block">Data followed by checks.</param>
    /// <param name="checkWords">How many of them are checks.</param>
    /// <param name="limit">How many may be wrong.</param>
    /// <returns>How many were wrong; null when they are too many, and the block is left as it was.</returns>
    public static int? Correct(Span<byte> block, int checkWords, int limit)
    {
        var syndromes = new byte[checkWords];
        var isClean = true;
        for (var index = 0; index < checkWords; index++)
        {
            syndromes[index] = Evaluate(block, Powers[index]);
            isClean &= syndromes[index] == 0;
        }

        if (isClean)
        {
            return 0;
        }

        var (locator, errors) = Locator(syndromes);
        return errors <= limit && Places(locator, errors, block.Length) is { } places
            ? Repair(block, syndromes, locator, places)
            : null;
    }

    /// <summary>Coefficients of Π (x − 2ⁱ) below the leading one, highest first.</summary>
    private static byte[] Generator(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var step = 0; step < degree; step++)
        {
            for (var index = 0; index < degree; index++)
            {
                result[index] = Multiply(result[index], root);
                if (index + 1 < degree)
                {
                    result[index] ^= result[index + 1];
                }
            }

            root = Multiply(root, 2);
        }

        return result;
    }

    /// <summary>Berlekamp–Massey: the shortest polynomial (lowest coefficient first) that generates the syndromes, and its length.</summary>
    private static (byte[] Locator, int Errors) Locator(byte[] syndromes)
    {
        var current = new byte[syndromes.Length + 1];
        var previous = new byte[syndromes.Length + 1];
        current[0] = previous[0] = 1;
        var (length, shift) = (0, 1);
        byte lastDiscrepancy = 1;
        for (var step = 0; step < syndromes.Length; step++)
        {
            var discrepancy = syndromes[step];
            for (var index = 1; index <= length; index++)
            {
                discrepancy ^= Multiply(current[index], syndromes[step - index]);
            }

            if (discrepancy == 0)
            {
                shift++;
                continue;
            }

            var before = (byte[])current.Clone();
            var factor = Divide(discrepancy, lastDiscrepancy);
            for (var index = shift; index < current.Length; index++)
            {
                current[index] ^= Multiply(factor, previous[index - shift]);
            }

            if (2 * length > step)
            {
                shift++;
                continue;
            }

            (length, shift, lastDiscrepancy, previous) = (step + 1 - length, 1, discrepancy, before);
        }

        return (current, length);
    }

    /// <summary>Chien's search: the exponents of the wrong places, counted from the end of the block; null when they are not as many as announced.</summary>
    private static int[]? Places(byte[] locator, int errors, int length)
    {
        var places = new List<int>(errors);
        for (var exponent = 0; exponent < length && places.Count < errors; exponent++)
        {
            var inverse = Powers[(Order - exponent) % Order];
            byte sum = 0;
            for (var index = errors; index >= 0; index--)
            {
                sum = (byte)(Multiply(sum, inverse) ^ locator[index]);
            }

            if (sum == 0)
            {
                places.Add(exponent);
            }
        }

        return places.Count == errors ? [.. places] : null;
    }

    /// <summary>Forney's formula for what is wrong at each place.</summary>
    private static int? Repair(Span<byte> block, byte[] syndromes, byte[] locator, int[] places)
    {
        var evaluator = new byte[places.Length];
        for (var index = 0; index < evaluator.Length; index++)
        {
            for (var part = 0; part <= index; part++)
            {
                evaluator[index] ^= Multiply(syndromes[index - part], locator[part]);
            }
        }

        foreach (var place in places)
        {
            var inverse = Powers[(Order - place) % Order];
            byte numerator = 0;
            for (var index = evaluator.Length - 1; index >= 0; index--)
            {
                numerator = (byte)(Multiply(numerator, inverse) ^ evaluator[index]);
            }

            byte slope = 0;
            var square = Multiply(inverse, inverse);
            for (var index = (places.Length - 1) | 1; index > 0; index -= 2)
            {
                slope = (byte)(Multiply(slope, square) ^ locator[index]);
            }

            // The first root of the generator is 2⁰, so the quotient carries one power of the place itself.
            block[block.Length - 1 - place] ^= Multiply(Powers[place], Divide(numerator, slope));
        }

        return places.Length;
    }

    private static byte Evaluate(ReadOnlySpan<byte> coefficients, byte at)
    {
        byte sum = 0;
        foreach (var coefficient in coefficients)
        {
            sum = (byte)(Multiply(sum, at) ^ coefficient);
        }

        return sum;
    }

    private static byte Multiply(byte left, byte right) =>
        left == 0 || right == 0 ? (byte)0 : Powers[(Logarithms[left] + Logarithms[right]) % Order];

    private static byte Divide(byte left, byte right) =>
        left == 0 ? (byte)0 : Powers[(Logarithms[left] + Order - Logarithms[right]) % Order];

    private static byte[] MakePowers()
    {
        var powers = new byte[Order];
        var value = 1;
        for (var exponent = 0; exponent < Order; exponent++)
        {
            powers[exponent] = (byte)value;
            value <<= 1;
            value = value > byte.MaxValue ? value ^ Polynomial : value;
        }

        return powers;
    }

    private static byte[] MakeLogarithms()
    {
        var logarithms = new byte[Order + 1];
        for (var exponent = 0; exponent < Order; exponent++)
        {
            logarithms[Powers[exponent]] = (byte)exponent;
        }

        return logarithms;
    }
}
