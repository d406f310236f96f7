using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Piaoheng.Formats.Images.Jbig2;

namespace Piaoheng.Formats.Tests.Images.Jbig2;

/// <summary>The decoder of JBIG2: the examples of the standard, pictures encoded here, and what does harm.</summary>
public sealed class Jbig2PictureTests
{
    // ITU-T T.88, annex H.1: the segments that all three pages share, then the pages, each alone and said to be the first.
    // What they show was compared with jbig2dec 0.19.
    private const string Globals =
        "000000000001000000001800010000000100000001e9cbf40026af04bff0782fe0004000000010000100000000"
        + "16080002ff00000001000000014fe78d681b142f3fffac";

    private const string ByTables =
        "000000013000010000001300000040000000380000000000000000010000000000020001010000001c00010000000200000002e5cdf80079e084"
        + "1081f08210861079f000800000000307420002010000003100000025000000080000000400000001000c0900100000000501100000000000000000"
        + "000000000000000c4007087041d0000000042700010000002c000000360000002c000000040000000b000126a071cea7ffffffffffffffffffffff"
        + "fffffffffffffffff8f0000000051001010000002d0104040000000f20d184611845f2f97c8f11c39e45f2f97d42850aaa84622feeec446222352a"
        + "0a83b9dcee77800000000617200501000000570000002000000024000000100000000f00010000000800000009000000000000000004000000aaaa"
        + "aaaa8008008036d5556b5ad40040042ee952d2d2d28aa54a00200223e09524b4928a4a925492d24a292a4940040040";

    private const string Arithmetic =
        "000000083000010000001300000040000000380000000000000000010000000000090001010000001b080002ff00000002000000024fe78c200e1d"
        + "c7cf0111c4b26fffac0000000a07400009010000001f00000025000000080000000400000001000c08000000058d6e5a124085ffac0000000b2700"
        + "0100000023000000360000002c000000040000000b000803fffdff02fefefe04eeed87fbcb2bffac0000000c1001010000001c0604040000000f90"
        + "716b6d99a7aa497df2e5481fdc68bc6e40bbffac0000000d17200c010000003e0000002000000024000000100000000f0002000000080000000900"
        + "000000000000000400000087cb821e66a414eb3c4a15faccd6f3b16f4cedbfa7bfffac";

    private const string Refined =
        "0000000f3000010000001300000025000000080000000000000000010000000000110021100100000020080202ffffffffff000000030000000"
        + "24fe9d7d590c3b526a7fb6d14983fffac00000012072011010000002500000025000000080000000000000000008c1200000004a95c8bf4c37d966a"
        + "28e5768fffac";

    [Fact]
    public void The_pages_of_the_standard_are_alike_by_tables_and_by_arithmetic()
    {
        var (byTables, arithmetic) = (Read(ByTables), Read(Arithmetic));

        Assert.Equal((64, 56), (byTables.Width, byTables.Height));
        Assert.Equal(Text(byTables), Text(arithmetic));
        Assert.Equal("975E63BE32F6DD9C4367DD25AE268CD5701B888717656236C98C31EE8BB35DB4", Hash(byTables));
    }

    [Fact]
    public void The_page_of_the_standard_with_refined_symbols_is_read() =>
        Assert.Equal(
            """
            .####....####...####....####....####.
            #....#.......#..#...#.......#..#....#
            #........#####..#...#...#####..#.....
            #.......#....#..#...#..#....#..#.....
            #....#..#....#..####...#....#..#....#
            .####....#####..#.......#####...####.
            ................#....................
            ................#....................
            """,
            Text(Read(Refined))
        );

    [Fact]
    public void What_is_encoded_comes_back() =>
        Pictures.Sample(given =>
        {
            var (picture, template, isTypical, adaptive) = given;

            var read = Jbig2Picture.ReadEmbedded(Jbig2Writer.Embedded(picture, template, isTypical, adaptive), default);

            Assert.Equal(Text(picture), Text(read));
        });

    [Fact]
    public void A_file_is_read_and_nothing_else_is_one()
    {
        var file = Jbig2Writer.File(Drawn(30, 20));

        Assert.Equal(Text(Drawn(30, 20)), Text(Jbig2Picture.TryRead(file)!));
        Assert.Null(Jbig2Picture.TryRead("BM"u8.ToArray()));
    }

    [Fact]
    public void A_page_of_unknown_height_ends_with_what_lies_on_it()
    {
        var whole = Jbig2Writer.Embedded(Drawn(40, 25));
        byte[] page = Jbig2Writer.Segment(0, 48, [.. Jbig2Writer.Numbers(40, -1, 0, 0), 0, 0x80, 16]);

        var read = Jbig2Picture.ReadEmbedded((byte[])[.. page, .. whole[page.Length..]], default);

        Assert.Equal(Text(Drawn(40, 25)), Text(read));
    }

