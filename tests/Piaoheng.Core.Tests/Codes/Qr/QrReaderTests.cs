using System.Text;
using CsCheck;
using Piaoheng.Core.Codes.Qr;
using Piaoheng.World;
using Piaoheng.World.Codes;

namespace Piaoheng.Core.Tests.Codes.Qr;

public sealed class QrReaderTests
{
    private const string InvoiceText = "01,32,,25312000000349611002,390.00,20251030,,61BB";

    [Fact]
    public void A_code_of_every_version_is_found_and_read()
    {
        for (var version = 1; version <= QrVersion.Largest; version++)
        {
            var level = (QrLevel)(version % 4);
            var text = Text(QrVersion.Of(version).DataWords(level) - 4, (ulong)version);
            var symbol = QrEncoder.Encode([QrSegment.Of(text)], level, version, version % 8);

            var code = Assert.Single(QrReader.Read(new QrPicture { Unit = 3 }.Draw(symbol)));

            Assert.Equal((text, version, level), (code.Text, code.Version, code.Level));
        }
    }

    /// <summary>Encode, spoil as many codewords as the level allows, decode: nothing is lost, whatever the bytes are.</summary>
    [Fact]
    public void Spoilt_codewords_up_to_the_limit_lose_nothing() =>
        Gen.Select(Gen.Int[1, QrVersion.Largest], Gen.Int[0, 3], Gen.Int[0, 7], Gen.UInt)
            .Sample(
                (number, level, mask, seed) =>
                {
                    var (version, dice) = (QrVersion.Of(number), new Dice(seed));
                    byte[] bytes =
                    [
                        .. Enumerable.Range(0, version.DataWords((QrLevel)level) - 4).Select(_ => (byte)('!' + dice.Below(90))),
                    ];
                    var symbol = QrEncoder.Encode([QrSegment.Bytes(bytes)], (QrLevel)level, number, mask);
                    var spoilt = Spoilt(version, version.CorrectableWords((QrLevel)level), dice);
                    var sampled = SampledSymbol.FromModules(version, (x, y) => symbol[x, y] != spoilt.Contains((x, y)));

                    return SymbolReader.Read(sampled) is { } data
                        && QrContent.Read(data.Data, version) is { } content
                        && content.Text == Encoding.ASCII.GetString(bytes);
                },
                iter: 300,
                threads: 1
            );

    [Fact]
    public void What_a_scanner_or_a_camera_does_to_a_code_does_not_hide_it()
    {
        for (var round = 0; round < 60; round++)
        {
            var dice = new Dice((ulong)round);
            var version = QrVersion.Of(1 + dice.Below(6));
            var level = (QrLevel)dice.Below(4);
            var text = Text(version.DataWords(level) - 4, (ulong)round);
            var symbol = QrEncoder.Encode([QrSegment.Of(text)], level, version.Number, dice.Below(8));
            var picture = new QrPicture
            {
                Unit = 3 + (dice.Below(30) / 10.0),
                Angle = dice.Below(360),
                Slant = dice.Below(20) / 100.0,
                Blur = 0.8,
                Noise = 5,
                Shade = 0.4,
                Seed = round,
            };

            var codes = QrReader.Read(picture.Draw(symbol));

            Assert.True(codes is [var code] && code.Text == text, $"round {round}: {picture}, version {version.Number}");
        }
    }

    [Fact]
    public void A_code_in_a_mirror_is_read_and_says_so()
    {
        var symbol = QrEncoder.Encode(InvoiceText);

        var code = Assert.Single(QrReader.Read(new QrPicture { IsMirrored = true, Angle = 30 }.Draw(symbol)));

        Assert.True(code.IsMirrored);
        Assert.Equal(InvoiceText, code.Text);
    }

    [Fact]
    public void Several_codes_of_a_page_are_all_read_from_top_to_bottom()
    {
        string[] texts =
        [
            "01,10,012001800211,23326471,734.59,20180921,16707184549009707698,B7D0,",
            "https://example.invalid/p/1",
            InvoiceText,
        ];
        var drawn = texts.Select(text => new QrPicture().Draw(QrEncoder.Encode(text))).ToList();
        const int Width = 1000;
        var page = new byte[Width * 900];
        page.AsSpan().Fill(235);
        foreach (var (index, code) in drawn.Index())
        {
            for (var y = 0; y < code.Height; y++)
            {
                code.Row(y).CopyTo(page.AsSpan((((index * 280) + y) * Width) + 100 + (index * 250)));
            }
        }

        Assert.Equal(texts, QrReader.Read(new GreyImage(page, Width, 900)).Select(code => code.Text));
    }

