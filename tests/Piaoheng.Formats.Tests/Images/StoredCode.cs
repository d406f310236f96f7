using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Piaoheng.Core.Codes.Qr;
using Piaoheng.Formats.Tests.Images.Jbig2;
using Piaoheng.World.Codes;
using SkiaSharp;

namespace Piaoheng.Formats.Tests.Images;

/// <summary>Stores the only picture of a PDF, a QR code, in another way that the format knows.</summary>
internal static partial class StoredCode
{
    /// <summary>The ways.</summary>
    public static TheoryData<string> Ways { get; } =
    [
        "jpeg",
        "jpeg in hexadecimal digits",
        "jpeg with its scale swapped",
        "stencil",
        "stencil of light places",
        "bits in runs",
        "jbig2",
    ];

    /// <summary>The same file, the picture of the code stored anew by an update at its end.</summary>
    public static byte[] In(byte[] pdf, string code, string way)
    {
        var (entries, content) = Of(QrEncoder.Encode(code), way);
        var text = Encoding.Latin1.GetString(pdf);
        var number = Picture().Matches(text)[^1].Groups["number"].Value;
        var start = StartOfTable().Matches(text)[^1].Groups["number"].Value;
        var trailer = Trailer().Matches(text)[^1].Groups["entries"].Value;
        using var file = new MemoryStream();
        file.Write(pdf);
        var place = file.Length;
        Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{number} 0 obj\n<</Type /XObject /Subtype /Image {entries} /Length {content.Length}>>\nstream\n"
            )
        );
        file.Write(content);
        Write("\nendstream\nendobj\n");
        var table = file.Length;
        Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"xref\n{number} 1\n{place:D10} 00000 n \ntrailer\n<<{trailer.Trim()} /Prev {start}>>\nstartxref\n{table}\n%%EOF\n"
            )
        );
        return file.ToArray();

        void Write(string part) => file.Write(Encoding.Latin1.GetBytes(part));
    }

    /// <summary>A picture as JPEG.</summary>
    public static byte[] Jpeg(SKBitmap drawn, int quality = 75)
    {
        using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, quality);
        return encoded.ToArray();
    }

    private static (string Entries, byte[] Content) Of(QrSymbol symbol, string way)
    {
        using var drawn = QrBitmap.Of(symbol);
        var size = string.Create(CultureInfo.InvariantCulture, $"/Width {drawn.Width} /Height {drawn.Height}");
        const string Colours = " /ColorSpace /DeviceRGB /BitsPerComponent 8";
        return way switch
        {
            "jpeg" => (size + Colours + " /Filter /DCTDecode", Jpeg(drawn)),
            "jpeg in hexadecimal digits" => (
                size + Colours + " /Filter [/ASCIIHexDecode /DCTDecode]",
                Encoding.Latin1.GetBytes(Convert.ToHexString(Jpeg(drawn)) + ">")
            ),
            "jpeg with its scale swapped" => (size + Colours + " /Decode [1 0 1 0 1 0] /Filter /DCTDecode", Jpeg(Swapped(drawn))),
            "stencil" => (size + " /ImageMask true /BitsPerComponent 1", Bits(drawn, ink: 0)),
            "stencil of light places" => (size + " /ImageMask true /BitsPerComponent 1 /Decode [1 0]", Bits(drawn, ink: 1)),
            "jbig2" => (
                size + " /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode",
                Jbig2Writer.Embedded(Dark(drawn), isTypical: true)
            ),
            _ => (size + " /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /RunLengthDecode", Runs(Bits(drawn, ink: 0))),
        };
    }

    private static SKBitmap Swapped(SKBitmap drawn)
    {
        var swapped = drawn.Copy();
        for (var at = 0; at < drawn.Width * drawn.Height; at++)
        {
            var (y, x) = Math.DivRem(at, drawn.Width);
            swapped.SetPixel(x, y, drawn.GetPixel(x, y).Red > 127 ? SKColors.Black : SKColors.White);
        }

        return swapped;
    }

    /// <summary>Which places of a picture are dark.</summary>
    public static bool[,] Dark(SKBitmap drawn)
    {
        var dark = new bool[drawn.Height, drawn.Width];
        for (var at = 0; at < drawn.Width * drawn.Height; at++)
        {
            var (y, x) = Math.DivRem(at, drawn.Width);
            dark[y, x] = drawn.GetPixel(x, y).Red < 128;
        }

        return dark;
    }

    private static byte[] Bits(SKBitmap drawn, int ink)
    {
        var stride = (drawn.Width + 7) / 8;
        var bits = new byte[stride * drawn.Height];
        for (var at = 0; at < drawn.Width * drawn.Height; at++)
        {
            var (y, x) = Math.DivRem(at, drawn.Width);
            var isDark = drawn.GetPixel(x, y).Red < 128;
            if (isDark == (ink == 1))
            {
                bits[(y * stride) + (x / 8)] |= (byte)(0x80 >> (x % 8));
            }
        }

        return bits;
    }

    private static byte[] Runs(byte[] bytes) =>
        [.. bytes.Chunk(128).SelectMany(static part => part.Prepend((byte)(part.Length - 1))), 128];

    [GeneratedRegex(@"(?<number>\d+) 0 obj\s*<<[^>]*/Subtype\s*/Image", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"startxref\s+(?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StartOfTable();

    [GeneratedRegex(@"trailer\s*<<(?<entries>[^>]*)>>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Trailer();
}
