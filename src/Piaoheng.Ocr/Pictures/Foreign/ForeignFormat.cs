namespace Piaoheng.Ocr.Pictures.Foreign;

/// <summary>The formats that SkiaSharp does not know.</summary>
internal enum ForeignFormat
{
    /// <summary>HEIC, HEIF.</summary>
    Heif,

    /// <summary>AVIF.</summary>
    Avif,

    /// <summary>TIFF.</summary>
    Tiff,

    /// <summary>JPEG 2000 in its file format.</summary>
    Jp2,

    /// <summary>JPEG 2000 without a file format around it.</summary>
    Jpeg2000Stream,
}
