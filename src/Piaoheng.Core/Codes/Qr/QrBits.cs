namespace Piaoheng.Core.Codes.Qr;

/// <summary>Reads a number of bits after the other.</summary>
internal ref struct QrBits(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> data = data;
    private int position;

    public readonly int Left => (data.Length * 8) - position;

    /// <summary>The next bits as a number; −1 when there are not so many.</summary>
    public int Take(int count)
    {
        if (count > Left)
        {
            position = data.Length * 8;
            return -1;
        }

        var value = 0;
        for (var index = 0; index < count; index++, position++)
        {
            value = (value << 1) | ((data[position / 8] >> (7 - (position % 8))) & 1);
        }

        return value;
    }
}
