namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>表格文件: an open xlsx, xls, CSV, HTML table or SpreadsheetML file, as sheets of rows.</summary>
internal abstract class TableFile : IDisposable
{
    /// <summary>The sheets in their order.</summary>
    public abstract IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>The date system, for numbers that are dates without saying so.</summary>
    public SerialDates Dates { get; protected set; } = new(from1904: false);

    /// <summary>Closes the file.</summary>
    public abstract void Dispose();
}
