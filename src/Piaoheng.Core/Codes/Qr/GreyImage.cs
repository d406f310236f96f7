namespace Piaoheng.Core.Codes.Qr;

/// <summary>A picture as grey levels, row by row; 0 is black.</summary>
public sealed class GreyImage
{
    private readonly byte[] pixels;

    /// <summary>Takes over the array, which must hold exactly one byte for each pixel.</summary>
    public GreyImage(byte[] pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.LongLength != (long)width * height)
        {
            throw new ArgumentException("There must be one byte for each pixel.", nameof(pixels));
        }

        (this.pixels, Width, Height) = (pixels, width, height);
    }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Count of rows.</summary>
    public int Height { get; }

    /// <summary>One row of pixels.</summary>
    public ReadOnlySpan<byte> Row(int y) => pixels.AsSpan(y * Width, Width);

    /// <summary>The level between pixels, weighted by nearness; outside the picture it is that of the nearest edge.</summary>
    internal float LevelAt(float x, float y)
    {
        unchecked
        {
            x = Math.Clamp(x - 0.5f, 0, Width - 1.001f);
            y = Math.Clamp(y - 0.5f, 0, Height - 1.001f);
            var (column, row) = ((int)x, (int)y);
            var (right, below) = (x - column, y - row);
            var start = (row * Width) + column;
            var next = start + (Height > 1 ? Width : 0);
            var beside = Width > 1 ? 1 : 0;
            var upper = pixels[start] + (right * (pixels[start + beside] - pixels[start]));
            var lower = pixels[next] + (right * (pixels[next + beside] - pixels[next]));
            return upper + (below * (lower - upper));
        }
    }

    /// <summary>The picture at half its size: each pixel the mean of four.</summary>
    internal GreyImage Halved()
    {
        var (width, height) = (Width / 2, Height / 2);
        var result = new byte[width * height];
        unchecked
        {
            for (var y = 0; y < height; y++)
            {
                var upper = Row(2 * y);
                var lower = Row((2 * y) + 1);
                var target = result.AsSpan(y * width, width);
                for (var x = 0; x < target.Length; x++)
                {
                    target[x] = (byte)((upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1] + 2) >> 2);
                }
            }
        }

        return new GreyImage(result, width, height);
    }

    /// <summary>The picture at twice its size, levels between pixels weighted by nearness.</summary>
    internal GreyImage Doubled()
    {
        var (width, height) = (Width * 2, Height * 2);
        var result = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                result[(y * width) + x] = (byte)(LevelAt((x + 0.5f) / 2, (y + 0.5f) / 2) + 0.5f);
            }
        }

        return new GreyImage(result, width, height);
    }
}
