namespace Piaoheng.Connectors.Outbound;

/// <summary>外联规则: how the program may call out.</summary>
public sealed record OutboundRules
{
    /// <summary>Hosts with ports that may be called (<c>127.0.0.1:8787</c>); nothing else is.</summary>
    public required IReadOnlySet<string> AllowedHosts { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts of a call that may be repeated.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Pause before the second attempt; doubled each time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Most bytes of an answer.</summary>
    public int AnswerBytes { get; init; } = ConnectorLimits.AnswerBytes;

    /// <summary>Whether only addresses of the public network are called, whatever the name of the host stands for.</summary>
    public bool IsPublicOnly { get; init; }

    /// <summary>Rules that allow the host of one address only.</summary>
    public static OutboundRules For(Uri address) =>
        new() { AllowedHosts = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { address.Authority } };
}
