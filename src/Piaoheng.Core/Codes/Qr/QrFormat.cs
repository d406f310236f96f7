using System.Runtime.InteropServices;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>格式信息: level and mask of a QR code, written twice with checks of their own.</summary>
/// <param name="Level">纠错等级.</param>
/// <param name="Mask">掩模, 0 to 7.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QrFormat(QrLevel Level, int Mask)
{
    /// <summary>Bits of the format with its checks.</summary>
    public const int Bits = 15;

    private const int Generator = 0x537;
    private const int Disguise = 0x5412;

    // The standard's two bits for a level are not in the order of strength.
    private static readonly int[] LevelBits = [1, 0, 3, 2];

    /// <summary>Every format there is.</summary>
    public static IReadOnlyList<QrFormat> All { get; } =
    [.. Enum.GetValues<QrLevel>().SelectMany(level => Enumerable.Range(0, 8).Select(mask => new QrFormat(level, mask)))];

    /// <summary>Around the finder at the top left, from bit 0 on.</summary>
    public static IReadOnlyList<(int X, int Y)> FirstPlaces { get; } =
    [
        .. Enumerable.Range(0, 6).Select(bit => (8, bit)),
        (8, 7),
        (8, 8),
        (7, 8),
        .. Enumerable.Range(9, 6).Select(bit => (14 - bit, 8)),
    ];

    /// <summary>The format with its checks as 15 bits.</summary>
    public int Encoded
    {
        get
        {
            var data = (LevelBits[(int)Level] << 3) | Mask;
            return ((data << 10) | Remainder(data << 10, Generator, 10)) ^ Disguise;
        }
    }

    /// <summary>Beside the other two finders, from bit 0 on.</summary>
    public static IEnumerable<(int X, int Y)> SecondPlaces(int size) =>
        Enumerable
            .Range(0, 8)
            .Select(bit => (size - 1 - bit, 8))
            .Concat(Enumerable.Range(8, 7).Select(bit => (8, size - 15 + bit)));

    /// <summary>Whether the mask turns the module at a place over.</summary>
    public bool IsMasked(int x, int y) =>
        Mask switch
        {
            0 => (x + y) % 2 == 0,
            1 => y % 2 == 0,
            2 => x % 3 == 0,
            3 => (x + y) % 3 == 0,
            4 => ((x / 3) + (y / 2)) % 2 == 0,
            5 => (x * y % 2) + (x * y % 3) == 0,
            6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
            _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
        };

    /// <summary>Remainder of a division of polynomials over bits.</summary>
    internal static int Remainder(int value, int generator, int degree)
    {
        for (var bit = 30; bit >= degree; bit--)
        {
            if (((value >> bit) & 1) != 0)
            {
                value ^= generator << (bit - degree);
            }
        }

        return value;
    }
}
