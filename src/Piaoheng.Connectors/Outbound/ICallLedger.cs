namespace Piaoheng.Connectors.Outbound;

/// <summary>调用台账: every call that was made to a gateway, by all programs that share its quota.</summary>
public interface ICallLedger
{
    /// <summary>Writes a call down, unless it would exceed a limit.</summary>
    /// <returns>The limit that is used up; null when the call may be made.</returns>
    Task<FullQuota?> Take(CountedCall call, IReadOnlyList<CallLimit> limits, CancellationToken cancellation);

    /// <summary>Calls after an instant, by user.</summary>
    Task<IReadOnlyList<UserCalls>> ByUser(string gateway, DateTimeOffset after, CancellationToken cancellation);
}

/// <summary>One call.</summary>
/// <param name="Gateway">Whose quota.</param>
/// <param name="Service">Which service.</param>
/// <param name="User">Who made it.</param>
/// <param name="At">When.</param>
public sealed record CountedCall(string Gateway, string Service, string User, DateTimeOffset At);

/// <summary>上限.</summary>
/// <param name="Name">每分钟, 每日.</param>
/// <param name="Most">Calls.</param>
/// <param name="Span">Within which time.</param>
public sealed record CallLimit(string Name, int Most, TimeSpan Span);

/// <summary>A limit that is used up.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="By">Who used it.</param>
/// <param name="FreeAt">When the next call may be made.</param>
public sealed record FullQuota(CallLimit Limit, IReadOnlyList<UserCalls> By, DateTimeOffset FreeAt);

/// <summary>Calls of one user.</summary>
/// <param name="User">Who.</param>
/// <param name="Calls">How many.</param>
public sealed record UserCalls(string User, int Calls);
