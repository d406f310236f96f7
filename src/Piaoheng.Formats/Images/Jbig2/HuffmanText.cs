namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>The numbers of a text region by tables of codes.</summary>
internal sealed class HuffmanText(Jbig2Bits bits, HuffmanText.Tables tables, RefinementRegion refinement) : ITextNumbers
{
    private const int RunCodes = 35;

    /// <summary>Which table tells what.</summary>
    public sealed record Tables
    {
        public required HuffmanTable FirstPlace { get; init; }

        public required HuffmanTable NextPlace { get; init; }

        public required HuffmanTable StripStep { get; init; }

        public required HuffmanTable Width { get; init; }

        public required HuffmanTable Height { get; init; }

        public required HuffmanTable ShiftX { get; init; }

        public required HuffmanTable ShiftY { get; init; }

        public required HuffmanTable Size { get; init; }

        public required HuffmanTable Symbols { get; init; }
    }

    public long? StripStep() => tables.StripStep.Next(bits);

    public long? FirstPlace() => tables.FirstPlace.Next(bits);

    public long? NextPlace() => tables.NextPlace.Next(bits);

    public long RowInStrip(int count) => bits.Bits(count);

    public int Symbol() => (int)(tables.Symbols.Next(bits) ?? -1);

    public bool IsRefined() => bits.Bit() == 1;

    public Jbig2Bitmap Refined(Jbig2Bitmap symbol, Jbig2Budget budget)
    {
        var (width, height) = (tables.Width.Next(bits) ?? 0, tables.Height.Next(bits) ?? 0);
        var (shiftX, shiftY) = (tables.ShiftX.Next(bits) ?? 0, tables.ShiftY.Next(bits) ?? 0);
        var size = tables.Size.Next(bits) ?? 0;
        return refinement.Read(
            new ArithmeticDecoder(bits.Take(size)),
            (symbol.Width + width, symbol.Height + height),
            symbol,
            ((width >> 1) + shiftX, (height >> 1) + shiftY),
            budget
        );
    }

    /// <summary>Reads the codes of the symbols, whose lengths are told by codes of their own.</summary>
    /// <remarks>Source: ITU-T T.88, 7.4.3.1.7.</remarks>
    public static HuffmanTable ReadSymbols(Jbig2Bits bits, int count)
    {
        var codes = new HuffmanTable([
            .. Enumerable.Range(0, RunCodes).Select(code => new HuffmanLine((int)bits.Bits(4), 0, code)),
        ]);
        var lengths = new List<int>(count);
        while (lengths.Count < count)
        {
            var code = (int)(codes.Next(bits) ?? 0);
            var (length, times) = code switch
            {
                32 when lengths.Count > 0 => (lengths[^1], 3 + (int)bits.Bits(2)),
                32 => throw new InvalidDataException("A JBIG2 picture repeats a length before the first one."),
                33 => (0, 3 + (int)bits.Bits(3)),
                34 => (0, 11 + (int)bits.Bits(7)),
                _ => (code, 1),
            };
            lengths.AddRange(Enumerable.Repeat(length, Math.Min(times, count - lengths.Count)));
        }

        bits.Align();
        return new HuffmanTable([.. lengths.Select(static (length, symbol) => new HuffmanLine(length, 0, symbol))]);
    }
}
