using System.Buffers.Binary;
using System.IO.Compression;
using Piaoheng.Core.Codes.Qr;

namespace Piaoheng.Formats.Images;

/// <summary>PNG as grey levels: enough of the format for the small pictures inside documents, so that no native decoder sees them.</summary>
/// <remarks>Not read: interlaced pictures. What is transparent is white, as on paper.</remarks>
internal sealed class PngPicture
{
    private const int HeaderLength = 33;
    private const int Grey = 0;
    private const int Colour = 2;
    private const int Indexed = 3;
    private const int GreyAlpha = 4;
    private const int ColourAlpha = 6;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
    private readonly int width;
    private readonly int height;
    private readonly int bits;
    private readonly int kind;
    private byte[] palette = [];
    private byte[] alphas = [];

    private PngPicture(ReadOnlySpan<byte> header)
    {
        width = BinaryPrimitives.ReadInt32BigEndian(header[16..]);
        height = BinaryPrimitives.ReadInt32BigEndian(header[20..]);
        bits = header[24];
        kind = header[25];
    }

    private int Channels =>
        kind switch
        {
            Colour => 3,
            GreyAlpha => 2,
            ColourAlpha => 4,
            _ => 1,
        };

    /// <summary>The picture; null when it is none, damaged, interlaced or too large.</summary>
    public static GreyImage? TryRead(ReadOnlySpan<byte> file)
    {
        if (file.Length <= HeaderLength || !file[..8].SequenceEqual(Signature) || !file[12..16].SequenceEqual("IHDR"u8))
        {
            return null;
        }

        var picture = new PngPicture(file);
        var isInterlaced = file[28] != 0;
        if (isInterlaced || !picture.IsAllowed())
        {
            return null;
        }

        using var packed = new MemoryStream();
        picture.Collect(file[8..], packed);
        packed.Position = 0;
        try
        {
            return picture.Unpack(packed);
        }
        catch (InvalidDataException)
        {
            return null;
        }
        catch (IOException)
        {
            // It asks for a dictionary that nobody has.
            return null;
        }
    }

    private bool IsAllowed() =>
        width > 0
        && height > 0
        && (long)width * height <= Limits.CodePicturePixels
        && kind switch
        {
            Grey => bits is 1 or 2 or 4 or 8 or 16,
            Indexed => bits is 1 or 2 or 4 or 8,
            Colour or GreyAlpha or ColourAlpha => bits is 8 or 16,
            _ => false,
        };

    private void Collect(ReadOnlySpan<byte> chunks, MemoryStream packed)
    {
        while (chunks.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunks);
            if (length > chunks.Length - 12)
            {
                return;
            }

            var content = chunks.Slice(8, (int)length);
            var name = chunks[4..8];
            if (name.SequenceEqual("IDAT"u8))
            {
                packed.Write(content);
            }
            else if (name.SequenceEqual("PLTE"u8))
            {
                palette = content.ToArray();
            }
            else if (name.SequenceEqual("tRNS"u8) && kind is Indexed)
            {
                alphas = content.ToArray();
            }

            chunks = chunks[(12 + (int)length)..];
        }
    }

    private GreyImage? Unpack(Stream packed)
    {
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var pixelBytes = Math.Max(1, Channels * bits / 8);
        var row = new byte[((width * Channels * bits) + 7) / 8];
        var before = new byte[row.Length];
        var levels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var filter = unpacked.ReadByte();
            if (filter is < 0 or > 4 || unpacked.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
            {
                return null;
            }

            Unfilter(filter, row, before, pixelBytes);
            for (var x = 0; x < width; x++)
            {
                levels[(y * width) + x] = Level(row, x);
            }

            (row, before) = (before, row);
        }

        return new GreyImage(levels, width, height);
    }

    private static void Unfilter(int filter, byte[] row, byte[] before, int pixelBytes)
    {
        for (var index = 0; index < row.Length; index++)
        {
            var left = index >= pixelBytes ? row[index - pixelBytes] : 0;
            int above = before[index];
            var corner = index >= pixelBytes ? before[index - pixelBytes] : 0;
            var predicted = filter switch
            {
                1 => left,
                2 => above,
                3 => (left + above) / 2,
                4 => Paeth(left, above, corner),
                _ => 0,
            };
            row[index] = (byte)((row[index] + predicted) & 255);
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (
            Math.Abs(above - corner),
            Math.Abs(left - corner),
            Math.Abs(left + above - (2 * corner))
        );
        if (toLeft <= toAbove && toLeft <= toCorner)
        {
            return left;
        }

        return toAbove <= toCorner ? above : corner;
    }

    private byte Level(byte[] row, int x)
    {
        var (level, alpha) = kind switch
        {
            Indexed => OfPalette(Sample(row, x)),
            Colour => (Mean(row, 3 * x), 255),
            ColourAlpha => (Mean(row, 4 * x), Whole(row, (4 * x) + 3)),
            GreyAlpha => (Whole(row, 2 * x), Whole(row, (2 * x) + 1)),
            _ => (bits >= 8 ? Whole(row, x) : Sample(row, x) * 255 / ((1 << bits) - 1), 255),
        };
        return (byte)(((level * alpha) + (255 * (255 - alpha))) / 255);
    }

    private (int Level, int Alpha) OfPalette(int index)
    {
        var start = index * 3;
        var level = start + 2 < palette.Length ? (palette[start] + palette[start + 1] + palette[start + 2]) / 3 : 0;
        return (level, index < alphas.Length ? alphas[index] : 255);
    }

    private int Mean(byte[] row, int sample) => (Whole(row, sample) + Whole(row, sample + 1) + Whole(row, sample + 2)) / 3;

    // Of 16 bits the upper eight are enough.
    private int Whole(byte[] row, int sample) => row[sample * bits / 8];

    private int Sample(byte[] row, int x)
    {
        var bit = x * bits;
        return (row[bit / 8] >> (8 - bits - (bit % 8))) & ((1 << bits) - 1);
    }
}
