using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.OperationLog.Pages;

/// <summary>What both pages of the log show: one page of entries, how many there are, and how far they are signed.</summary>
/// <param name="Export">Where the list is taken out.</param>
/// <param name="LinkBase">Address below which the objects of the entries are found; null = nothing can be opened.</param>
/// <param name="Filter">Conditions.</param>
/// <param name="Entries">This page.</param>
/// <param name="Count">All that meet the conditions, capped.</param>
/// <param name="Checkpoint">The latest checkpoint.</param>
/// <param name="Signed">Entries of this log that are under a signature.</param>
internal sealed record LogListing(
    string Export,
    string? LinkBase,
    AuditFilter Filter,
    IReadOnlyList<AuditEntryRecord> Entries,
    int Count,
    AuditCheckpointRecord? Checkpoint,
    long Signed
)
{
    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next =>
        Entries.Count == AuditSearch.PageSize
            ? Entries[^1].Seq.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether anything restricts the list.</summary>
    public bool IsFiltered => Filter != new AuditFilter();

    /// <summary>Finds the entries.</summary>
    public static async Task<LogListing> Find(
        AuditSearch search,
        (long TaxpayerId, string Export, string? LinkBase) log,
        AuditFilter filter,
        long? before,
        CancellationToken cancellation
    ) =>
        new(
            log.Export,
            log.LinkBase,
            filter,
            await search.Page(log.TaxpayerId, filter, before, cancellation),
            await search.Count(log.TaxpayerId, filter, cancellation),
            await search.LatestCheckpoint(cancellation),
            await search.SignedEntries(log.TaxpayerId, cancellation)
        );
}
