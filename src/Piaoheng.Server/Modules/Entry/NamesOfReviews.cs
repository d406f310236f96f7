using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>复核事项 by title in 操作日志.</summary>
internal sealed class NamesOfReviews(Database db) : IAuditNames
{
    public AuditSubject Kind => EntryActions.Review;

    public async Task<IReadOnlyDictionary<long, AuditName>> Find(
        long taxpayerId,
        List<long> ids,
        CancellationToken cancellation
    ) =>
        await db.Rows<ReviewItemRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.ReviewId))
            .ToDictionaryAsync(row => row.ReviewId, row => new AuditName(row.Title), cancellation);
}
