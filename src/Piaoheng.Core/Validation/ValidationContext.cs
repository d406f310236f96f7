using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Core.Validation;

/// <summary>校验所需的周边情况: what the rules may know beside the reading. Everything but the day may be left out; then the rules that need it say nothing.</summary>
public sealed record ValidationContext
{
    /// <summary>今天, in Beijing.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>本单位.</summary>
    public OwnTaxpayer? Taxpayer { get; init; }

    /// <summary>集团内其他成员.</summary>
    public IReadOnlyList<OwnTaxpayer> Group { get; init; } = [];

    /// <summary>收到日期.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>费用所属日期: a day of the period in which the expense arose.</summary>
    public DateOnly? ExpenseDate { get; init; }

    /// <summary>Further readings of the same invoice.</summary>
    public IReadOnlyList<Reading> OtherReadings { get; init; } = [];

    /// <summary>对应蓝字发票 of a red one, as far as it was looked for; null = not looked for.</summary>
    public BlueInvoice? Blue { get; init; }

    /// <summary>Link to the same invoice, already held by the same taxpayer in the same direction; null = not held.</summary>
    public string? HeldAs { get; init; }

    /// <summary>Link to the same file, already held; null = not held.</summary>
    public string? SameFileAs { get; init; }

    /// <summary>Other invoices of the same seller, as far as the caller looked for them.</summary>
    public IReadOnlyList<NearInvoice> SameSeller { get; init; } = [];
}

/// <summary>对应蓝字发票: what the caller found of the blue invoice that a red one reverses.</summary>
/// <param name="Invoice">The blue invoice; null = it is not in our books.</param>
/// <param name="OtherReds">Further red invoices of the same blue one.</param>
public sealed record BlueInvoice(Reading? Invoice, IReadOnlyList<Reading> OtherReds);

/// <summary>同一销售方的另一张发票.</summary>
/// <param name="Key">Identity key: code + number.</param>
/// <param name="IssueDate">开票日期.</param>
/// <param name="Total">价税合计.</param>
/// <param name="Link">Where it is held.</param>
public sealed record NearInvoice(string Key, DateOnly? IssueDate, Yuan? Total, string Link);
