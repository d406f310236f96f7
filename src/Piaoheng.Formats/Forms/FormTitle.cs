using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Piaoheng.Formats.Forms;

/// <summary>票头: the title of a form, by its large type, else by its words.</summary>
/// <param name="Text">As printed, without spaces.</param>
/// <param name="Center">Middle of the line.</param>
/// <param name="X">Left edge.</param>
/// <param name="Right">Right edge.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct FormTitle(string Text, double Center, double X, double Right)
{
    /// <summary>All titles on a page, from top to bottom.</summary>
    public static List<FormTitle> Find(IReadOnlyList<TextRun> runs)
    {
        var size = Sheet.SizeOf(runs);
        var titles = Of(TextRow.Cluster(runs.Where(run => run.Height > 1.25 * size)), IsTitle);
        return titles.Count > 0 ? titles : Of(TextRow.Cluster(runs), static text => PlainTitle().IsMatch(text));
    }

    private static List<FormTitle> Of(List<TextRow> rows, Func<string, bool> isTitle)
    {
        var titles = new List<FormTitle>();
        foreach (var row in rows)
        {
            foreach (var part in Parts(row))
            {
                var text = string.Concat(part.Select(static run => run.Text)).Replace(" ", "", StringComparison.Ordinal);
                if (isTitle(text))
                {
                    titles.Add(new FormTitle(text, row.Center, part[0].X, part[^1].Right));
                }
            }
        }

        return titles;
    }

    // A title may be spaced out; what stands further away (成品油, 仅供预览) is not part of it.
    private static IEnumerable<List<TextRun>> Parts(TextRow row)
    {
        var part = new List<TextRun>();
        foreach (var run in row.Runs)
        {
            if (part.Count > 0 && run.X - part[^1].Right > 1.6 * run.Height)
            {
                yield return part;
                part = [];
            }

            part.Add(run);
        }

        yield return part;
    }

    private static bool IsTitle(string text) =>
        text.Length is >= 3 and <= 40
        && text is not "发票联"
        && TitleWord().IsMatch(text)
        && !text.Contains('：', StringComparison.Ordinal)
        && !text.Contains(':', StringComparison.Ordinal)
        && !text.Contains("专用章", StringComparison.Ordinal)
        && !text.Contains("监制", StringComparison.Ordinal);

    [GeneratedRegex(
        "发票|票据|行程|清单|汇总单|收据|凭证|缴款书|账单|水单",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex TitleWord();

    // In ordinary type only the full form of a title counts, since remarks speak of invoices too.
    [GeneratedRegex(
        @"^(\p{IsCJKUnifiedIdeographs}{0,8}(增值税|通用|机动车销售统一|二手车销售统一|电子普通|电子专用)[^:：,，。;；]{0,12}发票([（(][^:：]{1,20}[)）])?|电子发票[（(][^:：]{1,20}[)）]|[^:：,，。;；]{0,10}(行程单|行程报销单|服务清单|销货清单))\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex PlainTitle();
}
