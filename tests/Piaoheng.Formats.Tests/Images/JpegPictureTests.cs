using Piaoheng.Core.Codes.Qr;
using Piaoheng.Formats.Images;
using Piaoheng.World;
using Piaoheng.World.Codes;
using SkiaSharp;

namespace Piaoheng.Formats.Tests.Images;

/// <summary>The brightness of a JPEG is what others unpack, and damaged files give nothing.</summary>
public sealed class JpegPictureTests
{
    /// <summary>Decoders round differently.</summary>
    private const int NearEnough = 3;

    /// <summary>The code of HELLO as QrBitmap draws it (2 pixels a module), JPEG 60, made progressive by jpegtran: nothing here writes such files.</summary>
    private const string Progressive =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYV"
        + "pQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAA6"
        + "ADoDASIAAhEBAxEB/8QAGAAAAwEBAAAAAAAAAAAAAAAAAAQFBgP/xAAUAQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIQAxAAAAHThiTbGY6miM"
        + "wqbEl1AzGnzp0mdbBM6ipdfVaCNZxw1ya6EymA+/y6hLqAgPhy5NAAH//EACEQAAMAAgIBBQEAAAAAAAAAAAIDBAETABAwBRQVIyQ0/9oACAEB"
        + "AAEFAvD+dUk4q30ZGqTAqfybMr3+m/w9ChuhS275p1YROLdC1Eo4lkqTovbiC56FABNDjJhGSSYmnNt0dLqoaAoVvoOegJqG79X3xMJsnWZ2vh"
        + "SslGodCCVrhw3e9bBaHXx8vFxzqMo5yAViJjOoPH//xAAUEQEAAAAAAAAAAAAAAAAAAABA/9oACAEDAQE/AQf/xAAUEQEAAAAAAAAAAAAAAAAA"
        + "AABA/9oACAECAQE/AQf/xAAzEAABAwIEAgcGBwAAAAAAAAACAQMRABIEEyExECIUMjNBQlGxBSMwYWNxJENTgZGi0f/aAAgBAQAGPwL4LJmxmE"
        + "c+NU76wjjTdl98pM026YWDrzzNmvl31gxy4bW/lmhb6LE9+YtN/v68QbdwV9kwubFMfhsptq7xzvQvPjc2W6zFn+1hHGm77L5SYpDD2fBJ9agA"
        + "0gkn14iGMYyhHqc6l99qSzCw8n5mYnpTo5nSHBjli2KVt/lFrqu/dfKukM+4HweKhz+07+KGGEkV+olA27grL5hc2abQ8ZzBOuWutCQFmuO9cI"
        + "jbbWsthez2X9KfWaAzWSWfXjhsoZi6dfnWBA0gkvpgTbnEJdYM/wA0bDq2tjEObzr5Vg3Iib9KQwWRXj2X9lpDBuCT5rQgrfKG2q0RonMe9BaP"
        + "ZzbrtPw//8QAJRAAAQQCAAUFAQAAAAAAAAAAEQABITFBYRBRcYGRMLHR4fDB/9oACAEBAAE/IfRZrHm+Am0XGjDKLmJaF3ANLrtvcDfVZM+wAx"
        + "X5tuOozCznC8JBq+VIns6Bw0Nk/haRcbOMrHXDzV0YGJy4sk7BkH6LT5YgR8KhdMJ82+nsn4OpjI8fCdrn3LPf6V3Cx5xWuOMsHAtxmFGOEQtI"
        + "zmuysFEKr2JhRh+SxF7+pXRgcDLj0GeMDsrKwsStNNMl8qrmuW7TYVKmF378QGCxVg4HH8vkWIsHN/UQ8QajeUC8AzYpVF5ls9P/2gAMAwEAAg"
        + "ADAAAAEAAACAJAKEBHIEMEAP/EABQRAQAAAAAAAAAAAAAAAAAAAED/2gAIAQMBAT8QB//EABQRAQAAAAAAAAAAAAAAAAAAAED/2gAIAQIBAT8Q"
        + "B//EACYQAAEEAQMDBAMAAAAAAAAAAAEAESExQVFhkRCBoSAwcbHB8PH/2gAIAQEAAT8Q9nTRHmIQHFEaUuT6HgnuwLWfXPoBBi6FLOvspzGk0f"
        + "wuS/MKRpr6N/P/AA8gvjJpfnzGbv5Xst35gpMPCECi5PoeCe7BpScrGY4IMEkUSsGusxyCQSKI67rqcTykGPJFKVn6w5LzJsPla81OcO0uT8Mq"
        + "HIIzHSjhi0n1DJnpUYOi2BsGxspfrpdsYV1lZ2+MSDBANgrz/wAPIL4yLWJ0PTgiDAMAG67v2TBIGyopja8250AWvZK4NdZzAEAAUB1+mrEbDQ"
        + "rBzvMcEiQSKIXeS6gYXvB4CVz/AOFczsIWl3X9X5Aw00UnOznMSDBANg+jqVlaw4IMEhRKwuByd5Bxc6rJ5HGNoEsGGi79se5Mu+X29v8A/9k=";

