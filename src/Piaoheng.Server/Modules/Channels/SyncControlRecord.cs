using Piaoheng.Connectors;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>月度汇总: what the bureau says it holds of the invoices issued in a month, apart from its lists.</summary>
public sealed class SyncControlRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id of the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>蓝字 and 红字 together.</summary>
    public required int InvoiceCount { get; init; }

    /// <summary>Σ 金额 in 分, red ones negative.</summary>
    public required long AmountFen { get; init; }

    /// <summary>Σ 税额 in 分, red ones negative.</summary>
    public required long TaxFen { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The three figures.</summary>
    public ListTotals Totals => new(InvoiceCount, Yuan.FromFen(AmountFen), Yuan.FromFen(TaxFen));
}
