namespace Piaoheng.Core.Documents;

/// <summary>图片显示: makes of pictures that browsers do not know (HEIC, TIFF …) what every browser shows.</summary>
public interface IPictureRenditions
{
    /// <summary>How many pages a picture holds: a TIFF may hold several, other formats one. 0 = it is no picture that can be opened.</summary>
    int PagesOf(ReadOnlyMemory<byte> picture);

    /// <summary>One page; null where it cannot be opened.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="page">Which of its pages, from 1.</param>
    /// <param name="longSide">Pixels that its longer side has at most.</param>
    PictureRendition? Of(ReadOnlyMemory<byte> picture, int page, int longSide);
}

/// <summary>A page as a JPEG.</summary>
/// <param name="Width">Its pixels from left to right.</param>
/// <param name="Height">Its pixels from top to bottom.</param>
/// <param name="Jpeg">The JPEG.</param>
public sealed record PictureRendition(int Width, int Height, ReadOnlyMemory<byte> Jpeg);