    [Theory]
    [InlineData(SKColorType.Gray8, 64, 64, 90)]
    [InlineData(SKColorType.Gray8, 61, 47, 40)]
    [InlineData(SKColorType.Rgba8888, 64, 48, 95)]
    [InlineData(SKColorType.Rgba8888, 101, 67, 50)]
    [InlineData(SKColorType.Rgba8888, 1, 9, 80)]
    public void Levels_are_those_of_another_decoder(SKColorType type, int width, int height, int quality)
    {
        using var drawn = Drawn(type, width, height);
        var jpeg = StoredCode.Jpeg(drawn, quality);

        var picture = JpegPicture.TryRead(jpeg);

        Assert.NotNull(picture);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        AssertNear(jpeg, picture);
    }

    [Fact]
    public void A_code_of_jpeg_quality_30_is_read()
    {
        using var drawn = QrBitmap.Of(QrEncoder.Encode("HELLO"), unit: 3);

        var picture = JpegPicture.TryRead(StoredCode.Jpeg(drawn, 30));

        Assert.NotNull(picture);
        Assert.Equal("HELLO", Assert.Single(QrReader.Read(picture)).Text);
    }

    [Fact]
    public void A_progressive_picture_is_unpacked_like_any_other()
    {
        var jpeg = Convert.FromBase64String(Progressive);

        var picture = JpegPicture.TryRead(jpeg);

        Assert.NotNull(picture);
        AssertNear(jpeg, picture);
        Assert.Equal("HELLO", Assert.Single(QrReader.Read(picture)).Text);
    }

    [Fact]
    public void Damaged_progressive_pictures_give_nothing_and_never_throw()
    {
        var jpeg = Convert.FromBase64String(Progressive);
        var dice = new Dice(7);
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = jpeg[..(round % 2 == 0 ? jpeg.Length : 1 + dice.Below(jpeg.Length))];
            damaged[dice.Below(damaged.Length)] = (byte)dice.Below(256);
            _ = JpegPicture.TryRead(damaged);
        }
    }

    [Fact]
    public void Damaged_pictures_give_nothing_and_never_throw()
    {
        using var drawn = QrBitmap.Of(QrEncoder.Encode("HELLO"), unit: 2);
        var jpeg = StoredCode.Jpeg(drawn);
        var dice = new Dice(6);
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = jpeg[..(round % 2 == 0 ? jpeg.Length : 1 + dice.Below(jpeg.Length))];
            damaged[dice.Below(damaged.Length)] = (byte)dice.Below(256);
            _ = JpegPicture.TryRead(damaged);
        }
    }

    [Fact]
    public void Sizes_beyond_the_limit_are_refused_before_memory_is_taken()
    {
        using var drawn = Drawn(SKColorType.Gray8, 16, 16);
        var jpeg = StoredCode.Jpeg(drawn);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        jpeg.AsSpan(frame + 5, 4).Fill(0xFF);

        Assert.Null(JpegPicture.TryRead(jpeg));
    }

    private static void AssertNear(byte[] jpeg, GreyImage picture)
    {
        using var other = SKBitmap.Decode(jpeg);
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            for (var x = 0; x < picture.Width; x++)
            {
                var colour = other.GetPixel(x, y);
                var level = (0.299 * colour.Red) + (0.587 * colour.Green) + (0.114 * colour.Blue);
                Assert.InRange(row[x] - level, -NearEnough, NearEnough);
            }
        }
    }

    // Shades in which colours stay within their range, so that brightness can be told from what was unpacked.
    private static SKBitmap Drawn(SKColorType type, int width, int height)
    {
        var drawn = new SKBitmap(new SKImageInfo(width, height, type, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(drawn);
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(0, 0),
            new SKPoint(width, height),
            [new SKColor(60, 90, 120), new SKColor(190, 160, 140)],
            SKShaderTileMode.Clamp
        );
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(0, 0, width, height, paint);
        using var ink = new SKPaint { Color = new SKColor(80, 80, 80) };
        canvas.DrawCircle(width / 2f, height / 2f, Math.Min(width, height) / 4f, ink);
        return drawn;
    }
}
