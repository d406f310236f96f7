using Piaoheng.Formats.Forms;

namespace Piaoheng.Formats.Ofd;

/// <summary>Brings the texts of OFD pages to the form that the layout reader takes: characters with their places, in millimetres from the upper left.</summary>
internal static class OfdWords
{
    /// <summary>The pages as the layout reader sees them.</summary>
    public static List<LayoutPage> Of(IReadOnlyList<OfdPage> pages) => [.. pages.Select(Of)];

    private static LayoutPage Of(OfdPage page)
    {
        var pieces = new List<TextPiece>();
        for (var run = 0; run < page.Texts.Count; run++)
        {
            foreach (var letter in page.Texts[run].Letters)
            {
                pieces.Add(new TextPiece(letter.Character.ToString(), letter.X, letter.Y, letter.Width, letter.Height, run));
            }
        }

        return new LayoutPage(page.Number, page.Size.Width, page.Size.Height, pieces, page.HasPicture);
    }
}
