namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>文字区: symbols laid at their places, line by line.</summary>
/// <remarks>Source: ITU-T T.88, 6.4.</remarks>
internal sealed class TextRegion(
    TextRegion.Settings settings,
    IReadOnlyList<Jbig2Bitmap> symbols,
    ITextNumbers numbers,
    Jbig2Budget budget
)
{
    private const int BottomLeft = 0;
    private const int TopLeft = 1;
    private const int BottomRight = 2;
    private const int TopRight = 3;

    /// <summary>What the segment says of the region.</summary>
    public sealed record Settings
    {
        public long Width { get; init; }

        public long Height { get; init; }

        public int Instances { get; init; }

        /// <summary>Rows of a line are told by so many bits.</summary>
        public int StripBits { get; init; }

        public int Corner { get; init; } = TopLeft;

        public bool IsTransposed { get; init; }

        public Jbig2Combination Combination { get; init; }

        public byte Ground { get; init; }

        public int Offset { get; init; }

        public bool IsRefined { get; init; }
    }

    private int StripHeight => 1 << settings.StripBits;

    public Jbig2Bitmap Read()
    {
        var region = new Jbig2Bitmap(settings.Width, settings.Height, budget);
        region.Fill(settings.Ground);
        var strip = -Required(numbers.StripStep()) * StripHeight;
        var (first, laid) = (0L, 0);
        while (laid < settings.Instances)
        {
            budget.WorkOnPart();
            strip = Held(strip + (Required(numbers.StripStep()) * StripHeight));
            first = Held(first + Required(numbers.FirstPlace()));
            var place = first;
            while (true)
            {
                if (laid++ >= settings.Instances)
                {
                    throw new InvalidDataException("A JBIG2 picture has more symbols than it states.");
                }

                place = Held(Lay(region, strip, place));
                if (numbers.NextPlace() is not { } step)
                {
                    break;
                }

                place = Held(place + step + settings.Offset);
            }
        }

        return region;
    }

    // Lays one symbol; gives the place behind it.
    private long Lay(Jbig2Bitmap region, long strip, long place)
    {
        var row = strip + (settings.StripBits == 0 ? 0 : numbers.RowInStrip(settings.StripBits));
        var symbol = Symbol();
        var length = (settings.IsTransposed ? symbol.Height : symbol.Width) - 1;
        var isBehind = settings.IsTransposed
            ? settings.Corner is BottomLeft or BottomRight
            : settings.Corner is TopRight or BottomRight;
        place += isBehind ? length : 0;
        var (left, top) = settings.IsTransposed ? (row, place) : (place, row);
        left -= settings.Corner is TopRight or BottomRight ? symbol.Width - 1 : 0;
        top -= settings.Corner is BottomLeft or BottomRight ? symbol.Height - 1 : 0;
        budget.WorkOnPart(symbol.Width, symbol.Height);
        region.Lay(symbol, left, top, settings.Combination);
        return place + (isBehind ? 0 : length);
    }

    private Jbig2Bitmap Symbol()
    {
        var number = numbers.Symbol();
        if (number < 0 || number >= symbols.Count)
        {
            throw new InvalidDataException("A JBIG2 picture names a symbol that it does not have.");
        }

        return settings.IsRefined && numbers.IsRefined() ? numbers.Refined(symbols[number], budget) : symbols[number];
    }

    private static long Required(long? number) =>
        number ?? throw new InvalidDataException("A number of a JBIG2 picture is missing.");

    private static long Held(long place) =>
        Math.Abs(place) <= int.MaxValue ? place : throw new InvalidDataException("A JBIG2 picture leaves its page.");
}
