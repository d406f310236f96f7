namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>列: heading and width of one column to write.</summary>
/// <param name="Heading">表头.</param>
/// <param name="Width">Width in characters of the standard font; Chinese characters take two.</param>
public sealed record SheetColumn(string Heading, double Width = 14);
