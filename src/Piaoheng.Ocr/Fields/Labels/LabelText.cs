namespace Piaoheng.Ocr.Fields.Labels;

/// <summary>Finds labels in recognised text, of which one character in four may be wrong.</summary>
internal static class LabelText
{
    private const int CharactersPerMistake = 4;

    // Labels that differ from others by what a misreading may change: one of them is never taken for another.
    private static readonly HashSet<string> Alike = new(StringComparer.Ordinal)
    {
        "发票代码",
        "发票号码",
        "票据代码",
        "票据号码",
        "机打代码",
        "机打号码",
        "通行日期起",
        "通行日期止",
        "开票日期",
        "填开日期",
        "乘车日期",
        "机动车销售统一发票",
        "二手车销售统一发票",
        "增值税电子普通发票",
        "增值税电子专用发票",
        "购货单位名称",
        "销货单位名称",
        "购买方名称",
        "销售方名称",
        "购方名称",
        "销方名称",
    };

    /// <summary>Where a label begins; −1 when it is not there. Exactly first, then with mistakes.</summary>
    public static int Find(string text, string label)
    {
        var exact = text.IndexOf(label, StringComparison.Ordinal);
        var allowed = label.Length / CharactersPerMistake;
        if (exact >= 0 || allowed == 0)
        {
            return exact;
        }

        var (best, fewest) = (-1, allowed + 1);
        for (var start = 0; start + label.Length <= text.Length; start++)
        {
            var mistakes = 0;
            for (var at = 0; at < label.Length && mistakes < fewest; at++)
            {
                mistakes += text[start + at] == label[at] ? 0 : 1;
            }

            if (mistakes < fewest && !Alike.Contains(text.Substring(start, label.Length)))
            {
                (best, fewest) = (start, mistakes);
            }
        }

        return best;
    }

    /// <summary>Whether a text holds a label, exactly or with mistakes.</summary>
    public static bool Holds(string text, string label) => Find(text, label) >= 0;
}
