using System.Buffers.Binary;

namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>Bits and numbers of a segment, in their order.</summary>
internal sealed class Jbig2Bits(ReadOnlyMemory<byte> bytes)
{
    private int _bit;

    /// <summary>The byte that is read next.</summary>
    public int At { get; private set; }

    /// <summary>What has not been read, from the next whole byte.</summary>
    public ReadOnlySpan<byte> Rest => bytes.Span[At..];

    public int Bit()
    {
        if (At >= bytes.Length)
        {
            throw new InvalidDataException("A JBIG2 segment is cut off.");
        }

        var bit = (bytes.Span[At] >> (7 - _bit)) & 1;
        if (++_bit == 8)
        {
            (_bit, At) = (0, At + 1);
        }

        return bit;
    }

    public long Bits(int count)
    {
        var value = 0L;
        for (var at = 0; at < count; at++)
        {
            value = (value << 1) | (long)Bit();
        }

        return value;
    }

    /// <summary>The bits to come as a number, without going on; null where there are fewer.</summary>
    public long? Coming(int count)
    {
        if (((long)(bytes.Length - At) * 8) - _bit < count)
        {
            return null;
        }

        var (at, bit) = (At, _bit);
        var value = Bits(count);
        (At, _bit) = (at, bit);
        return value;
    }

    /// <summary>Goes on to the next whole byte.</summary>
    public void Align()
    {
        if (_bit > 0)
        {
            (_bit, At) = (0, At + 1);
        }
    }

    public ReadOnlySpan<byte> Take(long count)
    {
        Align();
        if (count < 0 || count > bytes.Length - At)
        {
            throw new InvalidDataException("A JBIG2 segment is cut off.");
        }

        var taken = bytes.Span.Slice(At, (int)count);
        At += (int)count;
        return taken;
    }

    public byte Byte() => Take(1)[0];

    public sbyte Signed() => unchecked((sbyte)Byte());

    public int Half() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public long Number() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public int SignedNumber() => BinaryPrimitives.ReadInt32BigEndian(Take(4));
}
