using Piaoheng.Core.Text;

namespace Piaoheng.Server.Platform.Trace;

/// <summary>轨迹事件: one thing that happened to an invoice, on one of the two sides, with what it is known from.</summary>
public sealed record TraceEvent
{
    /// <summary>When; a day counts from its first minute in Beijing.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether only the day is known.</summary>
    public bool IsDay { get; init; }

    /// <summary>Whether it happened at the bureau (issued, listed, selected) or with us.</summary>
    public required bool IsBureaus { get; init; }

    /// <summary>What happened.</summary>
    public required CodedText Says { get; init; }

    /// <summary>来源: list, file, log or person.</summary>
    public required string Source { get; init; }

    /// <summary>Where it can be looked at, below the taxpayer; null = nowhere else.</summary>
    public string? Link { get; init; }

    /// <summary>The received list or slice that it is known from; its bytes are the proof. Null = none.</summary>
    public long? ListId { get; init; }

    /// <summary>原始应答 or 原件, as received.</summary>
    public IReadOnlyList<TraceProof> Proofs { get; init; } = [];

    /// <summary>Id of the time limit in <c>policy/countdowns/</c> that began with it, while its outcome is unknown; null = none.</summary>
    public string? Countdown { get; init; }

    /// <summary>By when the outcome must be known; null = it is known.</summary>
    public DateTimeOffset? Due { get; init; }
}

/// <summary>Bytes as received.</summary>
/// <param name="Name">File or service.</param>
/// <param name="Sha256">Hash, under which they are kept.</param>
public sealed record TraceProof(string Name, string Sha256);
