namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>算术解码: bits by the MQ decoder.</summary>
/// <remarks>Source: ITU-T T.88, annex E. A context is one byte: the state times two, plus the likelier value.</remarks>
internal sealed class ArithmeticDecoder
{
    /// <summary>Bytes that may be asked for behind the end: encoders leave out the last ones, but not many.</summary>
    private const int MostBehind = 64;

    /// <summary>Table E.1: Qe, next state after the likelier value, after the other one, and whether the likelier value changes.</summary>
    public static readonly (ushort Qe, byte Likelier, byte Other, byte Switches)[] States =
    [
        (0x5601, 1, 1, 1),
        (0x3401, 2, 6, 0),
        (0x1801, 3, 9, 0),
        (0x0AC1, 4, 12, 0),
        (0x0521, 5, 29, 0),
        (0x0221, 38, 33, 0),
        (0x5601, 7, 6, 1),
        (0x5401, 8, 14, 0),
        (0x4801, 9, 14, 0),
        (0x3801, 10, 14, 0),
        (0x3001, 11, 17, 0),
        (0x2401, 12, 18, 0),
        (0x1C01, 13, 20, 0),
        (0x1601, 29, 21, 0),
        (0x5601, 15, 14, 1),
        (0x5401, 16, 14, 0),
        (0x5101, 17, 15, 0),
        (0x4801, 18, 16, 0),
        (0x3801, 19, 17, 0),
        (0x3401, 20, 18, 0),
        (0x3001, 21, 19, 0),
        (0x2801, 22, 19, 0),
        (0x2401, 23, 20, 0),
        (0x2201, 24, 21, 0),
        (0x1C01, 25, 22, 0),
        (0x1801, 26, 23, 0),
        (0x1601, 27, 24, 0),
        (0x1401, 28, 25, 0),
        (0x1201, 29, 26, 0),
        (0x1101, 30, 27, 0),
        (0x0AC1, 31, 28, 0),
        (0x09C1, 32, 29, 0),
        (0x08A1, 33, 30, 0),
        (0x0521, 34, 31, 0),
        (0x0441, 35, 32, 0),
        (0x02A1, 36, 33, 0),
        (0x0221, 37, 34, 0),
        (0x0141, 38, 35, 0),
        (0x0111, 39, 36, 0),
        (0x0085, 40, 37, 0),
        (0x0049, 41, 38, 0),
        (0x0025, 42, 39, 0),
        (0x0015, 43, 40, 0),
        (0x0009, 44, 41, 0),
        (0x0005, 45, 42, 0),
        (0x0001, 45, 43, 0),
        (0x5601, 46, 46, 0),
    ];

    private readonly byte[] _bytes;
    private int _at;
    private int _behind;
    private uint _code;
    private uint _interval;
    private int _shifts;

    public ArithmeticDecoder(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
        _code = (uint)ByteAt(0) << 16;
        ByteIn();
        _code <<= 7;
        _shifts -= 7;
        _interval = 0x8000;
    }

    /// <summary>The next bit under a context.</summary>
    public int Bit(ref byte context)
    {
        unchecked
        {
            var (qe, likelier, other, switches) = States[context >> 1];
            var bit = context & 1;
            _interval -= qe;
            if (_code >> 16 >= qe)
            {
                _code -= (uint)qe << 16;
                if ((_interval & 0x8000) != 0)
                {
                    return bit;
                }

                var isOther = _interval < qe;
                context = isOther ? (byte)((other << 1) | (bit ^ switches)) : (byte)((likelier << 1) | bit);
                bit = isOther ? 1 - bit : bit;
            }
            else
            {
                var isLikelier = _interval < qe;
                _interval = qe;
                context = isLikelier ? (byte)((likelier << 1) | bit) : (byte)((other << 1) | (bit ^ switches));
                bit = isLikelier ? bit : 1 - bit;
            }

            do
            {
                if (_shifts == 0)
                {
                    ByteIn();
                }

                _interval <<= 1;
                _code <<= 1;
                _shifts--;
            } while ((_interval & 0x8000) == 0);

            return bit;
        }
    }

    private void ByteIn()
    {
        unchecked
        {
            if (ByteAt(_at) != 0xFF)
            {
                _at++;
                _code += (uint)ByteAt(_at) << 8;
                _shifts = 8;
                return;
            }

            var next = ByteAt(_at + 1);
            if (next > 0x8F)
            {
                _code += 0xFF00;
                _shifts = 8;
                if (++_behind > MostBehind)
                {
                    throw new InvalidDataException("A JBIG2 picture is cut off.");
                }

                return;
            }

            _at++;
            _code += (uint)next << 9;
            _shifts = 7;
        }
    }

    private byte ByteAt(int at) => at < _bytes.Length ? _bytes[at] : (byte)0xFF;
}
