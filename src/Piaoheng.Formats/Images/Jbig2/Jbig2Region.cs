using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>Where a region lies on its page, and how it is laid on it.</summary>
/// <remarks>Source: ITU-T T.88, 7.4.1.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Jbig2Region(long Width, long Height, long Left, long Top, Jbig2Combination Combination)
{
    public static Jbig2Region Read(Jbig2Bits bits)
    {
        var (width, height, left, top) = (bits.Number(), bits.Number(), bits.Number(), bits.Number());
        return new Jbig2Region(width, height, left, top, (Jbig2Combination)(bits.Byte() & 7));
    }
}
