namespace Piaoheng.Formats.Images;

/// <summary>Makes grey levels out of the blocks of a JPEG: the inverse cosine transform (A.3.3).</summary>
internal static class JpegLevels
{
    private static readonly float[] Cosines = [.. Enumerable.Range(0, 64).Select(static at => Cosine(at / 8, at % 8))];

    public static byte[] Of(JpegFrame frame, JpegTables tables)
    {
        var (part, steps) = (frame.Kept, tables.Steps(frame.Kept.Steps));
        var levels = new byte[frame.Width * frame.Height];
        var (room, block) = (new float[64], new float[64]);
        for (var y = 0; y < part.BlocksDown; y++)
        {
            for (var x = 0; x < part.BlocksAcross; x++)
            {
                Transform(part.Blocks.AsSpan(64 * ((y * part.Stride) + x), 64), steps, room, block);
                Put(frame, (x, y), block, levels);
            }
        }

        return levels;
    }

    private static float Cosine(int place, int wave) =>
        (float)(Math.Cos(((2 * place) + 1) * wave * Math.PI / 16) / 2 * (wave == 0 ? Math.Sqrt(0.5) : 1));

    private static void Transform(ReadOnlySpan<short> coefficients, int[] steps, float[] room, float[] block)
    {
        if (!coefficients[1..].ContainsAnyExcept((short)0))
        {
            Array.Fill(block, coefficients[0] * (float)steps[0] / 8);
            return;
        }

        for (var row = 0; row < 8; row++)
        {
            for (var place = 0; place < 8; place++)
            {
                var sum = 0f;
                for (var wave = 0; wave < 8; wave++)
                {
                    sum += coefficients[(row * 8) + wave] * (float)steps[(row * 8) + wave] * Cosines[(place * 8) + wave];
                }

                room[(row * 8) + place] = sum;
            }
        }

        for (var column = 0; column < 8; column++)
        {
            for (var place = 0; place < 8; place++)
            {
                var sum = 0f;
                for (var wave = 0; wave < 8; wave++)
                {
                    sum += room[(wave * 8) + column] * Cosines[(place * 8) + wave];
                }

                block[(place * 8) + column] = sum;
            }
        }
    }

    // A colour of fewer samples than the picture has pixels stands for several.
    private static void Put(JpegFrame frame, (int X, int Y) place, float[] block, byte[] levels)
    {
        var part = frame.Kept;
        var (left, right) = Range(place.X, frame.MostAcross, part.Across, frame.Width);
        var (top, bottom) = Range(place.Y, frame.MostDown, part.Down, frame.Height);
        for (var y = top; y < bottom; y++)
        {
            var row = ((y * part.Down / frame.MostDown) - (8 * place.Y)) * 8;
            for (var x = left; x < right; x++)
            {
                var level = block[row + (x * part.Across / frame.MostAcross) - (8 * place.X)];
                levels[(y * frame.Width) + x] = (byte)Math.Clamp(level + 128.5f, 0, 255);
            }
        }
    }

    private static (int From, int To) Range(int block, int most, int own, int size) =>
        (Math.Min(size, ((8 * block * most) + own - 1) / own), Math.Min(size, ((8 * (block + 1) * most) + own - 1) / own));
}
