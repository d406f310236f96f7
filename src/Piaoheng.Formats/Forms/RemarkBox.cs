namespace Piaoheng.Formats.Forms;

/// <summary>备注: everything in the remark box, line by line.</summary>
internal static class RemarkBox
{
    /// <summary>The remark; empty when the box is empty, null when the form has none.</summary>
    /// <param name="top">Bottom of the row 价税合计.</param>
    /// <param name="bottom">Top of the line 收款人 … 开票人.</param>
    public static string? Read(Sheet sheet, Draft draft, double top, double bottom)
    {
        var label = sheet.Vertical.Where(label => label.IsRemark && label.Bottom > top && label.Top < bottom).ToList();
        if (label.Count > 0)
        {
            return Text(sheet, draft, new Box(label[^1].Right, top, double.MaxValue, bottom));
        }

        foreach (var spot in sheet.Find("备注").Where(spot => spot.Center > top && spot.Center < bottom))
        {
            return Text(sheet, draft, new Box(spot.Right, top, double.MaxValue, bottom));
        }

        return null;
    }

    private static string Text(Sheet sheet, Draft draft, Box box)
    {
        var runs = sheet.Runs.Where(run => box.Holds(run) && !IsSeal(run, draft));
        return string.Join('\n', TextRow.Cluster(runs).Select(static row => row.Text.Trim()));
    }

    // A seal that is drawn as text lies over the box: 发票专用章 and the number of the seller.
    private static bool IsSeal(TextRun run, Draft draft)
    {
        var text = TextRow.Of([run]).Match;
        return text is "发票专用章" or "财务专用章"
            || (text.Length > 14 && string.Equals(text, draft.SellerTaxId, StringComparison.Ordinal));
    }
}
