using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>What the sheets of one file gave, before side, direction and coverage are settled.</summary>
internal sealed class BookContent
{
    /// <summary>One reading for each row, in the order of sheets and rows.</summary>
    public List<Reading> Readings { get; init; } = [];

    /// <summary>How many of them, from the first on, count in the sums of the workbook; the others stand on further sheets.</summary>
    public int Counted { get; set; }

    /// <summary>Rows of each sheet, by its place in the file.</summary>
    public Dictionary<int, int> SheetRows { get; } = [];

    /// <summary>检查结果 about the file.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>税款所属期 that the file states.</summary>
    public string? TaxPeriod { get; set; }

    /// <summary>纳税人识别号 that the file states.</summary>
    public string? TaxpayerId { get; set; }

    /// <summary>Whether the file must be refused, and why (<see cref="Findings"/> say more).</summary>
    public string? Refusal { get; set; }
}
