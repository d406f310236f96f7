namespace Piaoheng.Server.Platform.Jobs;

/// <summary>一份工作: the truth about what is to be done, by whom, and whether it is done. Schedulers only wake it.</summary>
public sealed class WorkUnitRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>What is to be done: <c>read</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>With what: an item, or a window of time.</summary>
    public required string WindowKey { get; init; }

    /// <summary><c>due</c>, <c>running</c> or <c>done</c> (also when it was given up).</summary>
    public required string State { get; init; }

    /// <summary>Rises with each attempt; only the newest attempt may commit.</summary>
    public required long Fence { get; init; }

    /// <summary>Until when the running attempt is left alone.</summary>
    public required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Attempts so far.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why the last attempt failed; null otherwise.</summary>
    public required string? Result { get; init; }
}
