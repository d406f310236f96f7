using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Entry.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>Finds waiting reviews by identity.</summary>
internal sealed class ReviewLookup(Database db) : IReviewLookup
{
    private const int Most = 5;

    public async Task<IReadOnlyList<WaitingReview>> Waiting(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var wanted = keys.Where(key => key.Length > 0).ToArray();
        if (wanted.Length == 0)
        {
            return [];
        }

        var items = db.Rows<ReviewItemRecord>().Where(item => item.TaxpayerId == taxpayerId);
        // One index each.
        var rows = await items.Where(item => wanted.Contains(item.KeyOne)).Take(Most * Most).ToListAsync(cancellation);
        rows.AddRange(await items.Where(item => wanted.Contains(item.KeyTwo)).Take(Most * Most).ToListAsync(cancellation));
        return
        [
            .. rows.Where(item => item.State == ReviewState.Waiting)
                .DistinctBy(item => item.ReviewId)
                .OrderBy(item => item.ReviewId)
                .Take(Most)
                .Select(item => new WaitingReview(
                    item.ReviewId,
                    ReviewNature.WordOf(item.Nature),
                    item.InvoiceId is null,
                    item.MadeBy,
                    item.MadeAt
                )),
        ];
    }
}
