using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.OperationLog.Pages;

/// <summary>What both pages of the log show: one page of entries, how many there are, and how far they are signed.</summary>
/// <param name="Export">Where the list is taken out.</param>
/// <param name="ToExport">Right to that.</param>
/// <param name="LinkBase">Address below which the objects of the entries are found; null = nothing can be opened.</param>
/// <param name="Filter">Conditions.</param>
/// <param name="Entries">This page.</param>
/// <param name="Count">All that meet the conditions, capped.</param>
/// <param name="Checkpoint">The latest checkpoint.</param>
/// <param name="Signed">Entries of this log that are under a signature.</param>
/// <param name="Names">What the objects of the entries are called.</param>
internal sealed record LogListing(
    string Export,
    Permission ToExport,
    string? LinkBase,
    AuditFilter Filter,
    IReadOnlyList<AuditEntryRecord> Entries,
    int Count,
    AuditCheckpointRecord? Checkpoint,
    long Signed,
    AuditNames.Found Names
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
        (AuditSearch Search, AuditNames Names) services,
        (long TaxpayerId, string Export, Permission ToExport, string? LinkBase) log,
        AuditFilter filter,
        long? before,
        CancellationToken cancellation
    )
    {
        var entries = await services.Search.Page(log.TaxpayerId, filter, before, cancellation);
        return new(
            log.Export,
            log.ToExport,
            log.LinkBase,
            filter,
            entries,
            await services.Search.Count(log.TaxpayerId, filter, cancellation),
            await services.Search.LatestCheckpoint(cancellation),
            await services.Search.SignedEntries(log.TaxpayerId, cancellation),
            await services.Names.Of(log.TaxpayerId, entries.SelectMany(EntryWords.Objects).Append(filter.Subject), cancellation)
        );
    }
}
