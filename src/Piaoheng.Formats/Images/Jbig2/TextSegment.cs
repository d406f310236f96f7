namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>The segment of a text region: how its numbers are coded.</summary>
/// <remarks>Source: ITU-T T.88, 7.4.3.</remarks>
internal static class TextSegment
{
    public static Jbig2Bitmap Read(
        Jbig2Bits bits,
        Jbig2Region place,
        IReadOnlyList<Jbig2Bitmap> symbols,
        Queue<HuffmanTable> tables,
        Jbig2Budget budget
    )
    {
        _ = Jbig2Budget.Count(symbols.Count);
        var flags = bits.Half();
        var (isHuffman, isRefined, template) = ((flags & 1) == 1, (flags & 2) != 0, flags >> 15);
        var chosen = isHuffman ? bits.Half() : 0;
        var refinement = new RefinementRegion(
            template,
            isRefined && template == 0 ? Jbig2Places.Read(bits, 2) : [(-1, -1), (-1, -1)]
        );
        var settings = new TextRegion.Settings
        {
            Width = place.Width,
            Height = place.Height,
            Instances = Instances(bits.Number()),
            StripBits = (flags >> 2) & 3,
            Corner = (flags >> 4) & 3,
            IsTransposed = (flags & 0x40) != 0,
            Combination = (Jbig2Combination)((flags >> 7) & 3),
            Ground = (byte)((flags >> 9) & 1),
            Offset = Signed((flags >> 10) & 31),
            IsRefined = isRefined,
        };
        ITextNumbers numbers = isHuffman
            ? new HuffmanText(bits, Chosen(bits, chosen, symbols.Count, tables), refinement)
            : new ArithmeticText(new ArithmeticDecoder(bits.Rest), ArithmeticIds.Bits(symbols.Count), refinement);
        return new TextRegion(settings, symbols, numbers, budget).Read();
    }

    private static HuffmanText.Tables Chosen(Jbig2Bits bits, int flags, int symbols, Queue<HuffmanTable> own) =>
        new()
        {
            FirstPlace = Jbig2Tables.Choose(own, flags & 3, 6, 7),
            NextPlace = Jbig2Tables.Choose(own, (flags >> 2) & 3, 8, 9, 10),
            StripStep = Jbig2Tables.Choose(own, (flags >> 4) & 3, 11, 12, 13),
            Width = Jbig2Tables.Choose(own, (flags >> 6) & 3, 14, 15),
            Height = Jbig2Tables.Choose(own, (flags >> 8) & 3, 14, 15),
            ShiftX = Jbig2Tables.Choose(own, (flags >> 10) & 3, 14, 15),
            ShiftY = Jbig2Tables.Choose(own, (flags >> 12) & 3, 14, 15),
            Size = Jbig2Tables.Choose(own, ((flags >> 14) & 1) * 3, 1),
            Symbols = HuffmanText.ReadSymbols(bits, symbols),
        };

    private static int Signed(int fiveBits) => fiveBits < 16 ? fiveBits : fiveBits - 32;

    private static int Instances(long stated) =>
        stated <= Limits.Jbig2Instances
            ? (int)stated
            : throw new InvalidDataException("A JBIG2 picture states more symbols than allowed.");
}
