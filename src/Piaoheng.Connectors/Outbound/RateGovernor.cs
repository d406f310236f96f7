using System.Globalization;
using Piaoheng.Core.Policy;

namespace Piaoheng.Connectors.Outbound;

/// <summary>限频: counts the calls of every connector before they are made, and knows who made them.</summary>
/// <remarks>The limits are dated data (<c>policy/gateways</c>); the calls are kept where every program sees them.</remarks>
public sealed class RateGovernor(PolicyPack policy, TimeProvider time, ICallLedger ledger)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Counts one call.</summary>
    /// <exception cref="ConnectorException">It would exceed a limit; it must not be made.</exception>
    public async Task Take(string gateway, string service, string user, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var limits = policy.Gateways.At(gateway, DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime));
        List<CallLimit> rules = [];
        if (limits?.CallsPerMinute is { } perMinute)
        {
            rules.Add(new CallLimit("每分钟", perMinute, Minute));
        }

        if (limits?.CallsPerDay is { } perDay)
        {
            rules.Add(new CallLimit("每日", perDay, Day));
        }

        if (await ledger.Take(new CountedCall(gateway, service, user, now), rules, cancellation) is { } full)
        {
            throw Exceeded(service, full);
        }
    }

    /// <summary>用量 of the last day: calls by user, most first.</summary>
    public async Task<IReadOnlyList<QuotaUse>> Use(string gateway, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var minute = (await ledger.ByUser(gateway, now - Minute, cancellation)).ToDictionary(
            own => own.User,
            own => own.Calls,
            StringComparer.Ordinal
        );
        return
        [
            .. (await ledger.ByUser(gateway, now - Day, cancellation))
                .Select(own => new QuotaUse(own.User, own.Calls, minute.GetValueOrDefault(own.User)))
                .OrderByDescending(use => use.Calls)
                .ThenBy(use => use.User, StringComparer.Ordinal),
        ];
    }

    private static ConnectorException Exceeded(string service, FullQuota full)
    {
        var by = string.Join(
            '、',
            full.By.OrderByDescending(use => use.Calls)
                .Select(use => string.Create(CultureInfo.InvariantCulture, $"{use.User} {use.Calls} 次"))
        );
        var said = string.Create(CultureInfo.InvariantCulture, $"{full.Limit.Name} {full.Limit.Most} 次");
        return new ConnectorException(Failure.Busy, ConnectorTexts.QuotaUsed(service, said, by)) { RetryAt = full.FreeAt };
    }
}

/// <summary>用量 of one user of a channel.</summary>
/// <param name="User">Who.</param>
/// <param name="Calls">Calls within a day.</param>
/// <param name="LastMinute">Calls within a minute.</param>
public sealed record QuotaUse(string User, int Calls, int LastMinute);
