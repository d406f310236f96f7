namespace Piaoheng.Formats.Forms;

/// <summary>The line below the boxes: 收款人, 复核, 开票人.</summary>
internal static class FootFields
{
    /// <summary>The line: the last one with 开票人 (a remark may name people too); null when the form has none.</summary>
    public static Spot? Row(Sheet sheet, double below) =>
        sheet
            .FindWithColon("开票人")
            .Concat(sheet.FindWithColon("收款人"))
            .Where(spot => spot.Center > below)
            .OrderBy(static spot => spot.Center)
            .Select(static spot => (Spot?)spot)
            .LastOrDefault();

    public static void Read(Sheet sheet, Spot row, Draft draft)
    {
        if (sheet.Band(row.Center, 0.9 * sheet.Size) is not { } band)
        {
            return;
        }

        var values = new LabelledValues(sheet, FormLabels.Foot);
        draft.Drawer = Value("开票人");
        draft.Keep("payee", Value("收款人"));
        draft.Keep("reviewer", Value("复核人") is { Length: > 0 } reviewer ? reviewer : Value("复核"));

        string? Value(string label)
        {
            foreach (var spot in Spot.In(band, label))
            {
                if (spot.HasColon)
                {
                    return values.TextAfter(spot);
                }
            }

            return null;
        }
    }
}
