using Piaoheng.Formats.Images.Jbig2;

namespace Piaoheng.Formats.Tests.Images.Jbig2;

/// <summary>The MQ encoder, for tests.</summary>
/// <remarks>Source: ITU-T T.88, annex E.2.</remarks>
internal sealed class ArithmeticEncoder
{
    private readonly List<byte> _bytes = [0];
    private uint _code;
    private uint _interval = 0x8000;
    private int _shifts = 12;

    public void Bit(ref byte context, int bit)
    {
        var (qe, likelier, other, switches) = ArithmeticDecoder.States[context >> 1];
        var expected = context & 1;
        _interval -= qe;
        if (bit == expected)
        {
            if ((_interval & 0x8000) != 0)
            {
                _code += qe;
                return;
            }

            (_interval, _code) = _interval < qe ? (qe, _code) : (_interval, _code + qe);
            context = (byte)((likelier << 1) | expected);
        }
        else
        {
            (_interval, _code) = _interval < qe ? (_interval, _code + qe) : (qe, _code);
            context = (byte)((other << 1) | (expected ^ switches));
        }

        do
        {
            _interval <<= 1;
            _code <<= 1;
            if (--_shifts == 0)
            {
                ByteOut();
            }
        } while ((_interval & 0x8000) == 0);
    }

    /// <summary>Ends, and gives the bytes with their end mark.</summary>
    public byte[] Finish()
    {
        var end = _code + _interval;
        _code |= 0xFFFF;
        _code -= _code >= end ? 0x8000u : 0;
        _code <<= _shifts;
        ByteOut();
        _code <<= _shifts;
        ByteOut();
        if (_bytes[^1] == 0xFF)
        {
            _bytes.RemoveAt(_bytes.Count - 1);
        }

        return [.. _bytes.Skip(1), 0xFF, 0xAC];
    }

    private void ByteOut()
    {
        if (_bytes[^1] != 0xFF && _code >= 0x8000000)
        {
            _bytes[^1]++;
            _code &= 0x7FFFFFF;
        }

        if (_bytes[^1] == 0xFF)
        {
            _bytes.Add((byte)(_code >> 20));
            (_code, _shifts) = (_code & 0xFFFFF, 7);
            return;
        }

        _bytes.Add((byte)(_code >> 19));
        (_code, _shifts) = (_code & 0x7FFFF, 8);
    }
}
