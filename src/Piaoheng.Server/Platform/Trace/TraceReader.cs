using Piaoheng.Core.Policy;

namespace Piaoheng.Server.Platform.Trace;

/// <summary>发票全程轨迹: puts the events of all modules on one axis of time.</summary>
internal sealed class TraceReader(IEnumerable<ITraceSource> sources, IEnumerable<ITraceLists> lists, PolicyPack policy)
{
    private const int MostKeys = 20;

    /// <summary>The events, oldest first.</summary>
    public async Task<IReadOnlyList<TraceEvent>> Read(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        string[] wanted = [.. keys.Distinct(StringComparer.Ordinal).Take(MostKeys)];
        var events = new List<TraceEvent>();
        foreach (var source in sources)
        {
            events.AddRange(await source.Read(taxpayerId, wanted, cancellation));
        }

        var known = await Lists(taxpayerId, events, cancellation);
        return
        [
            .. events
                .Select(each => Timed(Proven(each, known)))
                .OrderBy(each => each.At)
                .ThenBy(each => !each.IsBureaus)
                .ThenBy(each => each.Says.Code, StringComparer.Ordinal),
        ];
    }

    private async Task<Dictionary<long, TraceList>> Lists(
        long taxpayerId,
        List<TraceEvent> events,
        CancellationToken cancellation
    )
    {
        long[] wanted = [.. events.Select(each => each.ListId).OfType<long>().Distinct()];
        var known = new Dictionary<long, TraceList>();
        if (wanted.Length > 0)
        {
            foreach (var each in lists)
            {
                foreach (var (id, list) in await each.Find(taxpayerId, wanted, cancellation))
                {
                    known.TryAdd(id, list);
                }
            }
        }

        return known;
    }

    private static TraceEvent Proven(TraceEvent each, Dictionary<long, TraceList> known) =>
        each.ListId is { } id && known.TryGetValue(id, out var list)
            ? each with
            {
                Source = each.Source.Length == 0 ? list.Name : $"{list.Name} {each.Source}",
                Proofs = [.. each.Proofs, .. list.Proofs],
            }
            : each;

    private TraceEvent Timed(TraceEvent each) =>
        each.Countdown is { } id && policy.Countdowns.Find(id, DateOnly.FromDateTime(each.At.UtcDateTime)) is { } limit
            ? each with
            {
                Due = each.At.AddHours(limit.Hours),
            }
            : each;
}
