using System.Globalization;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>Where a row stands: <c>发票基础信息!5</c>; of a file without sheets <c>第5行</c>.</summary>
internal static class PartName
{
    /// <summary>The name of a row.</summary>
    public static string Of(string sheet, int row) =>
        sheet.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"第{row}行")
            : string.Create(CultureInfo.InvariantCulture, $"{sheet}!{row}");
}
