namespace Piaoheng.Server.Modules.Channels;

/// <summary>同步任务: a range of days that one channel was asked for, and what came of it.</summary>
public sealed class SyncRunRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>From 1.</summary>
    public required int RunNo { get; init; }

    /// <summary>Id of the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>First 开票日期.</summary>
    public required DateOnly FromDate { get; init; }

    /// <summary>Last 开票日期.</summary>
    public required DateOnly ToDate { get; init; }

    /// <summary>One of <see cref="SyncState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Rows that the bureau gave.</summary>
    public required int Received { get; init; }

    /// <summary>Rows that are stored: new, changed or already the same.</summary>
    public required int Stored { get; init; }

    /// <summary>Rows left out, each with a reason at its slice.</summary>
    public required int Skipped { get; init; }

    /// <summary>Why it is not green, in Chinese; null otherwise.</summary>
    public required string? Problem { get; init; }

    /// <summary>Who asked.</summary>
    public required string Actor { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it ended; null while open.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Line of the schedule that it was made for; empty = somebody asked.</summary>
    public required string Line { get; init; }

    /// <summary>失败类别 (<see cref="Connectors.Failure"/>) of what kept it from being green; null otherwise.</summary>
    public required string? Failure { get; init; }

    /// <summary>When the bureau said that it may be asked again; null when it did not say.</summary>
    public required DateTimeOffset? RetryAt { get; init; }

    /// <summary>Whether it is still at work.</summary>
    public bool IsOpen => State is SyncState.Waiting or SyncState.Running;
}

/// <summary>States of a sync, and of its slices.</summary>
internal static class SyncState
{
    /// <summary>等待.</summary>
    public const string Waiting = "waiting";

    /// <summary>进行中.</summary>
    public const string Running = "running";

    /// <summary>完成: every slice was read, and received = stored + skipped.</summary>
    public const string Done = "done";

    /// <summary>未完成.</summary>
    public const string Failed = "failed";

    /// <summary>已拆分: two halves took its place.</summary>
    public const string Split = "split";
}
