using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>The places that divide a form with parties, lines and amounts: the headings of its lines, the row of the amount in words.</summary>
/// <remarks>Values of a shifted print lie beside their labels, but all by the same distance: parts of values are told by other values where that is possible.</remarks>
internal sealed class VatAnchors
{
    private static readonly string[] Headings =
    [
        "规格型号",
        "单位",
        "数量",
        "单价",
        "金额",
        "税率",
        "税额",
        "项目名称",
        "货物或应税劳务",
        "车牌号",
        "通行日期起",
    ];

    public VatAnchors(Sheet sheet)
    {
        HeadingRow = FindHeadings(sheet);
        Words = FindWords(sheet);
        WordsLabelY = sheet.Find("价税合计").Select(static label => (float?)label.Piece.Y).LastOrDefault();
        TableTop = HeadingRow?.Y ?? sheet.Top + ((sheet.Bottom - sheet.Top) * 0.38f);
        TableBottom = Words?.Y ?? WordsLabelY ?? sheet.Top + ((sheet.Bottom - sheet.Top) * 0.72f);
    }

    /// <summary>The row of headings above the lines; null when it was not found.</summary>
    public TextRow? HeadingRow { get; }

    /// <summary>The amount in words; null when it was not found.</summary>
    public Piece? Words { get; }

    /// <summary>Where the label 价税合计 stands.</summary>
    public float? WordsLabelY { get; }

    /// <summary>Above it stand head and buyer (of a 数电票 also the seller).</summary>
    public float TableTop { get; }

    /// <summary>Below it stand the seller and the remark.</summary>
    public float TableBottom { get; }

    private static TextRow? FindHeadings(Sheet sheet)
    {
        var (best, most) = ((TextRow?)null, 2);
        foreach (var row in sheet.Rows)
        {
            var count = Headings.Count(heading => LabelText.Holds(row.All.Text, heading));
            if (count > most)
            {
                (best, most) = (row, count);
            }
        }

        return best;
    }

    // The longest words in the lower part; the seal of a ticket or a name may hold two of these letters.
    private static Piece? FindWords(Sheet sheet) =>
        sheet
            .Rows.Select(static row => AmountWords.In(row.All) is { } whole ? Best(row) ?? whole : null)
            .OfType<Piece>()
            .Where(words => words.Y > sheet.Top + ((sheet.Bottom - sheet.Top) * 0.3f))
            .OrderByDescending(static words =>
                words.Text.Count(static c => "拾佰仟万亿圆元角分整".Contains(c, StringComparison.Ordinal))
            )
            .ThenByDescending(static words => words.Text.Length)
            .FirstOrDefault(static words => words.Text.Length >= 3 || words.Text is [_, '圆' or '元']);

    private static Piece? Best(TextRow row) =>
        row.Pieces.Select(AmountWords.In).OfType<Piece>().OrderByDescending(static words => words.Text.Length).FirstOrDefault();
}
