namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>单元格格式 of a written cell; decides its number format.</summary>
public enum CellFormat
{
    /// <summary>Whatever the program that opens the file makes of it.</summary>
    General,

    /// <summary>文本 (<c>@</c>): stays text also when somebody edits the cell; for names, codes and numbers of invoices.</summary>
    Text,

    /// <summary>金额: <c>#,##0.00</c>.</summary>
    Money,

    /// <summary>日期: <c>yyyy-mm-dd</c>.</summary>
    Date,

    /// <summary>日期时间: <c>yyyy-mm-dd hh:mm:ss</c>.</summary>
    Time,

    /// <summary>链接: text that jumps to another sheet.</summary>
    Link,
}
