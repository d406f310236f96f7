namespace Piaoheng.Core.Codes.Qr;

/// <summary>版本信息: the number of the version as written twice in codes from version 7 on.</summary>
public static class QrVersionText
{
    /// <summary>Bits of the version with its checks.</summary>
    public const int Bits = 18;

    private const int Generator = 0x1F25;

    /// <summary>The number with its checks as 18 bits.</summary>
    public static int Encoded(int version) => (version << 12) | QrFormat.Remainder(version << 12, Generator, 12);

    /// <summary>Where a bit stands at the top right; the second copy is mirrored at the diagonal.</summary>
    public static (int X, int Y) Place(int bit, int size) => (size - 11 + (bit % 3), bit / 3);
}
