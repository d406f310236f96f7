using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Tells which months changed since they were last counted, so that figures over months cost no more than what changed.</summary>
public sealed class MonthChanges(Database db, IMemoryCache memory)
{
    /// <summary>How long what was counted is kept without being asked for.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    // A month by itself is found along its dates, which costs each of its rows a way of its own: many are read as the table lies.
    private const int FewMonths = 3;

    /// <summary>The change number of every month of a side of which anything was ever held.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, long>> Versions(long taxpayerId, Side side, CancellationToken cancellation) =>
        await db.Rows<MonthChangeRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.Side == side)
            .ToDictionaryAsync(row => row.Month, row => row.Version, cancellation);

    /// <summary>Figures of every month, of which only those are counted that changed.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="side">账内 or 税局.</param>
    /// <param name="count">Counts the months from the first day to the last; null = all of them, as the table lies.</param>
    /// <param name="monthOf">The month that a figure is of.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<T>> Figures<T>(
        long taxpayerId,
        Side side,
        Func<(DateOnly From, DateOnly To)?, Task<List<T>>> count,
        Func<T, DateOnly> monthOf,
        CancellationToken cancellation
    )
    {
        // Asked first: a change that comes between makes what is kept older than its number, never younger.
        var versions = await Versions(taxpayerId, side, cancellation);
        var dated = versions.Keys.Where(month => month > DateOnly.MinValue).Order().ToList();
        var figures = new Dictionary<DateOnly, IReadOnlyList<T>>();
        foreach (var month in dated)
        {
            if (memory.TryGetValue(Name(month), out IReadOnlyList<T>? kept))
            {
                figures[month] = kept!;
            }
        }

        var stale = dated.Where(month => !figures.ContainsKey(month)).ToList();
        (DateOnly From, DateOnly To)?[] ranges =
            stale.Count > FewMonths ? [null] : [.. stale.Select(month => (month, month.AddMonths(1).AddDays(-1)))];
        foreach (var range in ranges)
        {
            var counted = (await count(range)).ToLookup(monthOf);
            foreach (var month in stale.Where(month => range is not var (from, to) || (month >= from && month <= to)))
            {
                figures[month] = memory.Set(
                    Name(month),
                    (IReadOnlyList<T>)[.. counted[month]],
                    new MemoryCacheEntryOptions { SlidingExpiration = KeptFor }
                );
            }
        }

        return [.. dated.SelectMany(month => figures[month])];

        object Name(DateOnly month) => (typeof(T), taxpayerId, side, month, versions[month]);
    }
}
