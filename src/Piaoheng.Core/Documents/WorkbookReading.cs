using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Documents;

/// <summary>工作簿: what one workbook (xlsx, xls, csv) is and adds up to.</summary>
/// <remarks>
/// Its rows are readings. A row of a ledger is a use of an invoice: its amounts are its share; where the ledger states a used amount of
/// its own, or an amount without saying whether with tax, it stands in <c>extra</c> as <c>usedAmount</c> with <c>amountBasis</c>
/// (<c>incl-tax</c>, <c>unknown</c>); further <c>department</c>, <c>voucher</c>, <c>bookedDate</c> and <c>note</c>.
/// </remarks>
public sealed record WorkbookReading
{
    /// <summary>The file, as given.</summary>
    public required string File { get; init; }

    /// <summary>Layout id: <c>bureau-full-query</c>, <c>bureau-selection</c>, <c>bureau-purpose-confirm</c>, <c>bureau-import-list</c>, <c>ledger</c>.</summary>
    public required string Layout { get; init; }

    /// <summary>Which side the rows stand on.</summary>
    public required Side Side { get; init; }

    /// <summary>进项 or 销项 of the whole file; null when unknown or mixed.</summary>
    public Direction? Direction { get; init; }

    /// <summary>税款所属期 <c>yyyyMM</c>, where the file states one.</summary>
    public string? TaxPeriod { get; init; }

    /// <summary>Taxpayer that the file names as its owner; null when it names none.</summary>
    public string? TaxpayerId { get; init; }

    /// <summary>Number of invoices (header rows; total rows excluded).</summary>
    public int Invoices { get; init; }

    /// <summary>Σ 金额 of the header rows as listed, voided ones included.</summary>
    public Yuan AmountExTax { get; init; }

    /// <summary>Σ 税额 of the header rows as listed.</summary>
    public Yuan TaxAmount { get; init; }

    /// <summary>Σ 价税合计 of the header rows as listed; null where no row states one (用途确认 has no such column).</summary>
    public Yuan? TotalInclTax { get; init; }

    /// <summary>The sheets in their order: name and number of data rows below the header.</summary>
    public IReadOnlyList<WorkbookSheet> Sheets { get; init; } = [];

    /// <summary>What the file proves to be complete; empty for ledgers and for lists that only prove presence.</summary>
    public IReadOnlyList<Coverage> Coverage { get; init; } = [];

    /// <summary>For a 勾选 list of one half only: which half, and how far; null for everything else. Not in JSON.</summary>
    public SelectionHalf? Half { get; init; }

    /// <summary>检查结果 about the file.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Rows">Data rows below the header, total rows included.</param>
public sealed record WorkbookSheet(string Name, int Rows);
