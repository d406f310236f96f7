namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>符号字典: the symbols that text regions lay on a page.</summary>
/// <remarks>Source: ITU-T T.88, 6.5 and 7.4.2. Not read: contexts kept from another dictionary.</remarks>
internal sealed class SymbolDictionary
{
    private readonly Jbig2Bits _bits;
    private readonly Jbig2Budget _budget;
    private readonly List<Jbig2Bitmap> _symbols;
    private readonly int _known;
    private readonly bool _isHuffman;
    private readonly bool _isAggregate;
    private readonly int _template;
    private readonly (int X, int Y)[] _adaptive;
    private readonly RefinementRegion _refinement;
    private readonly (HuffmanTable Height, HuffmanTable Width, HuffmanTable Size, HuffmanTable Count) _tables;
    private readonly int _exported;
    private readonly int _new;

    private SymbolDictionary(Jbig2Bits bits, IReadOnlyList<Jbig2Bitmap> known, Queue<HuffmanTable> tables, Jbig2Budget budget)
    {
        (_bits, _budget, _known) = (bits, budget, known.Count);
        _symbols = [.. known];
        var flags = bits.Half();
        (_isHuffman, _isAggregate) = ((flags & 1) == 1, (flags & 2) != 0);
        if ((flags & 0x100) != 0)
        {
            throw new InvalidDataException("Contexts kept from another dictionary are not read.");
        }

        _tables = (
            Jbig2Tables.Choose(tables, (flags >> 2) & 3, 4, 5),
            Jbig2Tables.Choose(tables, (flags >> 4) & 3, 2, 3),
            Jbig2Tables.Choose(tables, ((flags >> 6) & 1) * 3, 1),
            Jbig2Tables.Choose(tables, ((flags >> 7) & 1) * 3, 1)
        );
        _template = (flags >> 10) & 3;
        var refinementTemplate = (flags >> 12) & 1;
        _adaptive = _isHuffman ? [] : Jbig2Places.Read(bits, GenericRegion.AdaptiveCount(_template));
        _refinement = new RefinementRegion(
            refinementTemplate,
            _isAggregate && refinementTemplate == 0 ? Jbig2Places.Read(bits, 2) : [(-1, -1), (-1, -1)]
        );
        _exported = Jbig2Budget.Count(bits.Number());
        _new = Jbig2Budget.Count(bits.Number());
        _ = Jbig2Budget.Count(_known + _new);
    }

    /// <summary>The symbols that a segment exports.</summary>
    public static IReadOnlyList<Jbig2Bitmap> Read(
        Jbig2Bits bits,
        IReadOnlyList<Jbig2Bitmap> known,
        Queue<HuffmanTable> tables,
        Jbig2Budget budget
    )
    {
        var dictionary = new SymbolDictionary(bits, known, tables, budget);
        return dictionary._isHuffman ? dictionary.ReadHuffman() : dictionary.ReadArithmetic();
    }

    private List<Jbig2Bitmap> ReadArithmetic()
    {
        var decoder = new ArithmeticDecoder(_bits.Rest);
        var (heights, widths, counts, runs) = (
            new ArithmeticIntegers(),
            new ArithmeticIntegers(),
            new ArithmeticIntegers(),
            new ArithmeticIntegers()
        );
        var generic = new GenericRegion(_template, _adaptive);
        var symbolBits = ArithmeticIds.Bits(_known + _new);
        var text = new ArithmeticText(decoder, symbolBits, _refinement);
        var height = 0L;
        while (_symbols.Count < _known + _new)
        {
            _budget.WorkOnPart();
            height = Side(height + (heights.Next(decoder) ?? 0));
            var width = 0L;
            while (widths.Next(decoder) is { } step)
            {
                RequireRoom();
                width = Side(width + step);
                _symbols.Add(
                    _isAggregate
                        ? Aggregate(text, counts.Next(decoder) ?? 0, (width, height))
                        : generic.Read(decoder, width, height, _budget)
                );
            }
        }

        return Exported(() => runs.Next(decoder));
    }

    private List<Jbig2Bitmap> ReadHuffman()
    {
        var height = 0L;
        while (_symbols.Count < _known + _new)
        {
            _budget.WorkOnPart();
            height = Side(height + (_tables.Height.Next(_bits) ?? 0));
            var (width, total) = (0L, 0L);
            var widths = new List<int>();
            while (_tables.Width.Next(_bits) is { } step)
            {
                width = Side(width + step);
                if (_isAggregate)
                {
                    RequireRoom();
                    _symbols.Add(AggregateByTables((width, height)));
                    continue;
                }

                total += width;
                widths.Add((int)width);
                if (_symbols.Count + widths.Count > _known + _new)
                {
                    throw new InvalidDataException("A JBIG2 dictionary has more symbols than it states.");
                }
            }

            Split(widths, total, height);
        }

        return Exported(() => StandardTables.Number(1).Next(_bits));
    }