    [Fact]
    public void Codes_of_the_standard_tables_use_every_pattern_of_bits_once()
    {
        for (var number = 1; number <= StandardTables.Count; number++)
        {
            Assert.Equal(1, StandardTables.Lines(number).Sum(static line => Math.Pow(2, -line.Length)));
        }
    }

    [Fact]
    public void Damaged_pictures_end_within_their_limits()
    {
        var dice = new Random(20261201);
        byte[][] wholes =
        [
            Convert.FromHexString(ByTables),
            Convert.FromHexString(Arithmetic),
            Convert.FromHexString(Refined),
            Jbig2Writer.Embedded(Drawn(60, 60)),
        ];
        var watch = Stopwatch.StartNew();
        foreach (var whole in wholes)
        {
            for (var length = 0; length < whole.Length; length += 3)
            {
                TryRead(whole[..length]);
            }

            for (var count = 0; count < 400; count++)
            {
                var mutant = whole.ToArray();
                for (var change = 0; change < 1 + (count % 4); change++)
                {
                    mutant[dice.Next(mutant.Length)] = (byte)dice.Next(256);
                }

                TryRead(mutant);
            }
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(-1, -1)]
    [InlineData(2, -2)]
    public void A_page_of_enormous_size_is_refused_before_it_is_made(int width, int height)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Throws<InvalidDataException>(() => Jbig2Picture.ReadEmbedded(Jbig2Writer.Page(width, height), default));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 2_000_000);
    }

    [Fact]
    public void A_region_that_is_cut_off_is_refused()
    {
        var whole = Jbig2Writer.Embedded(Noise(200, 200));

        Assert.Throws<InvalidDataException>(() => Jbig2Picture.ReadEmbedded(whole.AsMemory(0, whole.Length / 2), default));
    }

    private static Gen<(bool[,] Picture, int Template, bool IsTypical, (int X, int Y)[]? Adaptive)> Pictures =>
        from width in Gen.Int[1, 70]
        from height in Gen.Int[1, 20]
        from pixels in Gen.Bool.Array[width * height]
        from isStriped in Gen.Bool
        from template in Gen.Int[0, 3]
        from isTypical in Gen.Bool
        from isMoved in Gen.Bool
        from x in Gen.Int[-20, 20]
        from y in Gen.Int[-9, -1]
        select (
            Of(width, height, (px, py) => pixels[((isStriped ? py / 3 : py) * width) + px]),
            template,
            isTypical,
            isMoved ? ((int, int)[])[(x, y), .. Jbig2Writer.DefaultAdaptive(template)[1..]] : null
        );

    private static bool[,] Of(int width, int height, Func<int, int, bool> pixel)
    {
        var picture = new bool[height, width];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                picture[y, x] = pixel(x, y);
            }
        }

        return picture;
    }

    private static bool[,] Drawn(int width, int height) => Of(width, height, static (x, y) => (x / 5 + y / 3) % 3 == 0);

    private static bool[,] Noise(int width, int height)
    {
        var dice = new Random(7);
        return Of(width, height, (_, _) => dice.Next(2) == 1);
    }

    private static Jbig2Bitmap Read(string page) =>
        Jbig2Picture.ReadEmbedded(Convert.FromHexString(page), Convert.FromHexString(Globals));

    private static void TryRead(byte[] content)
    {
        try
        {
            _ = Jbig2Picture.ReadEmbedded(content, Convert.FromHexString(Globals));
        }
        catch (InvalidDataException)
        {
            // Refused, as it should be; any other exception fails the test.
        }
    }

    private static string Hash(Jbig2Bitmap picture) => Convert.ToHexString(SHA256.HashData(picture.ToBytes()));

    private static string Text(bool[,] picture) => Text(picture.GetLength(1), picture.GetLength(0), (x, y) => picture[y, x]);

    private static string Text(Jbig2Bitmap picture) => Text(picture.Width, picture.Height, (x, y) => picture.At(x, y) == 1);

    private static string Text(int width, int height, Func<int, int, bool> pixel)
    {
        var text = new StringBuilder();
        for (var y = 0; y < height; y++)
        {
            text.Append(y == 0 ? "" : "\n");
            for (var x = 0; x < width; x++)
            {
                text.Append(pixel(x, y) ? '#' : '.');
            }
        }

        return text.ToString();
    }
}
