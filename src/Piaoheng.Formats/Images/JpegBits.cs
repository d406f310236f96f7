namespace Piaoheng.Formats.Images;

/// <summary>The bits of a scan. Behind their end stand zeros.</summary>
internal sealed class JpegBits(byte[] file, int start)
{
    private int _bits;
    private int _count;

    /// <summary>Where the next byte stands.</summary>
    public int At { get; private set; } = start;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool IsOver { get; private set; }

    public int Bit()
    {
        if (_count == 0)
        {
            _bits = Byte();
            _count = 8;
        }

        _count--;
        return (_bits >> _count) & 1;
    }

    public int Take(int count)
    {
        var bits = 0;
        for (; count > 0; count--)
        {
            bits = (bits << 1) | Bit();
        }

        return bits;
    }

    /// <summary>A number of so many bits, the lower half of which stands for negative ones (F.2.2.1).</summary>
    public int Signed(int count)
    {
        var bits = Take(count);
        return count > 0 && bits < 1 << (count - 1) ? bits - (1 << count) + 1 : bits;
    }

    /// <summary>Goes behind the next mark of a restart.</summary>
    public void Restart()
    {
        _count = 0;
        if (At + 1 < file.Length && file[At] == 0xFF && file[At + 1] is >= 0xD0 and <= 0xD7)
        {
            At += 2;
            IsOver = false;
        }
    }

    private int Byte()
    {
        if (At >= file.Length)
        {
            IsOver = true;
            return 0;
        }

        var value = file[At];
        if (value != 0xFF)
        {
            At++;
            return value;
        }

        // A marker ends the scan; a byte of ones is followed by a zero.
        if (At + 1 >= file.Length || file[At + 1] != 0)
        {
            IsOver = true;
            return 0;
        }

        At += 2;
        return value;
    }
}
