using Piaoheng.Core.Completeness;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Identities.Contracts;
using Compared = Piaoheng.Core.Reconciliation.InvoiceRecord;

namespace Piaoheng.Server.Modules.Bureau.Contracts;

/// <summary>税局 as the reconciliation sees it.</summary>
public interface IBureauRecords
{
    /// <summary>The records of invoices issued in the range, and of those whose date is not stated; <see cref="Compared.Id"/> is <c>b</c> and the id of the record.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="from">First 开票日期; null = open.</param>
    /// <param name="to">Last 开票日期; null = open.</param>
    /// <param name="cancellation">Stops the reading.</param>
    IAsyncEnumerable<BureauRow> Read(long taxpayerId, DateOnly? from, DateOnly? to, CancellationToken cancellation);

    /// <summary>The records of one invoice: none, one, or several where the bureau lists it several times.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="direction">进项 or 销项.</param>
    /// <param name="keys">Identity keys of the invoice.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<IReadOnlyList<BureauRow>> Find(
        long taxpayerId,
        Direction direction,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    );

    /// <summary>Counts and sums of the bureau's records by month, direction and kind; those without a date are left out.</summary>
    Task<IReadOnlyList<MonthTotal>> Months(long taxpayerId, CancellationToken cancellation);

    /// <summary>The bureau's records of invoices issued in the range, one entry for each invoice, for 归集完整性.</summary>
    IAsyncEnumerable<ListEntry> Listed(long taxpayerId, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>The bureau's records of some identity keys, whatever their date, one entry for each invoice, for 归集完整性.</summary>
    Task<IReadOnlyList<ListEntry>> Listed(
        long taxpayerId,
        Direction direction,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    );

    /// <summary>How far the bureau's data reach, file by file.</summary>
    Task<IReadOnlyList<Coverage>> Coverage(long taxpayerId, CancellationToken cancellation);

    /// <summary>The same, each with the received file that it comes from, the first received first.</summary>
    Task<IReadOnlyList<HeldList>> Lists(long taxpayerId, CancellationToken cancellation);
}

/// <summary>税局清单 as received, and how far it reaches.</summary>
/// <param name="ItemId">Intake item of the file.</param>
/// <param name="Reach">How far it reaches.</param>
public sealed record HeldList(long ItemId, Coverage Reach);

/// <summary>A record of the bureau and where it is held.</summary>
/// <param name="Record">The record.</param>
/// <param name="RecordId">Its id.</param>
public sealed record BureauRow(Compared Record, long RecordId);
