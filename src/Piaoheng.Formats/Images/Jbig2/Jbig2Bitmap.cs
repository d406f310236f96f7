using Piaoheng.Core.Codes.Qr;

namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>A bitmap of JBIG2: one byte for each pixel, 1 is black. What lies outside is white.</summary>
internal sealed class Jbig2Bitmap
{
    private readonly byte[] _pixels;

    /// <summary>An empty bitmap, paid for from a budget.</summary>
    /// <exception cref="InvalidDataException">The budget does not allow it.</exception>
    public Jbig2Bitmap(long width, long height, Jbig2Budget budget)
    {
        if (width < 0 || height < 0)
        {
            throw new InvalidDataException("A bitmap has a size below zero.");
        }

        budget.Pay(width, height);
        (Width, Height) = ((int)width, (int)height);
        _pixels = new byte[Width * Height];
    }

    public int Width { get; }

    public int Height { get; }

    public Span<byte> Row(int y) => _pixels.AsSpan(y * Width, Width);

    /// <summary>The row, or a white one of no length where there is none.</summary>
    public ReadOnlySpan<byte> RowOrNone(int y) => y >= 0 && y < Height ? Row(y) : default;

    public int At(int x, int y) => x >= 0 && x < Width && y >= 0 && y < Height ? _pixels[(y * Width) + x] : 0;

    public void Fill(byte value) => _pixels.AsSpan().Fill(value);

    /// <summary>Lays another bitmap on this one; what goes over the edge is left out.</summary>
    public void Lay(Jbig2Bitmap other, long left, long top, Jbig2Combination how)
    {
        var (firstX, firstY) = (Math.Max(0, -left), Math.Max(0, -top));
        var (endX, endY) = (Math.Min(other.Width, Width - left), Math.Min(other.Height, Height - top));
        if (firstX >= endX)
        {
            return;
        }

        for (var y = firstY; y < endY; y++)
        {
            var from = other.Row((int)y)[(int)firstX..(int)endX];
            Combine(from, Row((int)(y + top)).Slice((int)(firstX + left), from.Length), how);
        }
    }

    /// <summary>A part of it as a bitmap of its own.</summary>
    public Jbig2Bitmap Part(int left, int top, int width, int height, Jbig2Budget budget)
    {
        var part = new Jbig2Bitmap(width, height, budget);
        part.Lay(this, -(long)left, -(long)top, Jbig2Combination.Replace);
        return part;
    }

    /// <summary>The pixels as bits, 1 = black, the rows beginning at whole bytes.</summary>
    public byte[] ToBytes()
    {
        var stride = (Width + 7) / 8;
        var bytes = new byte[stride * Height];
        for (var y = 0; y < Height; y++)
        {
            var row = Row(y);
            var target = bytes.AsSpan(y * stride, stride);
            for (var x = 0; x < row.Length; x++)
            {
                target[x >> 3] |= (byte)(row[x] << (7 - (x & 7)));
            }
        }

        return bytes;
    }

    /// <summary>The pixels as bits, 0 = black, as other formats have them.</summary>
    public byte[] ToLightBytes()
    {
        var bytes = ToBytes();
        foreach (ref var value in bytes.AsSpan())
        {
            value ^= 0xFF;
        }

        return bytes;
    }

    /// <summary>The pixels as grey levels.</summary>
    public GreyImage ToGrey()
    {
        var levels = new byte[_pixels.Length];
        for (var at = 0; at < levels.Length; at++)
        {
            levels[at] = (byte)(255 * (1 - _pixels[at]));
        }

        return new GreyImage(levels, Width, Height);
    }

    private static void Combine(ReadOnlySpan<byte> from, Span<byte> target, Jbig2Combination how)
    {
        switch (how)
        {
            case Jbig2Combination.Or:
                for (var x = 0; x < from.Length; x++)
                {
                    target[x] |= from[x];
                }

                break;
            case Jbig2Combination.And:
                for (var x = 0; x < from.Length; x++)
                {
                    target[x] &= from[x];
                }

                break;
            case Jbig2Combination.Xor:
                for (var x = 0; x < from.Length; x++)
                {
                    target[x] ^= from[x];
                }

                break;
            case Jbig2Combination.Xnor:
                for (var x = 0; x < from.Length; x++)
                {
                    target[x] = (byte)(1 ^ target[x] ^ from[x]);
                }

                break;
            default:
                from.CopyTo(target);
                break;
        }
    }
}
