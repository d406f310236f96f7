namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>JBIG2: the black and white pictures of scanners.</summary>
/// <remarks>
/// Source: ITU-T T.88 (ISO/IEC 14492). Read: generic, refinement, text and halftone regions, arithmetic, Huffman and MMR. Not read: colours,
/// contexts kept between dictionaries, twelve adaptive pixels. Of a file the first page.
/// </remarks>
internal sealed class Jbig2Picture
{
    private const long UnknownHeight = 0xFFFFFFFF;
    private readonly Jbig2Budget _budget = new();
    private readonly Dictionary<long, IReadOnlyList<Jbig2Bitmap>> _bitmaps = [];
    private readonly Dictionary<long, HuffmanTable> _tables = [];
    private Jbig2Bitmap? _page;
    private bool _isGrowing;
    private long _bottom;
    private byte _ground;

    private Jbig2Picture() { }

    /// <summary>A picture inside of another format.</summary>
    /// <param name="content">Its segments.</param>
    /// <param name="globals">Segments that it shares with others; empty = none.</param>
    /// <exception cref="InvalidDataException">It is damaged, of a kind that is not read, or larger than the limits allow.</exception>
    public static Jbig2Bitmap ReadEmbedded(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> globals) =>
        Guarded(() => new Jbig2Picture().Read(Jbig2Segment.InTurn(globals).Concat(Jbig2Segment.InTurn(content))));

    /// <summary>A picture that is a file; null when it is none, damaged, of a kind that is not read, or larger than the limits allow.</summary>
    public static Jbig2Bitmap? TryRead(ReadOnlyMemory<byte> file)
    {
        try
        {
            return Jbig2Segment.IsFile(file.Span) ? Guarded(() => new Jbig2Picture().Read(Jbig2Segment.OfFile(file))) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Numbers of a damaged picture go over what can be counted.
    private static Jbig2Bitmap Guarded(Func<Jbig2Bitmap> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("A JBIG2 picture is damaged.", exception);
        }
    }

    private Jbig2Bitmap Read(IEnumerable<Jbig2Segment> segments)
    {
        const int EndOfPage = 49;
        foreach (var segment in segments)
        {
            if (segment.Type == EndOfPage)
            {
                break;
            }

            Take(segment);
        }

        var page = _page ?? throw new InvalidDataException("A JBIG2 picture has no page.");
        return _isGrowing && _bottom < page.Height ? page.Part(0, 0, page.Width, (int)_bottom, _budget) : page;
    }

    private void Take(Jbig2Segment segment)
    {
        var bits = new Jbig2Bits(segment.Content);
        switch (segment.Type)
        {
            case 0:
                _bitmaps[segment.Number] = SymbolDictionary.Read(bits, Named(segment), TablesOf(segment), _budget);
                break;
            case 16:
                _bitmaps[segment.Number] = HalftoneRegion.ReadPatterns(bits, _budget);
                break;
            case 48:
                BeginPage(bits);
                break;
            case 53:
                _tables[segment.Number] = HuffmanTable.Read(bits);
                break;
            case 4 or 6 or 7 or 20 or 22 or 23 or 36 or 38 or 39 or 40 or 42 or 43:
                TakeRegion(segment, bits);
                break;
        }
    }

    private void TakeRegion(Jbig2Segment segment, Jbig2Bits bits)
    {
        var place = Jbig2Region.Read(bits);
        var region = segment.Type switch
        {
            4 or 6 or 7 => TextSegment.Read(bits, place, Named(segment), TablesOf(segment), _budget),
            20 or 22 or 23 => HalftoneRegion.Read(bits, place, Named(segment), _budget),
            36 or 38 or 39 => ReadGeneric(bits, place),
            _ => ReadRefinement(bits, place, Named(segment)),
        };

        // The lowest of each group is kept for another segment, the others go to the page.
        if (segment.Type is 4 or 20 or 36 or 40)
        {
            _bitmaps[segment.Number] = [region];
            return;
        }

        PageFor(place.Top + region.Height).Lay(region, place.Left, place.Top, place.Combination);
    }

    // T.88, 7.4.6.
    private Jbig2Bitmap ReadGeneric(Jbig2Bits bits, Jbig2Region place)
    {
        var flags = bits.Byte();
        if ((flags & 1) == 1)
        {
            return MmrRegion.Read(bits, place.Width, place.Height, _budget);
        }

        if ((flags & 0x10) != 0)
        {
            throw new InvalidDataException("Twelve adaptive pixels are not read.");
        }

        var template = (flags >> 1) & 3;
        var adaptive = Jbig2Places.Read(bits, GenericRegion.AdaptiveCount(template));
        var region = new GenericRegion(template, adaptive) { IsTypical = (flags & 8) != 0 };
        return region.Read(new ArithmeticDecoder(bits.Rest), place.Width, place.Height, _budget);
    }

    // T.88, 7.4.7.
    private Jbig2Bitmap ReadRefinement(Jbig2Bits bits, Jbig2Region place, List<Jbig2Bitmap> named)
    {
        var flags = bits.Byte();
        var template = flags & 1;
        var region = new RefinementRegion(template, template == 0 ? Jbig2Places.Read(bits, 2) : [])
        {
            IsTypical = (flags & 2) != 0,
        };
        var other =
            named.Count > 0
                ? named[0]
                : PageFor(place.Top + place.Height)
                    .Part((int)place.Left, (int)place.Top, (int)place.Width, (int)place.Height, _budget);
        return region.Read(new ArithmeticDecoder(bits.Rest), (place.Width, place.Height), other, (0, 0), _budget);
    }

    // T.88, 7.4.8.
    private void BeginPage(Jbig2Bits bits)
    {
        if (_page is not null)
        {
            throw new InvalidDataException("A JBIG2 picture has a page within a page.");
        }

        var (width, height) = (bits.Number(), bits.Number());
        _ = bits.Take(8);
        _ground = (byte)((bits.Byte() >> 2) & 1);
        var stripes = bits.Half();
        _isGrowing = height == UnknownHeight;
        _page = new Jbig2Bitmap(width, _isGrowing ? stripes & 0x7FFF : height, _budget);
        _page.Fill(_ground);
    }

    // A page of unknown height becomes as high as what is laid on it.
    private Jbig2Bitmap PageFor(long bottom)
    {
        var page = _page ?? throw new InvalidDataException("A JBIG2 picture has no page.");
        _bottom = Math.Max(_bottom, bottom);
        if (!_isGrowing || bottom <= page.Height)
        {
            return page;
        }

        // Stripe by stripe it would be copied each time.
        var higher = new Jbig2Bitmap(page.Width, Math.Max(bottom, 2L * page.Height), _budget);
        higher.Fill(_ground);
        higher.Lay(page, 0, 0, Jbig2Combination.Replace);
        _page = higher;
        return higher;
    }

    private List<Jbig2Bitmap> Named(Jbig2Segment segment) =>
        [.. segment.Names.SelectMany(name => _bitmaps.GetValueOrDefault(name) ?? [])];

    private Queue<HuffmanTable> TablesOf(Jbig2Segment segment) =>
        new(segment.Names.Select(name => _tables.GetValueOrDefault(name)).OfType<HuffmanTable>());
}
