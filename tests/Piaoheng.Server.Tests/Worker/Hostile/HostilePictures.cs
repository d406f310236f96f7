using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>Pictures that state enormous sizes, or cost far more than they weigh.</summary>
internal static class HostilePictures
{
    public static IEnumerable<HostileFile> All() => [.. Pngs(), .. Others()];

    private static IEnumerable<HostileFile> Pngs()
    {
        yield return new("picture: PNG of 60000 × 60000", "huge.png", Png(60_000, 60_000, new byte[1_000]));
        yield return new("picture: PNG that unpacks without end", "bomb.png", Png(4_000, 4_000, new byte[100 * 1024 * 1024]));
        yield return new("picture: PNG of a negative size", "negative.png", Png(-1, 20, new byte[100]));
    }

    private static IEnumerable<HostileFile> Others()
    {
        yield return new(
            "picture: GIF of 23 bytes",
            "small.gif",
            [.. "GIF89a"u8, 0x2D, 0x0E, 0x7A, 0xB1, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0]
        );
        yield return new(
            "picture: JPEG of 65500 × 65500",
            "huge.jpg",
            Convert.FromHexString("FFD8FFC0001108FFDCFFDC03012200021101031101FFDA000C03010002110311003F00010203")
        );
        yield return new("picture: JPEG cut off", "cut.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8]);
        yield return new(
            "picture: BMP of a negative height",
            "negative.bmp",
            [.. "BM"u8, .. new byte[12], 40, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0x80, 1, 0, 24, 0, .. new byte[24]]
        );
        yield return new(
            "picture: TIFF whose directory leads to itself",
            "loop.tif",
            [.. "II*\0"u8, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0]
        );
        yield return new(
            "picture: TIFF of 60000 × 60000",
            "huge.tif",
            Convert.FromHexString("49492A000800000002000001040001000000" + "60EA0000" + "010104000100000060EA000000000000")
        );
        yield return new("picture: TIFF of more directories than pages are read", "many.tif", ManyDirectories(2_000));
        yield return new(
            "picture: HEIC of 60000 × 60000",
            "huge.heic",
            Box(
                "ftyp"u8,
                [.. "heic"u8, 0, 0, 0, 0],
                Box(
                    "meta"u8,
                    [0, 0, 0, 0],
                    Box("iprp"u8, [], Box("ipco"u8, [], Box("ispe"u8, [0, 0, 0, 0, 0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60], [])))
                )
            )
        );
        yield return new(
            "picture: HEIC whose boxes have no length",
            "boxes.heic",
            [.. Box("ftyp"u8, [.. "heic"u8, 0, 0, 0, 0], []), 0, 0, 0, 4, .. "meta"u8, .. new byte[40]]
        );
        yield return new(
            "picture: JPEG 2000 of a million tiles",
            "tiles.j2k",
            Convert.FromHexString(
                "FF4FFF510029000000001000000010000000000000000000000000010000000100000000000000000001070101FFD9"
            )
        );
        yield return new(
            "picture: WebP that states 16383 × 16383",
            "huge.webp",
            [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFE, 0x3F, 0, 0xFE, 0x3F, 0]
        );
    }

    private static byte[] ManyDirectories(int count)
    {
        var tiff = new byte[8 + (count * 6)];
        "II*\0"u8.CopyTo(tiff);
        for (var at = 0; at < count; at++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at == 0 ? 4 : 4 + (at * 6)), 8 + (at * 6));
        }

        return tiff;
    }

    private static byte[] Box(ReadOnlySpan<byte> name, byte[] content, byte[] inner)
    {
        // The first box stands beside what follows it; the others hold it.
        var isFirst = name.SequenceEqual("ftyp"u8);
        byte[] held = isFirst ? content : [.. content, .. inner];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, held.Length + 8);
        return isFirst ? [.. length, .. name, .. held, .. inner] : [.. length, .. name, .. held];
    }

    /// <summary>Grey levels of 8 bits; <paramref name="rows"/> are packed as they are.</summary>
    public static byte[] Png(int width, int height, byte[] rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var packed = new MemoryStream();
        using (var packer = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            packer.Write(rows);
        }

        return
        [
            0x89,
            .. "PNG\r\n\u001A\n"u8,
            .. Chunk("IHDR"u8, header),
            .. Chunk("IDAT"u8, packed.ToArray()),
            .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] named = [.. name, .. content];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32.HashToUInt32(named));
        return [.. length, .. named, .. check];
    }
}
