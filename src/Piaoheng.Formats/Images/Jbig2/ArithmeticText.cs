namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>The numbers of a text region by the arithmetic decoder.</summary>
internal sealed class ArithmeticText(ArithmeticDecoder decoder, int symbolBits, RefinementRegion refinement) : ITextNumbers
{
    private readonly ArithmeticIntegers _stripStep = new();
    private readonly ArithmeticIntegers _firstPlace = new();
    private readonly ArithmeticIntegers _nextPlace = new();
    private readonly ArithmeticIntegers _row = new();
    private readonly ArithmeticIntegers _isRefined = new();
    private readonly ArithmeticIntegers _width = new();
    private readonly ArithmeticIntegers _height = new();
    private readonly ArithmeticIntegers _shiftX = new();
    private readonly ArithmeticIntegers _shiftY = new();
    private readonly ArithmeticIds _ids = new(symbolBits);

    public long? StripStep() => _stripStep.Next(decoder);

    public long? FirstPlace() => _firstPlace.Next(decoder);

    public long? NextPlace() => _nextPlace.Next(decoder);

    public long RowInStrip(int bits) => _row.Next(decoder) ?? 0;

    public int Symbol() => _ids.Next(decoder);

    public bool IsRefined() => _isRefined.Next(decoder) is 1;

    public Jbig2Bitmap Refined(Jbig2Bitmap symbol, Jbig2Budget budget)
    {
        var (width, height) = (_width.Next(decoder) ?? 0, _height.Next(decoder) ?? 0);
        var (shiftX, shiftY) = Shift();
        return refinement.Read(
            decoder,
            (symbol.Width + width, symbol.Height + height),
            symbol,
            ((width >> 1) + shiftX, (height >> 1) + shiftY),
            budget
        );
    }

    /// <summary>A symbol of the same size as another, as a dictionary tells it.</summary>
    public Jbig2Bitmap RefinedAlone(IReadOnlyList<Jbig2Bitmap> symbols, (long Width, long Height) size, Jbig2Budget budget)
    {
        var number = Symbol();
        var shift = Shift();
        return number < symbols.Count
            ? refinement.Read(decoder, size, symbols[number], shift, budget)
            : throw new InvalidDataException("A JBIG2 picture names a symbol that it does not have.");
    }

    private (long X, long Y) Shift()
    {
        var x = _shiftX.Next(decoder) ?? 0;
        return (x, _shiftY.Next(decoder) ?? 0);
    }
}
