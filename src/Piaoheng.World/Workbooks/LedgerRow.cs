using Piaoheng.Core.Money;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Workbooks;

/// <summary>账内一行: what a company's own books say of the use of an invoice.</summary>
/// <param name="Invoice">The invoice, as the books have it (with their typing errors).</param>
public sealed record LedgerRow(WorldInvoice Invoice)
{
    /// <summary>本次使用金额, with tax; null = the whole invoice.</summary>
    public Yuan? Used { get; init; }

    /// <summary>部门.</summary>
    public string Department { get; init; } = "";

    /// <summary>记账凭证号.</summary>
    public string Voucher { get; init; } = "";

    /// <summary>入账日期.</summary>
    public DateOnly? Booked { get; init; }

    /// <summary>摘要.</summary>
    public string Note { get; init; } = "";
}
