using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using SkiaSharp;

namespace Piaoheng.Browser.Tests;

/// <summary>A picture of a screen with 256 colours at most: a third of the bytes, and nothing that the eye misses.</summary>
internal static class PalettePng
{
    private const int Colours = 256;

    // Colours as near as this are the same for the eye; so a rare red has its place beside a hundred greys.
    private const int Same = 150;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The same picture, smaller.</summary>
    public static byte[] Of(byte[] png)
    {
        using var bitmap = SKBitmap.Decode(png);
        var pixels = bitmap.Pixels;
        var palette = Palette(pixels);
        var places = palette.Select((colour, at) => (colour, at)).ToDictionary(each => each.colour, each => (byte)each.at);
        using var result = new MemoryStream();
        result.Write(Signature);
        Chunk(result, "IHDR"u8, Head(bitmap.Width, bitmap.Height));
        Chunk(result, "PLTE"u8, [.. palette.SelectMany(colour => (byte[])[colour.Red, colour.Green, colour.Blue])]);
        Chunk(result, "IDAT"u8, Rows(pixels, bitmap.Width, pixel => Place(places, palette, pixel)));
        Chunk(result, "IEND"u8, []);
        return result.ToArray();
    }

    // The most frequent colours that differ.
    private static SKColor[] Palette(SKColor[] pixels)
    {
        var palette = new List<SKColor>(Colours);
        foreach (var (colour, _) in pixels.CountBy(pixel => pixel).OrderByDescending(each => each.Value))
        {
            if (palette.Count < Colours && palette.TrueForAll(known => Distance(known, colour) > Same))
            {
                palette.Add(colour);
            }
        }

        return [.. palette];
    }

    // 8 bits a pixel, with a palette.
    private static byte[] Head(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 3);
        return head;
    }

    private static byte[] Rows(SKColor[] pixels, int width, Func<SKColor, byte> place)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            foreach (var row in pixels.Chunk(width))
            {
                // Each row begins with its filter: none.
                zlib.Write([0, .. row.Select(place)]);
            }
        }

        return packed.ToArray();
    }

    private static byte Place(Dictionary<SKColor, byte> places, SKColor[] palette, SKColor pixel)
    {
        if (!places.TryGetValue(pixel, out var place))
        {
            place = places[palette.MinBy(colour => Distance(colour, pixel))];
            places[pixel] = place;
        }

        return place;
    }

    private static int Distance(SKColor one, SKColor other)
    {
        var (red, green, blue) = (one.Red - other.Red, one.Green - other.Green, one.Blue - other.Blue);
        return (red * red) + (green * green) + (blue * blue);
    }

    private static void Chunk(Stream to, ReadOnlySpan<byte> kind, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        to.Write(number);
        to.Write(kind);
        to.Write(content);
        var check = new Crc32();
        check.Append(kind);
        check.Append(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, check.GetCurrentHashAsUInt32());
        to.Write(number);
    }
}
