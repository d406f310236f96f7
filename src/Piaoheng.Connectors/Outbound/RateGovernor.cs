using System.Globalization;
using Piaoheng.Core.Policy;

namespace Piaoheng.Connectors.Outbound;

/// <summary>限频: counts the calls of every connector before they are made, and knows who made them.</summary>
/// <remarks>One for the program. The limits are dated data (<c>policy/gateways</c>).</remarks>
public sealed class RateGovernor(PolicyPack policy, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<(DateTimeOffset At, string Service, string User)>> _calls = new(
        StringComparer.Ordinal
    );

    /// <summary>Counts one call.</summary>
    /// <exception cref="ConnectorException">It would exceed a limit; it must not be made.</exception>
    public void Take(string gateway, string service, string user)
    {
        var now = time.GetUtcNow();
        var limits = policy.Gateways.At(gateway, DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime));
        lock (_gate)
        {
            var calls = Recent(gateway, now);
            Require(calls, (limits?.CallsPerMinute, Minute, "每分钟"), service, now);
            Require(calls, (limits?.CallsPerDay, Day, "每日"), service, now);
            calls.Enqueue((now, service, user));
        }
    }

    /// <summary>用量 of the last day: calls by user, most first.</summary>
    public IReadOnlyList<QuotaUse> Use(string gateway)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            return
            [
                .. Recent(gateway, now)
                    .GroupBy(call => call.User, StringComparer.Ordinal)
                    .Select(own => new QuotaUse(own.Key, own.Count(), own.Count(call => now - call.At < Minute)))
                    .OrderByDescending(use => use.Calls)
                    .ThenBy(use => use.User, StringComparer.Ordinal),
            ];
        }
    }

    private static void Require(
        Queue<(DateTimeOffset At, string Service, string User)> calls,
        (int? Limit, TimeSpan Span, string Name) rule,
        string service,
        DateTimeOffset now
    )
    {
        var within = calls.Where(call => now - call.At < rule.Span).ToList();
        if (rule.Limit is not { } limit || within.Count < limit)
        {
            return;
        }

        var by = string.Join(
            '、',
            within
                .CountBy(call => call.User, StringComparer.Ordinal)
                .OrderByDescending(use => use.Value)
                .Select(use => string.Create(CultureInfo.InvariantCulture, $"{use.Key} {use.Value} 次"))
        );
        var said = string.Create(CultureInfo.InvariantCulture, $"{rule.Name} {limit} 次");
        throw new ConnectorException(Failure.Busy, ConnectorTexts.QuotaUsed(service, said, by))
        {
            RetryAt = within[^limit].At + rule.Span,
        };
    }

    private Queue<(DateTimeOffset At, string Service, string User)> Recent(string gateway, DateTimeOffset now)
    {
        if (!_calls.TryGetValue(gateway, out var calls))
        {
            _calls.Add(gateway, calls = new Queue<(DateTimeOffset, string, string)>());
        }

        while (calls.TryPeek(out var oldest) && now - oldest.At >= Day)
        {
            calls.Dequeue();
        }

        return calls;
    }
}

/// <summary>用量 of one user of a channel.</summary>
/// <param name="User">Who.</param>
/// <param name="Calls">Calls within a day.</param>
/// <param name="LastMinute">Calls within a minute.</param>
public sealed record QuotaUse(string User, int Calls, int LastMinute);
