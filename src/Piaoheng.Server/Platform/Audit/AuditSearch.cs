using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Audit;

/// <summary>查操作日志: by person, action, object and time; the newest first.</summary>
public sealed class AuditSearch(Database db)
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 50;

    private const int TakenAtOnce = 2_000;

    /// <summary>Counting stops here: nobody needs to know more exactly.</summary>
    public const int CountLimit = 100_000;

    /// <summary>One page.</summary>
    /// <param name="taxpayerId">Whose log.</param>
    /// <param name="filter">Conditions.</param>
    /// <param name="before">Number below which the page begins; null = at the newest.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<List<AuditEntryRecord>> Page(long taxpayerId, AuditFilter filter, long? before, CancellationToken cancellation) =>
        Newest((taxpayerId, filter, before), PageSize, cancellation);

    private Task<List<AuditEntryRecord>> Newest(
        (long TaxpayerId, AuditFilter Filter, long? Before) of,
        int count,
        CancellationToken cancellation
    )
    {
        var (taxpayerId, filter, before) = of;
        var rows = Kept(taxpayerId, filter);
        if (before is { } seq)
        {
            rows = rows.Where(entry => entry.Seq < seq);
        }

        return rows.OrderByDescending(entry => entry.Seq).Take(count).ToListAsync(cancellation);
    }

    /// <summary>How many there are; <see cref="CountLimit"/> stands for that many or more.</summary>
    public Task<int> Count(long taxpayerId, AuditFilter filter, CancellationToken cancellation) =>
        Kept(taxpayerId, filter).Take(CountLimit).CountAsync(cancellation);

    /// <summary>All of them, for taking out; some at a time, so that between them the database can be asked for other things.</summary>
    public async IAsyncEnumerable<IReadOnlyList<AuditEntryRecord>> All(
        long taxpayerId,
        AuditFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (long? before = null; ; )
        {
            var some = await Newest((taxpayerId, filter, before), TakenAtOnce, cancellation);
            yield return some;
            if (some.Count < TakenAtOnce)
            {
                yield break;
            }

            before = some[^1].Seq;
        }
    }

    /// <summary>The latest checkpoint; null before the first.</summary>
    public Task<AuditCheckpointRecord?> LatestCheckpoint(CancellationToken cancellation) =>
        db.Rows<AuditCheckpointRecord>().OrderByDescending(known => known.CheckpointNo).FirstOrDefaultAsync(cancellation);

    /// <summary>How many entries of a log are under a signature.</summary>
    public Task<long> SignedEntries(long taxpayerId, CancellationToken cancellation) =>
        db.Rows<AuditTreeRecord>()
            .Where(tree => tree.TaxpayerId == taxpayerId)
            .Select(tree => tree.TreeSize)
            .FirstOrDefaultAsync(cancellation);

    private IQueryable<AuditEntryRecord> Kept(long taxpayerId, AuditFilter filter)
    {
        var rows = db.Rows<AuditEntryRecord>().Where(entry => entry.TaxpayerId == taxpayerId);
        if (!string.IsNullOrWhiteSpace(filter.By))
        {
            var actor = filter.By.Trim();
            rows = rows.Where(entry => entry.Actor == actor);
        }

        if (!string.IsNullOrWhiteSpace(filter.Action))
        {
            rows = rows.Where(entry => entry.Action == filter.Action);
        }

        if (!string.IsNullOrWhiteSpace(filter.Subject))
        {
            var subject = filter.Subject.Trim();
            rows = rows.Where(entry => entry.Subject == subject);
        }

        if (filter.From is { } from)
        {
            var first = Midnight(from);
            rows = rows.Where(entry => entry.At >= first);
        }

        if (filter.To is { } to)
        {
            var end = Midnight(to.AddDays(1));
            rows = rows.Where(entry => entry.At < end);
        }

        return rows;
    }

    // Days of the log are days in China.
    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.FromHours(8));
}

/// <summary>筛选条件 of the log; what is null or empty does not restrict.</summary>
public sealed record AuditFilter
{
    /// <summary>操作人, as the log names them.</summary>
    public string? By { get; init; }

    /// <summary>操作, its id.</summary>
    public string? Action { get; init; }

    /// <summary>对象: <c>invoice:123</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }
}
