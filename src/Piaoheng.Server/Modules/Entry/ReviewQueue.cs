using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>复核清单: what waits, oldest first, and what was decided.</summary>
internal sealed class ReviewQueue(Database db)
{
    /// <summary>Most that one list shows.</summary>
    public const int PageSize = 100;

    /// <summary>Counting stops here where only the size of a mark depends on it.</summary>
    private const int CountedUpTo = 1_000;

    /// <summary>How many wait, at most a thousand.</summary>
    public Task<int> Count(long taxpayerId, CancellationToken cancellation) =>
        Of(taxpayerId, ReviewState.Waiting).Take(CountedUpTo).CountAsync(cancellation);

    /// <summary>What waits, the longest waiting first.</summary>
    public Task<List<ReviewItemRecord>> Waiting(long taxpayerId, CancellationToken cancellation) =>
        Of(taxpayerId, ReviewState.Waiting).OrderBy(item => item.ReviewId).Take(PageSize).ToListAsync(cancellation);

    /// <summary>What was decided, the latest first.</summary>
    public Task<List<ReviewItemRecord>> Decided(long taxpayerId, string state, CancellationToken cancellation) =>
        Of(taxpayerId, state).OrderByDescending(item => item.ReviewId).Take(PageSize).ToListAsync(cancellation);

    /// <summary>What somebody handed in and got back.</summary>
    public async Task<IReadOnlyList<ReviewItemRecord>> ReturnedTo(long taxpayerId, long userId, CancellationToken cancellation)
    {
        var maker = string.Create(System.Globalization.CultureInfo.InvariantCulture, $",{userId},");
        return await Of(taxpayerId, ReviewState.Returned)
            .Where(item => item.Makers.Contains(maker))
            .OrderByDescending(item => item.ReviewId)
            .Take(PageSize)
            .ToListAsync(cancellation);
    }

    /// <summary>One; null when there is none of this id.</summary>
    public Task<ReviewItemRecord?> Find(long taxpayerId, long reviewId, CancellationToken cancellation) =>
        db.Rows<ReviewItemRecord>()
            .FirstOrDefaultAsync(item => item.TaxpayerId == taxpayerId && item.ReviewId == reviewId, cancellation);

    private IQueryable<ReviewItemRecord> Of(long taxpayerId, string state) =>
        db.Rows<ReviewItemRecord>().Where(item => item.TaxpayerId == taxpayerId && item.State == state);
}
