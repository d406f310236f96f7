namespace Piaoheng.Formats.Drawing;

/// <summary>字体: family, size and style of a text. The family is one of ours, never the words of a file.</summary>
/// <param name="Family">A list for <c>font-family</c>.</param>
internal sealed record TypeFace(string Family, double Size, bool IsBold = false, bool IsItalic = false);
