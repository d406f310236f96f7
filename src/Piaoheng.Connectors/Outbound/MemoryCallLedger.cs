namespace Piaoheng.Connectors.Outbound;

/// <summary>调用台账 of one program, forgotten when it ends: for tests and certificates.</summary>
public sealed class MemoryCallLedger : ICallLedger
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<CountedCall>> _calls = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<FullQuota?> Take(CountedCall call, IReadOnlyList<CallLimit> limits, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var calls = Recent(call.Gateway, call.At);
            foreach (var limit in limits)
            {
                var within = calls.Where(own => call.At - own.At < limit.Span).ToList();
                if (within.Count >= limit.Most)
                {
                    return Task.FromResult<FullQuota?>(new FullQuota(limit, ByUser(within), within[^limit.Most].At + limit.Span));
                }
            }

            calls.Enqueue(call);
            return Task.FromResult<FullQuota?>(null);
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<UserCalls>> ByUser(string gateway, DateTimeOffset after, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(ByUser(_calls.TryGetValue(gateway, out var calls) ? calls.Where(own => own.At > after) : []));
        }
    }

    private static IReadOnlyList<UserCalls> ByUser(IEnumerable<CountedCall> calls) =>
        [.. calls.CountBy(own => own.User, StringComparer.Ordinal).Select(own => new UserCalls(own.Key, own.Value))];

    private Queue<CountedCall> Recent(string gateway, DateTimeOffset now)
    {
        if (!_calls.TryGetValue(gateway, out var calls))
        {
            _calls.Add(gateway, calls = new Queue<CountedCall>());
        }

        while (calls.TryPeek(out var oldest) && now - oldest.At >= Kept)
        {
            calls.Dequeue();
        }

        return calls;
    }
}
