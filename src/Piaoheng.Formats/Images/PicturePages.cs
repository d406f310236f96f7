using Piaoheng.Core.Documents;
using Piaoheng.Formats.Drawing;

namespace Piaoheng.Formats.Images;

/// <summary>图片版面: the pages of a picture that no browser knows, one below the other.</summary>
internal static class PicturePages
{
    /// <summary>Width of every page: that of A4, in millimetres.</summary>
    private const double Width = 210;

    private const double Gap = 4;

    /// <summary>Pixels of the longer side of one page: 200 dots per inch of A4.</summary>
    private const int LongSide = 2400;

    /// <summary>What a picture costs in the drawing, as part of its bytes: Base64 takes 4 characters for 3 bytes.</summary>
    private const double CharactersPerByte = 4 / 3d;

    /// <summary>Draws a picture; null where none of its pages can be opened.</summary>
    public static DrawnPages? Draw(FileBytes file, IPictureRenditions renditions)
    {
        var pages = renditions.PagesOf(file.Content);
        var drawn = new List<PictureRendition>();
        var characters = 0d;
        for (var page = 1; page <= Math.Min(pages, Limits.DrawnPages); page++)
        {
            if (renditions.Of(file.Content, page, LongSide) is not { } rendition)
            {
                break;
            }

            characters += rendition.Jpeg.Length * CharactersPerByte;
            if (characters > Limits.DrawingCharacters)
            {
                break;
            }

            drawn.Add(rendition);
        }

        return drawn.Count == 0 ? null : new DrawnPages(Draw(drawn, pages - drawn.Count), pages);
    }

    private static string Draw(List<PictureRendition> pages, int left)
    {
        var height = pages.Sum(Height) + (Gap * (pages.Count - 1)) + PagesLeft.Height(left);
        using var svg = new SvgWriter(Width, height);
        var top = 0d;
        foreach (var page in pages)
        {
            svg.Picture(new Rectangle(0, top, Width, Height(page)), new Picture("image/jpeg", page.Jpeg), 1);
            top += Height(page) + Gap;
        }

        PagesLeft.Write(svg, left, top);
        return svg.Finish();
    }

    private static double Height(PictureRendition page) => Width * page.Height / page.Width;
}
