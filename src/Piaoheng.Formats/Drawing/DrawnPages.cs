namespace Piaoheng.Formats.Drawing;

/// <summary>版面: the pages of a document as one picture, one below the other.</summary>
/// <param name="Svg">An SVG of our own writing: no script, no style, no reference to anything outside it.</param>
/// <param name="Pages">How many pages the document has, drawn or not.</param>
public sealed record DrawnPages(string Svg, int Pages);