    [Fact]
    public void As_many_wrong_codewords_as_the_level_allows_are_put_right_and_one_more_is_never_read_wrongly()
    {
        foreach (var level in Enum.GetValues<QrLevel>())
        {
            for (var number = 1; number <= QrVersion.Largest; number += 3)
            {
                var version = QrVersion.Of(number);
                var limit = version.CorrectableWords(level);
                var block = Block(version, level, out var content);
                Spoil(block, limit, (ulong)number);

                Assert.Equal(limit, ReedSolomon.Correct(block, version.CheckWords(level), limit));
                Assert.Equal(content, block);

                Spoil(block, limit + 1, (ulong)number + 1);
                var corrected = ReedSolomon.Correct(block, version.CheckWords(level), limit);
                Assert.True(
                    corrected is null || !block.AsSpan().SequenceEqual(content),
                    "More errors than the limit were taken for the truth."
                );
            }
        }
    }

    [Fact]
    public void A_code_with_a_stain_is_read_and_tells_how_much_was_put_right()
    {
        var symbol = QrEncoder.Encode([QrSegment.Of(InvoiceText)], QrLevel.H);
        var picture = new QrPicture { Unit = 5 }.Draw(symbol);
        var spoilt = Copy(picture);
        for (var y = picture.Height / 2; y < (picture.Height / 2) + 25; y++)
        {
            spoilt.AsSpan((y * picture.Width) + (picture.Width / 2), 25).Fill(20);
        }

        var code = Assert.Single(QrReader.Read(new GreyImage(spoilt, picture.Width, picture.Height)));

        Assert.Equal(InvoiceText, code.Text);
        Assert.True(code.CorrectedWords > 0);
    }

