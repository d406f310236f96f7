namespace Piaoheng.Formats.Images;

/// <summary>One pass over the blocks of a JPEG.</summary>
internal sealed class JpegScan
{
    private readonly JpegFrame _frame;
    private readonly JpegTables _tables;
    private readonly JpegBits _bits;
    private readonly List<JpegPart> _parts = [];

    // What is not kept is read all the same.
    private readonly short[] _dropped = new short[64];
    private int _from;
    private int _to;
    private int _high;
    private int _low;
    private int _emptyBlocks;

    private JpegScan(JpegFrame frame, JpegTables tables, JpegBits bits)
    {
        (_frame, _tables, _bits) = (frame, tables, bits);
    }

    /// <summary>Reads a scan into the frame; answers where it ends.</summary>
    public static int Read(JpegFrame frame, JpegTables tables, ReadOnlySpan<byte> header, JpegBits bits)
    {
        var scan = new JpegScan(frame, tables, bits);
        scan.Head(header);

        // A colour that is not kept stands in the same pass only where it must be read over.
        if (scan._parts.Contains(frame.Kept))
        {
            scan.Units();
        }

        return bits.At;
    }

    private void Head(ReadOnlySpan<byte> header)
    {
        var count = header.Length == 0 ? 0 : header[0];
        if (count is 0 or > 4 || header.Length < 4 + (2 * count))
        {
            throw new InvalidDataException("A pass of the JPEG has a damaged header.");
        }

        for (var at = 0; at < count; at++)
        {
            var (id, codes) = (header[1 + (2 * at)], header[2 + (2 * at)]);
            var part =
                Array.Find(_frame.Parts, part => part.Id == id)
                ?? throw new InvalidDataException("A pass of the JPEG is of a colour that it has not.");
            (part.Means, part.Others, part.Before) = ((codes >> 4) & 3, codes & 3, 0);
            _parts.Add(part);
        }

        var rest = header[(1 + (2 * count))..];
        (_from, _to, _high, _low) = _frame.IsProgressive ? (rest[0], rest[1], rest[2] >> 4, rest[2] & 15) : (0, 63, 0, 0);
        if (_from > _to || _to > 63 || _low > 13 || (_frame.IsProgressive && _from > 0 && count > 1))
        {
            throw new InvalidDataException("A pass of the JPEG has a damaged header.");
        }
    }

    private void Units()
    {
        var isAlone = _parts.Count == 1;
        var across = isAlone ? _parts[0].BlocksAcross : _frame.UnitsAcross;
        var units = across * (isAlone ? _parts[0].BlocksDown : _frame.UnitsDown);
        for (var unit = 0; unit < units && !_bits.IsOver; unit++)
        {
            if (_tables.Restart > 0 && unit > 0 && unit % _tables.Restart == 0)
            {
                _bits.Restart();
                _emptyBlocks = 0;
                _parts.ForEach(static part => part.Before = 0);
            }

            if (isAlone)
            {
                Block(_parts[0], unit % across, unit / across);
                continue;
            }

            foreach (var part in _parts)
            {
                for (var at = 0; at < part.Across * part.Down; at++)
                {
                    Block(
                        part,
                        (unit % across * part.Across) + (at % part.Across),
                        (unit / across * part.Down) + (at / part.Across)
                    );
                }
            }
        }
    }

    private void Block(JpegPart part, int x, int y)
    {
        var block = part.Blocks is { } kept ? kept.AsSpan(64 * ((y * part.Stride) + x), 64) : _dropped;
        if (!_frame.IsProgressive)
        {
            Mean(part, block);
            Others(part, block);
        }
        else if (_from == 0)
        {
            ProgressiveMean(part, block);
        }
        else if (_high == 0)
        {
            FirstOthers(part, block);
        }
        else
        {
            MoreOthers(part, block);
        }
    }

    private void Mean(JpegPart part, Span<short> block)
    {
        var length = Math.Min(16, _tables.Codes(part.Means, isMeans: true).Next(_bits));
        unchecked
        {
            part.Before += _bits.Signed(length);
            block[0] = (short)(part.Before << _low);
        }
    }

    private void ProgressiveMean(JpegPart part, Span<short> block)
    {
        if (_high == 0)
        {
            Mean(part, block);
        }
        else if (_bits.Bit() == 1)
        {
            block[0] = unchecked((short)((ushort)block[0] | (1 << _low)));
        }
    }

    private void Others(JpegPart part, Span<short> block)
    {
        var codes = _tables.Codes(part.Others, isMeans: false);
        for (var at = 1; at < 64; at++)
        {
            var (zeros, length) = Math.DivRem(codes.Next(_bits), 16);
            if (length == 0 && zeros < 15)
            {
                return;
            }

            at += zeros;
            if (length > 0)
            {
                Put(block, at, _bits.Signed(length));
            }
        }
    }

    private void FirstOthers(JpegPart part, Span<short> block)
    {
        if (_emptyBlocks > 0)
        {
            _emptyBlocks--;
            return;
        }

        var codes = _tables.Codes(part.Others, isMeans: false);
        for (var at = _from; at <= _to; at++)
        {
            var (zeros, length) = Math.DivRem(codes.Next(_bits), 16);
            if (length == 0 && zeros < 15)
            {
                _emptyBlocks = (1 << zeros) + _bits.Take(zeros) - 1;
                return;
            }

            at += zeros;
            if (length > 0)
            {
                Put(block, at, _bits.Signed(length) << _low);
            }
        }
    }

    // One more bit of what is there already, and new ones among it (G.1.2.3).
    private void MoreOthers(JpegPart part, Span<short> block)
    {
        var at = _from;
        if (_emptyBlocks == 0)
        {
            var codes = _tables.Codes(part.Others, isMeans: false);
            for (; at <= _to; at++)
            {
                var (zeros, length) = Math.DivRem(codes.Next(_bits), 16);
                if (length == 0 && zeros < 15)
                {
                    _emptyBlocks = (1 << zeros) + _bits.Take(zeros);
                    break;
                }

                var added = length == 0 ? 0 : (_bits.Bit() == 1 ? 1 : -1) << _low;
                at = Refined(block, at, zeros);
                if (added != 0 && at <= _to)
                {
                    Put(block, at, added);
                }
            }
        }

        if (_emptyBlocks > 0)
        {
            Refined(block, at, 64);
            _emptyBlocks--;
        }
    }

    /// <summary>Refines what is there, over so many zeros; answers the place of the next zero.</summary>
    private int Refined(Span<short> block, int at, int zeros)
    {
        for (; at <= _to; at++)
        {
            ref var value = ref block[JpegTables.ZigZag[at]];
            if (value == 0)
            {
                if (zeros == 0)
                {
                    break;
                }

                zeros--;
            }
            else if (_bits.Bit() == 1 && (value & (1 << _low)) == 0)
            {
                unchecked
                {
                    value += (short)(value > 0 ? 1 << _low : -(1 << _low));
                }
            }
        }

        return at;
    }

    private static void Put(Span<short> block, int at, int value)
    {
        if (at > 63)
        {
            throw new InvalidDataException("A block of the JPEG has more than it can hold.");
        }

        block[JpegTables.ZigZag[at]] = unchecked((short)value);
    }
}