    // Symbols of one height stand beside each other in one bitmap.
    private void Split(List<int> widths, long total, long height)
    {
        if (widths.Count == 0)
        {
            return;
        }

        var size = _tables.Size.Next(_bits) ?? 0;
        _bits.Align();
        var all =
            size == 0 ? Plain(total, height) : MmrRegion.Read(new Jbig2Bits(_bits.Take(size).ToArray()), total, height, _budget);
        var left = 0;
        foreach (var width in widths)
        {
            _symbols.Add(all.Part(left, 0, width, (int)height, _budget));
            left += width;
        }
    }

    private Jbig2Bitmap Plain(long width, long height)
    {
        var bitmap = new Jbig2Bitmap(width, height, _budget);
        for (var y = 0; y < bitmap.Height; y++)
        {
            var bytes = _bits.Take((width + 7) / 8);
            var row = bitmap.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = (byte)((bytes[x >> 3] >> (7 - (x & 7))) & 1);
            }
        }

        return bitmap;
    }

    private Jbig2Bitmap Aggregate(ArithmeticText text, long count, (long Width, long Height) size) =>
        count == 1
            ? text.RefinedAlone(_symbols, size, _budget)
            : new TextRegion(Aggregated(count, size), _symbols, text, _budget).Read();

    private Jbig2Bitmap AggregateByTables((long Width, long Height) size)
    {
        var count = _tables.Count.Next(_bits) ?? 0;
        var symbolBits = Math.Max(1, ArithmeticIds.Bits(_known + _new));
        if (count == 1)
        {
            var number = (int)_bits.Bits(symbolBits);
            var shifts = StandardTables.Number(15);
            var (x, y) = (shifts.Next(_bits) ?? 0, shifts.Next(_bits) ?? 0);
            var length = StandardTables.Number(1).Next(_bits) ?? 0;
            var decoder = new ArithmeticDecoder(_bits.Take(length));
            return number < _symbols.Count
                ? _refinement.Read(decoder, size, _symbols[number], (x, y), _budget)
                : throw new InvalidDataException("A JBIG2 picture names a symbol that it does not have.");
        }

        var text = new HuffmanText(
            _bits,
            new HuffmanText.Tables
            {
                FirstPlace = StandardTables.Number(6),
                NextPlace = StandardTables.Number(8),
                StripStep = StandardTables.Number(11),
                Width = StandardTables.Number(15),
                Height = StandardTables.Number(15),
                ShiftX = StandardTables.Number(15),
                ShiftY = StandardTables.Number(15),
                Size = StandardTables.Number(1),
                Symbols = new HuffmanTable([
                    .. Enumerable.Range(0, _known + _new).Select(symbol => new HuffmanLine(symbolBits, 0, symbol)),
                ]),
            },
            _refinement
        );
        return new TextRegion(Aggregated(count, size), _symbols, text, _budget).Read();
    }

    private static TextRegion.Settings Aggregated(long count, (long Width, long Height) size) =>
        new()
        {
            Width = size.Width,
            Height = size.Height,
            Instances = Jbig2Budget.Count(count),
            IsRefined = true,
        };

    private List<Jbig2Bitmap> Exported(Func<long?> nextRun)
    {
        var exported = new List<Jbig2Bitmap>(_exported);
        var isExported = false;
        for (var at = 0; at < _symbols.Count; isExported = !isExported)
        {
            _budget.WorkOnPart();
            var run = nextRun() ?? 0;
            if (run < 0 || run > _symbols.Count - at)
            {
                throw new InvalidDataException("A JBIG2 dictionary exports symbols that it does not have.");
            }

            if (isExported)
            {
                exported.AddRange(_symbols.GetRange(at, (int)run));
            }

            at += (int)run;
        }

        return exported;
    }

    private void RequireRoom()
    {
        if (_symbols.Count >= _known + _new)
        {
            throw new InvalidDataException("A JBIG2 dictionary has more symbols than it states.");
        }
    }

    private static long Side(long side) =>
        side is >= 0 and <= Limits.PictureSide
            ? side
            : throw new InvalidDataException("A symbol of a JBIG2 picture has no size.");
}
