using System.Runtime.InteropServices;

namespace Piaoheng.Ocr.Pictures;

/// <summary>Takes pieces out of a picture, turned and drawn out to a wanted size.</summary>
internal static class PictureSampler
{
    /// <summary>Source pixels for one wanted pixel above which the average of several is taken; below it the four nearest are blended.</summary>
    private const double ShrinkToAverage = 1.6;

    private const int MostSamplesPerSide = 8;

    /// <summary>Samples a piece; what lies outside the picture repeats its edge.</summary>
    /// <param name="picture">The pixels.</param>
    /// <param name="quad">The piece, in pixels of the picture.</param>
    /// <param name="width">Wanted width.</param>
    /// <param name="height">Wanted height.</param>
    /// <returns>Four bytes a pixel, as the picture has them.</returns>
    public static byte[] Sample(PicturePixels picture, PageQuad quad, int width, int height)
    {
        var (shrinkX, shrinkY) = (quad.Width / width, quad.Height / height);
        var target = GC.AllocateUninitializedArray<byte>(width * height * 4);
        var map = PageTransform.ToQuad(width, height, quad);
        if (Math.Max(shrinkX, shrinkY) < ShrinkToAverage)
        {
            Blend(picture, map, target, width);
            return target;
        }

        Average(picture, map, target, width, SamplesFor(shrinkX), SamplesFor(shrinkY));
        return target;
    }

    private static int SamplesFor(double shrink) => Math.Clamp((int)Math.Ceiling(shrink), 1, MostSamplesPerSide);

    private static void Blend(PicturePixels picture, PageTransform map, byte[] target, int width)
    {
        var walk = new Walk(map);
        var (right, bottom) = (picture.Width - 1, picture.Height - 1);
        var source = picture.Bytes;
        for (var at = 0; at < target.Length; at += 4)
        {
            var (x, y) = walk.At(((at / 4) % width) + 0.5f, ((at / 4) / width) + 0.5f);
            x = Math.Clamp(x - 0.5f, 0, right);
            y = Math.Clamp(y - 0.5f, 0, bottom);
            var (left, top) = ((int)x, (int)y);
            var (partX, partY) = ((int)((x - left) * 256), (int)((y - top) * 256));
            var upper = ((top * picture.Width) + left) * 4;
            var next = left < right ? 4 : 0;
            var lower = top < bottom ? upper + (picture.Width * 4) : upper;
            for (var channel = 0; channel < 3; channel++)
            {
                var above = (source[upper + channel] * (256 - partX)) + (source[upper + next + channel] * partX);
                var below = (source[lower + channel] * (256 - partX)) + (source[lower + next + channel] * partX);
                target[at + channel] = (byte)(((above * (256 - partY)) + (below * partY)) >> 16);
            }
        }
    }

    private static void Average(PicturePixels picture, PageTransform map, byte[] target, int width, int samplesX, int samplesY)
    {
        var walk = new Walk(map);
        var (right, bottom) = (picture.Width - 1, picture.Height - 1);
        var source = picture.Bytes;
        var samples = samplesX * samplesY;
        for (var at = 0; at < target.Length; at += 4)
        {
            var (column, row) = ((at / 4) % width, (at / 4) / width);
            var (red, green, blue) = (0, 0, 0);
            for (var sample = 0; sample < samples; sample++)
            {
                var (x, y) = walk.At(
                    column + (((sample % samplesX) + 0.5f) / samplesX),
                    row + (((sample / samplesX) + 0.5f) / samplesY)
                );
                var from = ((Math.Clamp((int)y, 0, bottom) * picture.Width) + Math.Clamp((int)x, 0, right)) * 4;
                red += source[from];
                green += source[from + 1];
                blue += source[from + 2];
            }

            target[at] = (byte)(red / samples);
            target[at + 1] = (byte)(green / samples);
            target[at + 2] = (byte)(blue / samples);
        }
    }

    /// <summary>The numbers of a map at hand for millions of places.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Walk(PageTransform map)
    {
        private readonly float _a = (float)map.Numbers[0];
        private readonly float _b = (float)map.Numbers[1];
        private readonly float _c = (float)map.Numbers[2];
        private readonly float _d = (float)map.Numbers[3];
        private readonly float _e = (float)map.Numbers[4];
        private readonly float _f = (float)map.Numbers[5];
        private readonly float _g = (float)map.Numbers[6];
        private readonly float _h = (float)map.Numbers[7];
        private readonly float _i = (float)map.Numbers[8];

        public (float X, float Y) At(float x, float y)
        {
            var w = 1 / ((_g * x) + (_h * y) + _i);
            return (((_a * x) + (_b * y) + _c) * w, ((_d * x) + (_e * y) + _f) * w);
        }
    }
}
