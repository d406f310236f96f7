namespace Piaoheng.Formats.Forms;

/// <summary>文字片: a character, or a short string drawn at once, at its place on the page.</summary>
/// <param name="Text">One or more characters as they stand in the file; a space keeps its place in the text.</param>
/// <param name="X">Left edge, from the left of the page.</param>
/// <param name="Y">Top edge, from the top of the page, in the unit of <paramref name="X"/>.</param>
/// <param name="Width">Width of all characters of the piece.</param>
/// <param name="Height">Height of the type (the size of the font, not of the ink).</param>
/// <param name="Run">Pieces drawn by one operation (one text object) share a number; it tells words from neighbours that only touch.</param>
public readonly record struct TextPiece(string Text, double X, double Y, double Width, double Height, int Run);
