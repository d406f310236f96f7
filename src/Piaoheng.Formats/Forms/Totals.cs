using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Forms;

/// <summary>合计 and 价税合计: the rows of totals below the item table.</summary>
internal static class Totals
{
    /// <summary>The row 价税合计（大写）; null when the form has none.</summary>
    public static Spot? GrandRow(Sheet sheet) => Last(sheet.Find("价税合计")) ?? Last(sheet.Find("(大写)"));

    /// <summary>The first row below the headings that adds up: 小计 or 合计; null when there is none.</summary>
    public static Spot? FirstSum(Sheet sheet, double top, double bottom) =>
        Sums(sheet, top, bottom).OrderBy(static spot => spot.Center).Select(static spot => (Spot?)spot).FirstOrDefault();

    /// <summary>Whether the sheet has a row 合计 of the whole invoice (小计 is only of a page).</summary>
    public static Spot? WholeSum(Sheet sheet, double top, double bottom) =>
        Last(Sums(sheet, top, bottom).Where(static spot => !spot.Row.Match.AsSpan(spot.Start).StartsWith("小计")));

    /// <summary>金额 and 税额 of a row of sums, as printed; null where nothing is printed.</summary>
    public static (string? Amount, string? Tax) Read(Sheet sheet, IReadOnlyList<Column> columns, Spot sum)
    {
        var amountColumns = columns.Where(static column => column.Field is ColumnField.Amount or ColumnField.Tax).ToList();
        var (amount, tax) = Place(sheet, amountColumns, sum, 0.7, isShifted: false);
        if (amount is null)
        {
            (amount, tax) = Place(sheet, amountColumns, sum, 1.6, isShifted: true);
        }

        return (amount, tax);
    }

    /// <summary>Amount in words and in figures of the row 价税合计.</summary>
    public static void ReadGrand(Sheet sheet, Spot grand, Draft draft)
    {
        if (sheet.Band(grand.Center, 0.9 * sheet.Size) is not { } band)
        {
            return;
        }

        var start = Spot.In(band, "价税合计")
            .Concat(Spot.In(band, "(大写)"))
            .Select(static spot => spot.End)
            .DefaultIfEmpty(0)
            .Max();
        var small = Spot.In(band, "小写").Select(static spot => (Spot?)spot).FirstOrDefault();
        var wordsEnd = small?.Start ?? band.Match.Length;
        if (wordsEnd > start)
        {
            var words = Shapes.Words.Match(band.Slice(start, wordsEnd).Replace(" ", "", StringComparison.Ordinal));
            draft.TotalInChinese = words.Success
                ? Unnamed.Named(draft, "totalInChinese", "价税合计（大写）", words.Groups["v"].Value)
                : null;
        }

        var figures = Shapes.Amount.Matches(band.Match[(small?.End ?? start)..]);
        var figure = small is null ? figures.LastOrDefault() : figures.FirstOrDefault();
        var printed = Unnamed.Named(draft, "totalInclTax", "价税合计", figure?.Value);
        draft.TotalInclTax = PrintedAmount.TryParse(printed, out var total) ? total : null;
    }

    private static Spot? Last(IEnumerable<Spot> spots) => spots.Select(static spot => (Spot?)spot).LastOrDefault();

    private static IEnumerable<Spot> Sums(Sheet sheet, double top, double bottom) =>
        sheet
            .Find("合计")
            .Concat(sheet.Find("小计"))
            .Concat(sheet.Find("总计"))
            .Where(spot => spot.Center > top && spot.Center < bottom && !IsOther(spot));

    // 价税合计 is another row; a name of goods may hold the word, but not at its start.
    private static bool IsOther(Spot spot) =>
        spot.Start > 0 && (!spot.Row.StartsRun(spot.Start) || spot.Row.Match.AsSpan(0, spot.Start).EndsWith("价税"));

    private static (string? Amount, string? Tax) Place(Sheet sheet, List<Column> columns, Spot sum, double reach, bool isShifted)
    {
        var words = new List<TextRun>();
        foreach (
            var run in sheet
                .Runs.Where(run => Math.Abs(run.Center - sum.Center) < reach * sheet.Size && run.X > sum.X)
                .OrderBy(static run => run.X)
        )
        {
            // A figure that is off the row may be one of the items; only a currency sign shows that it is a total.
            var isSum = run.Text[0] is '¥' or '￥' or '-' or '*' or '＊' || !isShifted;
            if (isSum && (CellText.IsNumber(run.Text) || CellText.IsMask(run.Text)) && !CellText.IsCurrency(run.Text))
            {
                words.Add(run);
            }
        }

        if (words.Count == 0 || columns.Count == 0)
        {
            return (null, null);
        }

        var (cells, cost) = new CellAssignment(columns, sheet.Size).Place(words, sum.Center);
        return cost < 50 ? (cells[ColumnField.Amount], cells[ColumnField.Tax]) : (null, null);
    }
}
