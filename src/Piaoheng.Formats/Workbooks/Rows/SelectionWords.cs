namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>勾选状态 by its words.</summary>
internal static class SelectionWords
{
    /// <summary>By the value of a column (是, 否, 已勾选, 未勾选); null when it is neither.</summary>
    public static string? Of(string? word) =>
        word switch
        {
            "是" or "y" or "1" or "已勾选" or "已认证" or "已确认" or "勾选" => ExtraFields.Selected,
            "否" or "n" or "0" or "未勾选" or "未认证" or "未确认" => ExtraFields.Unselected,
            _ => null,
        };

    /// <summary>By the name of a sheet or file.</summary>
    public static string? OfName(string name) =>
        name.Contains("未勾选", StringComparison.Ordinal) ? ExtraFields.Unselected
        : name.Contains("已勾选", StringComparison.Ordinal) ? ExtraFields.Selected
        : null;
}
