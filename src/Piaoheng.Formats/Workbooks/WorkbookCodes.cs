namespace Piaoheng.Formats.Workbooks;

/// <summary>Codes of findings about workbooks that others act on.</summary>
public static class WorkbookCodes
{
    /// <summary>The export reached its ceiling: how far it reaches is less than its range.</summary>
    public const string Truncated = "FMT-130";
}
