using System.Globalization;

namespace Piaoheng.World.Workbooks;

/// <summary>Does to the sheets what exports and hands do to real files; what they state stays the same.</summary>
internal static class SheetFaults
{
    private static readonly string[] Amounts = ["金额", "税额", "价税合计", "金额*", "票面税额*"];

    /// <summary>Applies the faults of a style to every sheet.</summary>
    public static void Apply(
        WorkbookGrid grid,
        BureauFileStyle style,
        IReadOnlyList<(string Heading, string Other)> otherHeadings
    )
    {
        foreach (var sheet in grid.Sheets)
        {
            Values(sheet, style);
            Headings(sheet, style, otherHeadings);
            if (style.HasTitleRows)
            {
                Title(sheet);
            }
        }

        if (style.HasHiddenSheet)
        {
            var hidden = new GridSheet("hiddenSheet") { IsHidden = true };
            hidden.Rows.Add([new GridCell("正常"), new GridCell("已作废")]);
            hidden.Rows.Add([new GridCell("已红冲-全额"), new GridCell("已红冲-部分")]);
            grid.Sheets.Add(hidden);
        }
    }

    private static void Values(GridSheet sheet, BureauFileStyle style)
    {
        if (style.HasDigitalNumbersAsFloats)
        {
            sheet.Change("数电发票号码", Float);
        }

        if (style.HasLongAmounts)
        {
            foreach (var heading in Amounts)
            {
                sheet.Change(heading, cell => cell.IsNumber ? LongAmount(cell) : cell);
            }
        }

        if (style.HasNoTime)
        {
            sheet.Change(
                "开票日期",
                cell => cell is { IsNumber: false, Text.Length: 19 } ? cell with { Text = cell.Text[..10] } : cell
            );
            sheet.Change(
                "开票日期*",
                cell => cell is { IsNumber: false, Text.Length: 19 } ? cell with { Text = cell.Text[..10] } : cell
            );
        }

        if (style.HasTrailingSpaces)
        {
            foreach (var heading in (string[])["销方名称", "购买方名称", "销方识别号", "数电发票号码"])
            {
                sheet.Change(heading, cell => cell.Text.Length > 2 ? cell with { Text = cell.Text + "  " } : cell);
            }
        }

        if (style.HasNumbersAsNumbers)
        {
            sheet.Change(
                "发票号码",
                cell =>
                    cell.Text.Length == 8 && cell.Text.All(char.IsAsciiDigit)
                        ? new GridCell(
                            long.Parse(cell.Text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
                            IsNumber: true
                        )
                        : cell
            );
        }
    }

    // As spreadsheet programs store what they take for a number: fifteen digits are left.
    private static GridCell Float(GridCell cell) =>
        cell.Text.Length == 20 && cell.Text.All(char.IsAsciiDigit)
            ? new GridCell(
                double.Parse(cell.Text, CultureInfo.InvariantCulture).ToString("E14", CultureInfo.InvariantCulture),
                IsNumber: true
            )
            : cell;

    private static GridCell LongAmount(GridCell cell)
    {
        var amount = decimal.Parse(cell.Text, CultureInfo.InvariantCulture);
        return new GridCell(amount == 0m ? "-0.00" : amount.ToString("0.000000", CultureInfo.InvariantCulture));
    }

    private static void Headings(
        GridSheet sheet,
        BureauFileStyle style,
        IReadOnlyList<(string Heading, string Other)> otherHeadings
    )
    {
        if (!style.HasOtherHeadings)
        {
            return;
        }

        foreach (var (heading, other) in otherHeadings)
        {
            var header = sheet.HeaderRow(heading);
            if (header >= 0)
            {
                sheet.Rows[header][GridSheet.Place(sheet.Rows[header], heading)] = new GridCell(other);
            }
        }
    }

    private static void Title(GridSheet sheet)
    {
        var width = sheet.Rows.Count == 0 ? 1 : sheet.Rows[0].Count;
        sheet.Rows.Insert(0, [.. Enumerable.Repeat(new GridCell("发票清单"), width)]);
        sheet.Rows.Insert(1, [new GridCell("查询条件："), new GridCell("全部")]);
        sheet.Merges.Add("A1:F1");
    }
}
