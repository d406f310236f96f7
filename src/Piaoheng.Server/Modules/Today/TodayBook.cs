using Microsoft.Extensions.Caching.Memory;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Today;

namespace Piaoheng.Server.Modules.Today;

/// <summary>Gathers what waits at a company, as far as the rights of who asks reach.</summary>
internal sealed class TodayBook(
    IEnumerable<ITodaySource> sources,
    ModuleSwitches switches,
    Actor actor,
    AuditLog audit,
    IMemoryCache memory,
    TimeProvider time
)
{
    // What depends on the clock alone (a sync that should have come) is seen after this long at the latest.
    private static readonly TimeSpan ForAWhile = TimeSpan.FromMinutes(1);

    /// <summary>What waits.</summary>
    public async Task<TodayView> Find(long taxpayerId, CancellationToken cancellation)
    {
        // Every change writes to the log: as long as that does not grow, the figures are those of the lists behind them.
        var key = ("today", actor.UserId, taxpayerId, await audit.LastSeq(taxpayerId, cancellation));
        if (!memory.TryGetValue(key, out IReadOnlyList<TodayFacts>? facts))
        {
            facts = await Gather(taxpayerId, cancellation);
            memory.Set(key, facts, ForAWhile);
        }

        var seen = facts!.Where(each => actor.May(each.ToSee)).ToList();
        return new TodayView(
            [.. Items(seen.Where(each => actor.May(each.ToDo)))],
            [.. Items(seen.Where(each => !actor.May(each.ToDo)))],
            [.. seen.Where(each => actor.May(each.ToDo)).Select(each => each.Thing)],
            [.. seen.Select(each => each.Latest).OfType<TodayEvent>()],
            BeijingTime.Today(time)
        );
    }

    private static IEnumerable<TodayItem> Items(IEnumerable<TodayFacts> facts) =>
        facts.SelectMany(each => each.Items).Where(item => item.Count > 0).OrderBy(item => item.Order);

    private async Task<IReadOnlyList<TodayFacts>> Gather(long taxpayerId, CancellationToken cancellation)
    {
        var facts = new List<TodayFacts>();
        foreach (var source in sources)
        {
            if (await switches.IsOn(source.GetType(), cancellation))
            {
                facts.Add(await source.Find(taxpayerId, cancellation));
            }
        }

        return facts;
    }
}

/// <summary>What waits at a company.</summary>
/// <param name="Mine">What the person may settle, the most urgent first.</param>
/// <param name="Others">What the person may only look at.</param>
/// <param name="Things">What the person looks after, for the sentence that nothing waits.</param>
/// <param name="Latest">When each was last looked at.</param>
/// <param name="Today">Today in Beijing.</param>
internal sealed record TodayView(
    IReadOnlyList<TodayItem> Mine,
    IReadOnlyList<TodayItem> Others,
    IReadOnlyList<string> Things,
    IReadOnlyList<TodayEvent> Latest,
    DateOnly Today
)
{
    /// <summary>How much waits for the person.</summary>
    public int Waiting => Mine.Sum(item => item.Count);

    /// <summary>How long the oldest has been there, in words; null when that is not known.</summary>
    public string? Age(TodayItem item) =>
        item.Oldest is { } day && Today.DayNumber - day.DayNumber is > 0 and var days ? Say.It($"最久 {days} 天") : null;

    /// <summary>That nothing waits, in a sentence.</summary>
    public string Nothing => Things.Count == 0 ? "没有需要我处理的事项" : Say.It($"没有待处理的{Spoken.List(Things)}");
}
