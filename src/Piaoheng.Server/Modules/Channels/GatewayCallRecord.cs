namespace Piaoheng.Server.Modules.Channels;

/// <summary>一次调用 of a gateway of the bureau; kept for a day, so that a restart or a second node begins no new quota.</summary>
public sealed class GatewayCallRecord
{
    /// <summary>Whose quota.</summary>
    public required string Gateway { get; init; }

    /// <summary>Id.</summary>
    public required long CallId { get; init; }

    /// <summary>Which service.</summary>
    public required string Service { get; init; }

    /// <summary>Who called.</summary>
    public required string Caller { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
