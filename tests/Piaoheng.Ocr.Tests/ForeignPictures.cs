using ImageMagick;

namespace Piaoheng.Ocr.Tests;

/// <summary>Pictures of four fields (red, green, blue, black) in formats that SkiaSharp does not know.</summary>
internal static class ForeignPictures
{
    public const int Width = 64;
    public const int Height = 48;

    /// <summary>The picture in a format that ImageMagick writes.</summary>
    public static byte[] Write(
        MagickFormat format,
        CompressionMethod compression = CompressionMethod.NoCompression,
        int bits = 24
    )
    {
        using var picture = Draw(bits);
        picture.Settings.Compression = compression;
        return picture.ToByteArray(format);
    }

    /// <summary>A TIFF of several pages, each darker than the one before.</summary>
    public static byte[] Pages(int count)
    {
        using var pages = new MagickImageCollection();
        for (var page = 0; page < count; page++)
        {
            var level = (byte)(250 - (page * 50));
            pages.Add(new MagickImage(new MagickColor(level, level, level), Width, Height));
        }

        return pages.ToByteArray(MagickFormat.Tiff);
    }

    /// <summary>A TIFF whose rows are stored from the bottom.</summary>
    public static byte[] FromTheBottom()
    {
        using var picture = Draw(24);
        picture.Flip();
        picture.Orientation = Orientation.BottomLeft;
        return picture.ToByteArray(MagickFormat.Tiff);
    }

    private static MagickImage Draw(int bits)
    {
        var picture = new MagickImage(MagickColors.Black, Width, Height);
        using var pixels = picture.GetPixels();
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                pixels.SetPixel(x, y, ColourAt(x, y, bits));
            }
        }

        if (bits == 1)
        {
            picture.ColorType = ColorType.Bilevel;
            picture.Depth = 1;
        }

        return picture;
    }

    private static byte[] ColourAt(int x, int y, int bits)
    {
        var (isLeft, isTop) = (x < Width / 2, y < Height / 2);
        return (bits, isTop, isLeft) switch
        {
            (1, true, true) => [255, 255, 255],
            (1, _, _) => [0, 0, 0],
            (8, _, _) when isTop => isLeft ? [200, 200, 200] : [120, 120, 120],
            (8, _, _) => [0, 0, 0],
            (_, true, true) => [255, 0, 0],
            (_, true, false) => [0, 255, 0],
            (_, false, true) => [0, 0, 255],
            _ => [0, 0, 0],
        };
    }
}
