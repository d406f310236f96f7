using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>更正统计: how often people corrected which field of which source. It informs; it never changes a threshold by itself.</summary>
internal sealed class CorrectionStatistics(Database db)
{
    private const int Most = 100;

    /// <summary>Counts, the most corrected first.</summary>
    public async Task<IReadOnlyList<CorrectionCount>> Read(long taxpayerId, CancellationToken cancellation)
    {
        var counts = await db.Rows<FieldCorrectionRecord>()
            .Where(row => row.TaxpayerId == taxpayerId)
            .GroupBy(row => new { row.Source, row.Field })
            .Select(group => new
            {
                group.Key.Source,
                group.Key.Field,
                Count = group.Count(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. counts
                .OrderByDescending(each => each.Count)
                .ThenBy(each => each.Source, StringComparer.Ordinal)
                .ThenBy(each => each.Field, StringComparer.Ordinal)
                .Take(Most)
                .Select(each => new CorrectionCount(each.Source, each.Field, each.Count)),
        ];
    }
}

/// <summary>How often a field of a source was corrected.</summary>
/// <param name="Source">A value of <see cref="Core.Invoices.SourceId"/>.</param>
/// <param name="Field">JSON key.</param>
/// <param name="Count">Times.</param>
internal sealed record CorrectionCount(string Source, string Field, int Count);
