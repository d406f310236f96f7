using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Forms;

/// <summary>A label written from top to bottom beside its box: 购买方信息, 销售方, 密码区, 备注.</summary>
/// <param name="Text">The label.</param>
/// <param name="X">Left edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Top">Top of the first character.</param>
/// <param name="Bottom">Bottom of the last character.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct VerticalLabel(string Text, double X, double Right, double Top, double Bottom)
{
    // Longest first, so that 购买方信息 is not taken for 购买方.
    private static readonly string[] Labels =
    [
        "购买方信息",
        "销售方信息",
        "购货单位",
        "销货单位",
        "下载次数",
        "购买方",
        "销售方",
        "密码区",
        "备注",
    ];

    /// <summary>Every character that may stand in such a label.</summary>
    private const string Characters = "购买方销售信息货单位密码区备注";

    /// <summary>Characters of a label that is still known when one of them is missing.</summary>
    private const int LongLabel = 4;

    /// <summary>Whether a text standing by itself is one character of such a label.</summary>
    public static bool IsPartOf(string text) => text.Length == 1 && Characters.Contains(text[0], StringComparison.Ordinal);

    public bool IsBuyer => Text[0] == '购';

    public bool IsSeller => Text[0] == '销';

    public bool IsCipher => Text[0] == '密';

    public bool IsRemark => Text[0] == '备';

    public double Center => (Top + Bottom) / 2;

    /// <summary>Finds the vertical labels and takes their characters out of the list, so that they do not stand between the values of a row.</summary>
    public static List<VerticalLabel> Take(List<Glyph> glyphs)
    {
        var found = new List<VerticalLabel>();
        var taken = new HashSet<int>();
        foreach (var label in Labels)
        {
            Take(glyphs, label, label, found, taken);
        }

        // Of a long label, one character may be missing: a font may not name it.
        foreach (var label in Labels.Where(static label => label.Length >= LongLabel))
        {
            for (var missing = 0; missing < label.Length; missing++)
            {
                Take(glyphs, label.Remove(missing, 1), label, found, taken);
            }
        }

        for (var i = glyphs.Count - 1; i >= 0; i--)
        {
            if (taken.Contains(i) || IsDownloadCount(glyphs[i], found))
            {
                glyphs.RemoveAt(i);
            }
        }

        found.RemoveAll(static label => label.Text[0] == '下');
        return found;
    }

    private static void Take(List<Glyph> glyphs, string characters, string label, List<VerticalLabel> found, HashSet<int> taken)
    {
        for (var i = 0; i < glyphs.Count; i++)
        {
            if (glyphs[i].Character == characters[0] && !taken.Contains(i) && Chain(glyphs, i, characters, taken) is { } chain)
            {
                var (first, last) = (glyphs[chain[0]], glyphs[chain[^1]]);
                found.Add(new VerticalLabel(label, first.X, first.Right, first.Top, last.Top + last.Height));
                taken.UnionWith(chain);
            }
        }
    }

    private static List<int>? Chain(List<Glyph> glyphs, int first, string label, HashSet<int> taken)
    {
        if (HasLeftNeighbour(glyphs, first))
        {
            return null;
        }

        List<int> chain = [first];
        for (var i = 1; i < label.Length; i++)
        {
            var next = Below(glyphs, chain[^1], label[i], taken);
            if (next < 0)
            {
                return null;
            }

            chain.Add(next);
        }

        return chain;
    }

    private static int Below(List<Glyph> glyphs, int above, char c, HashSet<int> taken)
    {
        var from = glyphs[above];
        var (best, nearest) = (-1, 7 * from.Height);
        for (var i = 0; i < glyphs.Count; i++)
        {
            var glyph = glyphs[i];
            var down = glyph.CenterY - from.CenterY;
            if (
                glyph.Character == c
                && down > 0.6 * from.Height
                && down < nearest
                && Math.Abs(glyph.CenterX - from.CenterX) < 0.6 * from.Height
                && !taken.Contains(i)
            )
            {
                (best, nearest) = (i, down);
            }
        }

        return best;
    }

    // A character inside a text is no label, even if the next one happens to stand below it.
    private static bool HasLeftNeighbour(List<Glyph> glyphs, int index)
    {
        var glyph = glyphs[index];
        foreach (var other in glyphs)
        {
            if (
                !other.IsSpace
                && Math.Abs(other.CenterY - glyph.CenterY) < 0.3 * glyph.Height
                && glyph.X - other.Right < 0.3 * glyph.Height
                && other.CenterX < glyph.X
                && glyph.X - other.Right > -0.3 * glyph.Height
            )
            {
                return true;
            }
        }

        return false;
    }

    // The colon and the figure of 下载次数：1 stand below the label.
    private static bool IsDownloadCount(Glyph glyph, List<VerticalLabel> labels)
    {
        foreach (var label in labels)
        {
            if (
                label.Text[0] == '下'
                && glyph.CenterX > label.X - (0.3 * glyph.Height)
                && glyph.CenterX < label.Right + (0.3 * glyph.Height)
                && glyph.Top > label.Bottom - (0.5 * glyph.Height)
                && glyph.Top < label.Bottom + (4 * glyph.Height)
            )
            {
                return true;
            }
        }

        return false;
    }
}
