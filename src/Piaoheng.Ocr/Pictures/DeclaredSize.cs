using Piaoheng.Core.Invoices;

namespace Piaoheng.Ocr.Pictures;

/// <summary>The size that a picture declares, judged before anything of it is decoded.</summary>
internal static class DeclaredSize
{
    /// <summary>Refuses a picture that is too large or too small to work on.</summary>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Count of rows.</param>
    /// <param name="smallestSide">Pixels of the shorter side below which it is refused.</param>
    /// <param name="mostPixels">Pixels above which it is refused.</param>
    public static void Require(long width, long height, int smallestSide, long mostPixels = OcrLimits.DeclaredPixels)
    {
        if (width * height > mostPixels || Math.Max(width, height) > OcrLimits.DeclaredSide)
        {
            throw new ImageRefusedException(UnreadableReason.TooLarge);
        }

        if (Math.Min(width, height) < smallestSide)
        {
            throw new ImageRefusedException(UnreadableReason.Unsupported);
        }
    }
}
