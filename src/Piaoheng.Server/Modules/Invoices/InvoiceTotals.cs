using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Identities.Contracts;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Exact figures of some invoices.</summary>
/// <param name="Count">张数.</param>
/// <param name="Amount">Σ 金额.</param>
/// <param name="Tax">Σ 税额.</param>
/// <param name="Total">Σ 价税合计.</param>
/// <param name="Unstated">How many have no 价税合计, so that the sum does not hold them.</param>
public sealed record InvoiceTotals(int Count, Yuan Amount, Yuan Tax, Yuan Total, int Unstated)
{
    /// <summary>Of no invoice.</summary>
    public static InvoiceTotals None { get; } = new(0, Yuan.Zero, Yuan.Zero, Yuan.Zero, 0);

    /// <summary>Of some months together.</summary>
    internal static InvoiceTotals Of(IEnumerable<MonthTotal> months) =>
        Sum(months.Select(month => new InvoiceTotals(month.Count, month.Amount, month.Tax, month.Total, month.Unstated)));

    /// <summary>All of them together.</summary>
    internal static InvoiceTotals Sum(IEnumerable<InvoiceTotals> parts) => parts.Aggregate(None, (one, other) => one + other);

    /// <summary>Both together.</summary>
    public static InvoiceTotals operator +(InvoiceTotals one, InvoiceTotals other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new(
            one.Count + other.Count,
            one.Amount + other.Amount,
            one.Tax + other.Tax,
            one.Total + other.Total,
            one.Unstated + other.Unstated
        );
    }
}
