using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>待处理文件: what was received and could not be accepted, kept with its reasons until a person or a newer program settles it.</summary>
public sealed class WaitingFiles(Database db, Actor actor)
{
    /// <summary>Files of one page.</summary>
    public const int PageSize = 100;

    /// <summary>Counting stops here where only the size of a mark depends on it.</summary>
    public const int CountedUpTo = 1_000;

    /// <summary>How many there are, at most <see cref="CountedUpTo"/>.</summary>
    public Task<int> Count(long taxpayerId, CancellationToken cancellation) =>
        Waiting(taxpayerId).Take(CountedUpTo).CountAsync(cancellation);

    /// <summary>How many there are of each kind of reason, of those that a search keeps.</summary>
    public async Task<IReadOnlyDictionary<WaitingFor, int>> Counts(long taxpayerId, string? text, CancellationToken cancellation)
    {
        var counts = new Dictionary<WaitingFor, int>();
        foreach (var kind in Enum.GetValues<WaitingFor>())
        {
            counts[kind] = await For(Found(taxpayerId, text), kind).CountAsync(cancellation);
        }

        return counts;
    }

    /// <summary>One page, the newest first.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="text">Part of the file name or of a reason; null = all.</param>
    /// <param name="kind">Only those that wait for this; null = all.</param>
    /// <param name="before">The last file of the page before; null = the first page.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IReadOnlyList<IntakeItem>> Page(
        long taxpayerId,
        string? text,
        WaitingFor? kind,
        long? before,
        CancellationToken cancellation
    )
    {
        var files = Chosen(taxpayerId, text, kind);
        if (before is { } last)
        {
            files = files.Where(item => item.ItemId < last);
        }

        var rows = await files.OrderByDescending(item => item.ItemId).Take(PageSize).ToListAsync(cancellation);
        return [.. rows.Select(IntakeItem.Of)];
    }

    /// <summary>All that the pages show, in their order.</summary>
    public IAsyncEnumerable<IntakeItem> All(long taxpayerId, string? text, WaitingFor? kind) =>
        Chosen(taxpayerId, text, kind).OrderByDescending(item => item.ItemId).AsAsyncEnumerable().Select(IntakeItem.Of);

    /// <summary>Whether any file of the taxpayer is being read.</summary>
    public Task<bool> IsReading(long taxpayerId, CancellationToken cancellation) =>
        db.Rows<IntakeItemRecord>()
            .SeenBy(db, actor, IntakePermissions.View)
            .AnyAsync(item => item.TaxpayerId == taxpayerId && item.Outcome == IntakeOutcome.Reading, cancellation);

    private IQueryable<IntakeItemRecord> Chosen(long taxpayerId, string? text, WaitingFor? kind) =>
        kind is { } only ? For(Found(taxpayerId, text), only) : Found(taxpayerId, text);

    private IQueryable<IntakeItemRecord> Found(long taxpayerId, string? text)
    {
        var files = Waiting(taxpayerId);
        if (string.IsNullOrWhiteSpace(text))
        {
            return files;
        }

        var wanted = text.Trim();
        return files.Where(item => item.FileName.Contains(wanted) || item.Reasons.Contains(wanted));
    }

    private static IQueryable<IntakeItemRecord> For(IQueryable<IntakeItemRecord> files, WaitingFor kind) =>
        kind switch
        {
            WaitingFor.Side => files.Where(item => item.Reasons.Contains(UnreadableText.NeedsSideCode)),
            WaitingFor.ReadableFile => files.Where(item =>
                item.Kind == KindId.Unreadable && !item.Reasons.Contains(UnreadableText.NeedsSideCode)
            ),
            _ => files.Where(item => item.Kind != KindId.Unreadable),
        };

    // The same bytes may have come again since: then the later item speaks for them, or the one by which they were accepted.
    private IQueryable<IntakeItemRecord> Waiting(long taxpayerId)
    {
        var items = db.Rows<IntakeItemRecord>();
        return items
            .Files(taxpayerId)
            .SeenBy(db, actor, IntakePermissions.View)
            .Where(item =>
                item.Outcome == IntakeOutcome.Quarantined
                && item.TrashedAt == null
                && !items.Any(other =>
                    other.TaxpayerId == taxpayerId
                    && other.OriginalId == item.OriginalId
                    && other.ParentId == null
                    && other.ItemId != (item.ParentId ?? item.ItemId)
                    && (
                        other.ItemId > (item.ParentId ?? item.ItemId)
                        || other.Outcome == IntakeOutcome.Stored
                        || other.Outcome == IntakeOutcome.Exists
                    )
                )
            );
    }
}

/// <summary>What a file waits for.</summary>
public enum WaitingFor
{
    /// <summary>待归属: somebody must say whether a table is ours or the bureau's.</summary>
    Side,

    /// <summary>读不出: a better copy, a password taken off, or a program that can read it.</summary>
    ReadableFile,

    /// <summary>待处理: it was read, and what it says must be looked at.</summary>
    Look,
}
