using System.Text;
using Piaoheng.Core.Codes.Qr;

namespace Piaoheng.World.Codes;

/// <summary>A piece of a QR code in one mode.</summary>
/// <param name="Mode">The four bits that name the mode.</param>
/// <param name="Count">Characters, as the count field says; null for modes without one.</param>
/// <param name="CountBits">Width of the count field in versions 1–9, 10–26 and 27–40.</param>
/// <param name="Content">The bits after the count, each with its width.</param>
public sealed record QrSegment(
    int Mode,
    int? Count,
    (int Small, int Middle, int Large) CountBits,
    IReadOnlyList<(int Value, int Width)> Content
)
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    /// <summary>The shortest single mode that can say the text; anything beyond letters becomes UTF-8.</summary>
    public static QrSegment Of(string text)
    {
        if (text.All(char.IsAsciiDigit))
        {
            return Numbers(text);
        }

        return text.All(c => Letters.Contains(c, StringComparison.Ordinal))
            ? Alphanumeric(text)
            : Bytes(Encoding.UTF8.GetBytes(text));
    }

    public static QrSegment Numbers(string digits) =>
        new(
            1,
            digits.Length,
            (10, 12, 14),
            [
                .. digits
                    .Chunk(3)
                    .Select(chunk => (chunk.Aggregate(0, (sum, digit) => (sum * 10) + digit - '0'), (3 * chunk.Length) + 1)),
            ]
        );

    public static QrSegment Alphanumeric(string text) =>
        new(
            2,
            text.Length,
            (9, 11, 13),
            [
                .. text.Chunk(2)
                    .Select(pair =>
                        (
                            pair.Aggregate(0, (sum, letter) => (sum * 45) + Letters.IndexOf(letter, StringComparison.Ordinal)),
                            pair.Length == 2 ? 11 : 6
                        )
                    ),
            ]
        );

    public static QrSegment Bytes(IReadOnlyCollection<byte> bytes) =>
        new(4, bytes.Count, (8, 16, 16), [.. bytes.Select(value => ((int)value, 8))]);

    /// <summary>日文汉字: pairs of Shift JIS.</summary>
    public static QrSegment Kanji(string text) =>
        new(
            8,
            text.Length,
            (8, 10, 12),
            [.. Pairs(text, 932).Select(pair => (Packed(pair - (pair < 0xE040 ? 0x8140 : 0xC140), 0xC0), 13))]
        );

    /// <summary>汉字模式 of GB/T 18284: pairs of GB 2312.</summary>
    public static QrSegment Hanzi(string text)
    {
        var content = Pairs(text, 54936).Select(pair => (Packed(pair - (pair < 0xB0A1 ? 0xA1A1 : 0xA6A1), 0x60), 13));

        // The subset number stands before the count, so it is part of the mode's bits here.
        return new((13 << 4) | 1, text.Length, (8, 10, 12), [.. content]);
    }

    public static QrSegment Interpretation(int number) =>
        new(
            7,
            null,
            default,
            number < 0x80 ? [(number, 8)]
                : number < 0x4000 ? [(0x8000 | number, 16)]
                : [(0xC00000 | number, 24)]
        );

    public static QrSegment FirstPosition() => new(5, null, default, []);

    public static QrSegment SecondPosition(int application) => new(9, null, default, [(application, 8)]);

    public static QrSegment Part(int index, int count, byte parity) =>
        new(3, null, default, [(index, 4), (count - 1, 4), (parity, 8)]);

    /// <summary>The bits of the segment in a version.</summary>
    public IEnumerable<bool> Bits(QrVersion version)
    {
        var countBits =
            version.Number <= 9 ? CountBits.Small
            : version.Number <= 26 ? CountBits.Middle
            : CountBits.Large;
        var fields = Content.Prepend((Count ?? 0, Count is null ? 0 : countBits)).Prepend((Mode, Mode > 15 ? 8 : 4));
        foreach (var (value, width) in fields)
        {
            for (var bit = width - 1; bit >= 0; bit--)
            {
                yield return ((value >> bit) & 1) != 0;
            }
        }
    }

    private static IEnumerable<int> Pairs(string text, int codePage) =>
        CodePagesEncodingProvider
            .Instance.GetEncoding(codePage)!
            .GetBytes(text)
            .Chunk(2)
            .Select(pair => (pair[0] << 8) | pair[1]);

    private static int Packed(int pair, int width) => ((pair >> 8) * width) + (pair & 255);
}
