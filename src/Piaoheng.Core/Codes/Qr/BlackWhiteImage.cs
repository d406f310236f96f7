using System.Numerics;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>A picture in black and white, each part judged by its surroundings, so that shadows and stains do not matter.</summary>
/// <remarks>
/// Blocks of 8 × 8 pixels have their mean as threshold, smoothed over 5 × 5 blocks. A block without contrast is paper, unless it is
/// darker than its neighbours: then it lies inside something black.
/// </remarks>
internal sealed class BlackWhiteImage
{
    /// <summary>The value of a black pixel.</summary>
    public const byte Black = 255;

    private const int Block = 8;
    private const int LeastContrast = 24;
    private const int Reach = 2;
    private readonly byte[] pixels;
    private readonly byte[] thresholds;
    private readonly int columns;
    private readonly int rows;

    public BlackWhiteImage(GreyImage grey)
    {
        Grey = grey;
        columns = (grey.Width + Block - 1) / Block;
        rows = (grey.Height + Block - 1) / Block;
        thresholds = Smoothed(BlockLevels());
        pixels = new byte[grey.Width * grey.Height];
        Compare();
    }

    public GreyImage Grey { get; }

    public int Width => Grey.Width;

    public int Height => Grey.Height;

    public bool IsBlack(int x, int y) => pixels[(y * Width) + x] == Black;

    /// <summary>One row; a black pixel is <see cref="Black"/>, a white one 0.</summary>
    public ReadOnlySpan<byte> Row(int y) => pixels.AsSpan(y * Width, Width);

    /// <summary>How much darker than its surroundings a place is; negative where it is lighter.</summary>
    public float DarknessAt(float x, float y)
    {
        unchecked
        {
            var column = Math.Clamp((int)x / Block, 0, columns - 1);
            var row = Math.Clamp((int)y / Block, 0, rows - 1);
            return thresholds[(row * columns) + column] - Grey.LevelAt(x, y);
        }
    }

    /// <summary>Lowest, highest and mean level of each column of a band of rows, then of each block; gives the level of each block.</summary>
    private byte[] BlockLevels()
    {
        var levels = new byte[columns * rows];
        var low = new byte[Width];
        var high = new byte[Width];
        var sums = new ushort[Width];
        for (var band = 0; band < rows; band++)
        {
            var top = band * Block;
            var height = Math.Min(Block, Grey.Height - top);
            Gather(top, height, low, high, sums);
            for (var column = 0; column < columns; column++)
            {
                levels[(band * columns) + column] = BlockLevel(band, column, height, levels, low, high, sums);
            }
        }

        return levels;
    }

    private void Gather(int top, int height, byte[] low, byte[] high, ushort[] sums)
    {
        Grey.Row(top).CopyTo(low);
        Grey.Row(top).CopyTo(high);
        Array.Clear(sums);
        for (var y = top; y < top + height; y++)
        {
            var row = Grey.Row(y);
            var x = 0;
            for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count)
            {
                var values = new Vector<byte>(row[x..]);
                Vector.Min(values, new Vector<byte>(low, x)).CopyTo(low, x);
                Vector.Max(values, new Vector<byte>(high, x)).CopyTo(high, x);
                Vector.Widen(values, out var left, out var right);
                (left + new Vector<ushort>(sums, x)).CopyTo(sums, x);
                (right + new Vector<ushort>(sums, x + Vector<ushort>.Count)).CopyTo(sums, x + Vector<ushort>.Count);
            }

            for (; x < row.Length; x++)
            {
                low[x] = Math.Min(low[x], row[x]);
                high[x] = Math.Max(high[x], row[x]);
                sums[x] += row[x];
            }
        }
    }

    private byte BlockLevel(int band, int column, int height, byte[] levels, byte[] low, byte[] high, ushort[] sums)
    {
        var start = column * Block;
        var width = Math.Min(Block, Width - start);
        var (least, most, sum) = (byte.MaxValue, byte.MinValue, 0);
        for (var x = start; x < start + width; x++)
        {
            least = Math.Min(least, low[x]);
            most = Math.Max(most, high[x]);
            sum += sums[x];
        }

        if (most - least > LeastContrast)
        {
            return (byte)(sum / (width * height));
        }

        if (band > 0 && column > 0)
        {
            var above = levels[((band - 1) * columns) + column];
            var left = levels[(band * columns) + column - 1];
            var corner = levels[((band - 1) * columns) + column - 1];
            var around = (above + (2 * left) + corner) / 4;
            if (least < around)
            {
                return (byte)around;
            }
        }

        return (byte)(least / 2);
    }

    private byte[] Smoothed(byte[] levels)
    {
        var across = new int[levels.Length];
        var result = new byte[levels.Length];
        var (reachX, reachY) = (Math.Min(Reach, (columns - 1) / 2), Math.Min(Reach, (rows - 1) / 2));
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var centre = Math.Clamp(column, reachX, columns - 1 - reachX);
                for (var near = centre - reachX; near <= centre + reachX; near++)
                {
                    across[(row * columns) + column] += levels[(row * columns) + near];
                }
            }
        }

        var count = ((2 * reachX) + 1) * ((2 * reachY) + 1);
        for (var row = 0; row < rows; row++)
        {
            var centre = Math.Clamp(row, reachY, rows - 1 - reachY);
            for (var column = 0; column < columns; column++)
            {
                var sum = 0;
                for (var near = centre - reachY; near <= centre + reachY; near++)
                {
                    sum += across[(near * columns) + column];
                }

                result[(row * columns) + column] = (byte)(sum / count);
            }
        }

        return result;
    }

    private void Compare()
    {
        var limits = new byte[columns * Block];
        for (var y = 0; y < Height; y++)
        {
            if (y % Block == 0)
            {
                for (var column = 0; column < columns; column++)
                {
                    limits.AsSpan(column * Block, Block).Fill(thresholds[(y / Block * columns) + column]);
                }
            }

            var row = Grey.Row(y);
            var target = pixels.AsSpan(y * Width, Width);
            var x = 0;
            for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count)
            {
                Vector.LessThanOrEqual(new Vector<byte>(row[x..]), new Vector<byte>(limits, x)).CopyTo(target[x..]);
            }

            for (; x < row.Length; x++)
            {
                target[x] = row[x] <= limits[x] ? Black : (byte)0;
            }
        }
    }
}
