namespace Piaoheng.Ocr;

/// <summary>Grey levels of a picture, row by row, 0 black to 255 white.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Levels">The levels, <paramref name="Width"/> × <paramref name="Height"/>.</param>
/// <param name="Scale">Pixels of this picture for one pixel of the page that it shows.</param>
public sealed record GreyPicture(int Width, int Height, byte[] Levels, float Scale);
