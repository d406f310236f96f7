using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;

namespace Piaoheng.Server.Modules.Invoices.Contracts;

/// <summary>Takes in what was received: originals, readings of documents, book rows. Every call stands inside a unit of work.</summary>
public interface IInvoiceStore
{
    /// <summary>The original with these bytes, added when it is new.</summary>
    Task<StoredOriginal> AddOriginal(
        long taxpayerId,
        StoredFile file,
        string fileName,
        Actor actor,
        CancellationToken cancellation
    );

    /// <summary>An original; null when the taxpayer has none of this id.</summary>
    Task<StoredOriginal?> FindOriginal(long taxpayerId, long originalId, CancellationToken cancellation);

    /// <summary>Keeps the readings of one original in place of earlier readings of it, and merges them into invoices.</summary>
    /// <returns>What became of each reading, in their order.</returns>
    Task<IReadOnlyList<StoredReading>> StoreDocuments(
        Taxpayer taxpayer,
        DocumentReadings documents,
        Actor actor,
        CancellationToken cancellation
    );

    /// <summary>What an original says, one reading for each thing that it says.</summary>
    Task<IReadOnlyList<Reading>> ReadingsOf(long taxpayerId, long originalId, CancellationToken cancellation);

    /// <summary>The invoice that a person joined an original to; null when nobody did.</summary>
    Task<long?> JoinedByHand(long taxpayerId, long originalId, CancellationToken cancellation);

    /// <summary>Keeps the rows of a ledger; a row that another export of the ledger held already is not kept twice (<see cref="LedgerRows"/>).</summary>
    /// <returns>What became of each row, in their order.</returns>
    Task<IReadOnlyList<StoredReading>> StoreBookRows(
        Taxpayer taxpayer,
        long originalId,
        IReadOnlyList<Reading> rows,
        Actor actor,
        CancellationToken cancellation
    );

    /// <summary>Makes invoices anew from the readings and book rows that are still kept of them: where a row was lost and its evidence was not.</summary>
    /// <returns>Those that are there now.</returns>
    Task<IReadOnlyList<long>> Rebuild(Taxpayer taxpayer, IReadOnlyCollection<long> invoiceIds, CancellationToken cancellation);

    /// <summary>Links the two invoices that one document means where both its parties are ours.</summary>
    Task LinkMirror(
        (long TaxpayerId, long InvoiceId) first,
        (long TaxpayerId, long InvoiceId) second,
        CancellationToken cancellation
    );
}

/// <summary>What an original says.</summary>
/// <param name="OriginalId">The original.</param>
/// <param name="Readings">Its readings.</param>
/// <param name="AreAll">Whether they are all that it says: then earlier readings of it go, else only those of the same parts.</param>
public sealed record DocumentReadings(long OriginalId, IReadOnlyList<Reading> Readings, bool AreAll);

/// <summary>原件 in the database.</summary>
/// <param name="OriginalId">Id.</param>
/// <param name="Sha256">Hash of its bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="FileName">Name under which it first came.</param>
public sealed record StoredOriginal(long OriginalId, string Sha256, long Size, string FileName);

/// <summary>What became of a reading.</summary>
/// <param name="InvoiceId">The invoice; null when it identifies none.</param>
/// <param name="IsNewInvoice">Whether the invoice was not known before.</param>
/// <param name="IsKnown">Whether the very same was said already, so that it adds nothing.</param>
public sealed record StoredReading(long? InvoiceId, bool IsNewInvoice, bool IsKnown);
