using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Piaoheng.Formats.Images;

/// <summary>Writes pixels as a PNG, packed quickly rather than well: it goes no further than the next step of the same process, or to a browser.</summary>
internal static class PngWriter
{
    private const int HeaderLength = 13;
    private const byte Grey = 0;
    private const byte Colour = 2;

    /// <summary>A PNG of 8 bits for each channel.</summary>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Count of rows.</param>
    /// <param name="channels">Bytes of a pixel: 1 grey, 3 red, green and blue.</param>
    /// <param name="pixels">The pixels, row by row.</param>
    public static byte[] Write(int width, int height, int channels, ReadOnlySpan<byte> pixels) =>
        Write(width, height, (8, channels == 1 ? Grey : Colour), pixels, width * channels);

    /// <summary>A PNG of one bit for each pixel, 0 = black, the rows beginning at whole bytes.</summary>
    public static byte[] WriteBits(int width, int height, ReadOnlySpan<byte> bits) =>
        Write(width, height, (1, Grey), bits, (width + 7) / 8);

    private static byte[] Write(int width, int height, (byte Bits, byte Kind) type, ReadOnlySpan<byte> pixels, int stride)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = type;
        Chunk(png, "IHDR"u8, header);
        using (var packed = new MemoryStream())
        {
            using (var pack = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                for (var row = 0; row < height; row++)
                {
                    pack.WriteByte(0);
                    pack.Write(pixels.Slice(row * stride, stride));
                }
            }

            Chunk(png, "IDAT"u8, packed.GetBuffer().AsSpan(0, (int)packed.Length));
        }

        Chunk(png, "IEND"u8, default);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(content);
        var sum = new Crc32();
        sum.Append(kind);
        sum.Append(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, sum.GetCurrentHashAsUInt32());
        png.Write(number);
    }
}
