using System.Text;

namespace Piaoheng.World.Forms;

/// <summary>Widths of texts in the bureau's fonts, and wrapping by them.</summary>
internal static class Widths
{
    /// <summary>Width of a text.</summary>
    public static double Of(string text, double size) => text.Sum(c => Of(c, size));

    /// <summary>Width of one character.</summary>
    public static double Of(char c, double size) => c < 0x100 ? size / 2 : size;

    /// <summary>Breaks a text into rows no wider than the column; never at spaces, like the bureau's form.</summary>
    public static List<string> Wrap(string text, double width, double size)
    {
        var rows = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var row = new StringBuilder();
            var used = 0.0;
            foreach (var c in paragraph)
            {
                var next = Of(c, size);
                if (row.Length > 0 && used + next > width + 1e-6)
                {
                    rows.Add(row.ToString());
                    row.Clear();
                    used = 0;
                }

                row.Append(c);
                used += next;
            }

            rows.Add(row.ToString());
        }

        return rows;
    }
}
