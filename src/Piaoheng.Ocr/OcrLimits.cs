namespace Piaoheng.Ocr;

/// <summary>限额: every limit on pictures from outside, in one place.</summary>
public static class OcrLimits
{
    /// <summary>Pixels that a picture may declare before anything of it is decoded: A4 at 600 dpi has 35 million.</summary>
    public const long DeclaredPixels = 50_000_000;

    /// <summary>Pixels that a JPEG may declare: its decoder makes it smaller while it decodes, so that a telephone's 200 million cost no more.</summary>
    public const long DeclaredJpegPixels = 220_000_000;

    /// <summary>Pixels of one side, declared.</summary>
    public const int DeclaredSide = 32_767;

    /// <summary>Pixels of a JPEG above which it is decoded at half, quarter or eighth size.</summary>
    public const long WorkingPixels = 20_000_000;

    /// <summary>Pixels of the shorter side below which nothing can be read.</summary>
    public const int SmallestSide = 16;

    /// <summary>Bytes that the decoder of HEIC, TIFF and JPEG 2000 may hold for pixels: 4 for each of the declared ones, twice where a picture is turned.</summary>
    public const ulong ForeignBytes = 8 * DeclaredPixels;

    /// <summary>Pieces of text on one page.</summary>
    public const int LinesPerPage = 1_000;

    /// <summary>Pages of one file that are recognised.</summary>
    public const int Pages = 100;

    /// <summary>Steps of one line: longer lines are read in squeezed form.</summary>
    public const int StepsPerLine = 480;
}
