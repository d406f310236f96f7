using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Identities.Contracts;
using Compared = Piaoheng.Core.Reconciliation.InvoiceRecord;

namespace Piaoheng.Server.Modules.Invoices.Contracts;

/// <summary>账内 as the reconciliation sees it.</summary>
public interface IOurRecords
{
    /// <summary>
    /// One record for each reading of a document and for each book row of invoices issued in the range, and of those whose date
    /// is not known; readings and rows that identify no invoice for certain (8 digits without a code) too, as quarantined.
    /// </summary>
    /// <remarks>The order is that of storing. <see cref="Compared.Id"/> is <c>r</c> or <c>u</c> and the id of the reading or use.</remarks>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="from">First 开票日期; null = open.</param>
    /// <param name="to">Last 开票日期; null = open.</param>
    /// <param name="cancellation">Stops the reading.</param>
    IAsyncEnumerable<OurRecord> Read(long taxpayerId, DateOnly? from, DateOnly? to, CancellationToken cancellation);

    /// <summary>Counts and sums of our invoices by month, direction and kind; those without a date are left out.</summary>
    Task<IReadOnlyList<MonthTotal>> Months(long taxpayerId, CancellationToken cancellation);

    /// <summary>Our invoices issued in the range, one entry each, for 归集完整性.</summary>
    IAsyncEnumerable<ListEntry> Listed(long taxpayerId, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>Our invoices of some identity keys, whatever their date, for 归集完整性.</summary>
    Task<IReadOnlyList<ListEntry>> Listed(
        long taxpayerId,
        Direction direction,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    );
}

/// <summary>A record of ours and where it is held.</summary>
/// <param name="Record">The record.</param>
/// <param name="InvoiceId">The invoice that it belongs to; null when it identifies none.</param>
public sealed record OurRecord(Compared Record, long? InvoiceId);
