using System.Globalization;
using Piaoheng.Formats.Ofd.Drawing;

namespace Piaoheng.Formats.Drawing;

/// <summary>未显示的页: the line below the pages of a drawing that says how many more there are.</summary>
internal static class PagesLeft
{
    private const double NoteHeight = 12;
    private const double Size = 4;

    /// <summary>What the line needs below the pages, in millimetres.</summary>
    public static double Height(int left) => left > 0 ? NoteHeight : 0;

    /// <summary>Writes the line, where there is something to say.</summary>
    public static void Write(SvgWriter svg, int left, double top)
    {
        if (left > 0)
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"另有 {left} 页未显示，请下载原件查看");
            svg.Text(words, [Size], [top + Size], new TypeFace(OfdFaces.Plain, Size), new Ink(Colour.Black));
        }
    }
}
