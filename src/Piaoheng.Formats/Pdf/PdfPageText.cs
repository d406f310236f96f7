using Piaoheng.Formats.Forms;
using UglyToad.PdfPig.Content;

namespace Piaoheng.Formats.Pdf;

/// <summary>The text of a PDF page as pieces of a layout: upright, visible, on the page.</summary>
internal static class PdfPageText
{
    public static LayoutPage Read(Page page)
    {
        var pieces = new List<TextPiece>(page.Letters.Count);
        foreach (var letter in page.Letters)
        {
            if (letter.TextOrientation == TextOrientation.Horizontal)
            {
                var size = letter.PointSize;
                pieces.Add(
                    new TextPiece(
                        letter.Value,
                        letter.StartBaseLine.X,
                        page.Height - letter.StartBaseLine.Y - (0.85 * size),
                        letter.Width,
                        size,
                        letter.TextSequence
                    )
                );
            }
        }

        return new LayoutPage(page.Number, page.Width, page.Height, pieces);
    }
}
