using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices.Contracts;

/// <summary>核对结果 of invoices of ours; the module Reconciliation answers.</summary>
public interface IInvoiceVerdicts
{
    /// <summary>What the latest run says of invoices; null when there was no run.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="keys">Identity keys of the invoices.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<LatestVerdicts?> Find(long taxpayerId, IReadOnlyCollection<string> keys, CancellationToken cancellation);
}

/// <summary>What the latest run says.</summary>
/// <param name="RunNo">第几次核对.</param>
/// <param name="At">When it was made: what changed later it has not seen.</param>
/// <param name="ByKey">Verdicts by one of the keys of the invoice; an invoice that the run did not hold has none.</param>
public sealed record LatestVerdicts(int RunNo, DateTimeOffset At, IReadOnlyDictionary<string, InvoiceVerdict> ByKey);

/// <summary>核对结果 of one invoice.</summary>
/// <param name="Marks">All that applies, what a person must look at first.</param>
/// <param name="Path">Where both sides stand beside each other, below the taxpayer.</param>
public sealed record InvoiceVerdict(IReadOnlyList<StateMark> Marks, string Path);