    [Fact]
    public void Every_mode_is_understood()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        (QrSegment[] Segments, string Text)[] cases =
        [
            ([QrSegment.Numbers("0123456789012345678901")], "0123456789012345678901"),
            ([QrSegment.Alphanumeric("AB12 $%*+-./:Z")], "AB12 $%*+-./:Z"),
            ([QrSegment.Bytes(Encoding.UTF8.GetBytes("北京票衡有限公司 ¥12.50"))], "北京票衡有限公司 ¥12.50"),
            ([QrSegment.Bytes(gb18030.GetBytes("苏州示例旻信息技术有限公司"))], "苏州示例旻信息技术有限公司"),
            ([QrSegment.Interpretation(29), QrSegment.Bytes(gb18030.GetBytes("发票"))], "发票"),
            ([QrSegment.Interpretation(26), QrSegment.Bytes(Encoding.UTF8.GetBytes("é"))], "é"),
            ([QrSegment.Interpretation(3), QrSegment.Bytes([0xE9])], "é"),
            ([QrSegment.Interpretation(20), QrSegment.Bytes([0x93, 0x5F])], "点"),
            ([QrSegment.Kanji("点茗")], "点茗"),
            ([QrSegment.Hanzi("电子发票普通")], "电子发票普通"),
            ([QrSegment.FirstPosition(), QrSegment.Alphanumeric("0112%21AB%%C")], "0112\u001D21AB%C"),
            ([QrSegment.SecondPosition(37), QrSegment.Numbers("42")], "42"),
            ([QrSegment.Numbers("12"), QrSegment.Alphanumeric("-A"), QrSegment.Bytes("z"u8.ToArray())], "12-Az"),
        ];
        foreach (var (segments, text) in cases)
        {
            foreach (var version in (int[])[5, 12, 28])
            {
                var code = Assert.Single(
                    QrReader.Read(new QrPicture { Unit = 3 }.Draw(QrEncoder.Encode(segments, QrLevel.M, version)))
                );
                Assert.Equal(text, code.Text);
            }
        }
    }

    [Fact]
    public void A_character_split_between_two_segments_of_bytes_stays_whole()
    {
        var bytes = Encoding.UTF8.GetBytes("票");
        var symbol = QrEncoder.Encode([QrSegment.Bytes(bytes[..1]), QrSegment.Bytes(bytes[1..])], QrLevel.M);

        Assert.Equal("票", Assert.Single(QrReader.Read(new QrPicture().Draw(symbol))).Text);
    }

    [Fact]
    public void One_of_several_codes_that_belong_together_says_so()
    {
        var symbol = QrEncoder.Encode([QrSegment.Part(1, 3, 0x5A), QrSegment.Numbers("7")], QrLevel.M);

        var code = Assert.Single(QrReader.Read(new QrPicture().Draw(symbol)));

        Assert.Equal(new QrPart(1, 3, 0x5A), code.Part);
    }

    [Fact]
    public void The_corners_are_where_the_code_stands()
    {
        var picture = new QrPicture { Unit = 4, Quiet = 10 };
        var symbol = QrEncoder.Encode(InvoiceText);

        var code = Assert.Single(QrReader.Read(picture.Draw(symbol)));

        Assert.InRange(code.Corners[0].X, 38, 42);
        Assert.InRange(code.Corners[2].Y, 38 + (symbol.Size * 4), 42 + (symbol.Size * 4));
    }

    [Fact]
    public void Pictures_without_a_code_give_none()
    {
        var dice = new Dice(3);
        var noise = new byte[400 * 300];
        foreach (ref var pixel in noise.AsSpan())
        {
            pixel = (byte)dice.Below(256);
        }

        Assert.Empty(QrReader.Read(new GreyImage(noise, 400, 300)));
        Assert.Empty(QrReader.Read(new GreyImage(new byte[100 * 100], 100, 100)));
        Assert.Empty(QrReader.Read(new GreyImage(new byte[5], 5, 1)));
        Assert.Empty(QrReader.Read(new GreyImage(new byte[3000], 3000, 1)));
    }

    [Fact]
    public void Data_that_do_not_follow_the_standard_are_refused_and_never_thrown()
    {
        var dice = new Dice(5);
        for (var round = 0; round < 20_000; round++)
        {
            var data = new byte[1 + dice.Below(60)];
            foreach (ref var word in data.AsSpan())
            {
                word = (byte)dice.Below(256);
            }

            _ = QrContent.Read(data, QrVersion.Of(1 + dice.Below(40)));
        }
    }

    private static string Text(int length, ulong seed)
    {
        var dice = new Dice(seed);
        return "a" + new string([.. Enumerable.Range(0, Math.Max(0, length - 1)).Select(_ => (char)('a' + dice.Below(26)))]);
    }

    private static byte[] Block(QrVersion version, QrLevel level, out byte[] content)
    {
        var checks = version.CheckWords(level);
        byte[] data =
        [
            .. Enumerable
                .Range(0, (version.Codewords / version.Blocks(level)) - checks)
                .Select(index => (byte)(index * 37 % 256)),
        ];
        content = [.. data, .. ReedSolomon.CheckWords(data, checks)];
        return [.. content];
    }

    /// <summary>The modules of so many codewords, drawn at random.</summary>
    private static HashSet<(int X, int Y)> Spoilt(QrVersion version, int count, Dice dice)
    {
        var words = new HashSet<int>();
        while (words.Count < count)
        {
            words.Add(dice.Below(version.Codewords));
        }

        return
        [
            .. version
                .Patterns.DataModules()
                .Index()
                .Where(module => words.Contains(module.Index / 8))
                .Select(module => module.Item),
        ];
    }

    private static void Spoil(byte[] block, int count, ulong seed)
    {
        var dice = new Dice(seed);
        var places = new HashSet<int>();
        while (places.Count < count)
        {
            places.Add(dice.Below(block.Length));
        }

        foreach (var place in places)
        {
            block[place] ^= (byte)(1 + dice.Below(255));
        }
    }

    private static byte[] Copy(GreyImage image)
    {
        var pixels = new byte[image.Width * image.Height];
        for (var y = 0; y < image.Height; y++)
        {
            image.Row(y).CopyTo(pixels.AsSpan(y * image.Width));
        }

        return pixels;
    }
}
