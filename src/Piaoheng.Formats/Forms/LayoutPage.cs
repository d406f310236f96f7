namespace Piaoheng.Formats.Forms;

/// <summary>版面: one page as the layout reader sees it, whatever format it came from. Any unit of length, the same on the whole page.</summary>
/// <param name="Number">Number of the page, from 1.</param>
/// <param name="Width">Width of the page.</param>
/// <param name="Height">Height of the page.</param>
/// <param name="Pieces">Upright text in the order in which it is drawn; turned, hidden and off-page text is left out by the caller.</param>
/// <param name="HasPicture">Whether a picture covers a good part of the page, so that its text may be only furniture of a scan.</param>
public sealed record LayoutPage(
    int Number,
    double Width,
    double Height,
    IReadOnlyList<TextPiece> Pieces,
    bool HasPicture = false
);
