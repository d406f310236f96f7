namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>核对任务: a run that was asked for, how far it has come, and what became of it.</summary>
public sealed class RunRequestRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>1, 2, 3 … for each taxpayer.</summary>
    public required int RequestNo { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked.</summary>
    public required string Actor { get; init; }

    /// <summary>The day as of which it judges.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>First 开票日期; null = open.</summary>
    public required DateOnly? FromDate { get; init; }

    /// <summary>Last 开票日期; null = open.</summary>
    public required DateOnly? ToDate { get; init; }

    /// <summary>A word of <see cref="RunState"/>.</summary>
    public required string State { get; init; }

    /// <summary>A word of <see cref="RunStage"/>; null before the first.</summary>
    public required string? Stage { get; init; }

    /// <summary>Rows done in this stage.</summary>
    public required int RowsDone { get; init; }

    /// <summary>Rows of this stage; 0 = not known.</summary>
    public required int RowsInAll { get; init; }

    /// <summary>Why the last attempt did not succeed, in Chinese; null otherwise.</summary>
    public required string? Problem { get; init; }

    /// <summary>The run that it gave.</summary>
    public required int? RunNo { get; init; }

    /// <summary>Whether it waits or runs.</summary>
    public bool IsOpen => State is RunState.Waiting or RunState.Running or RunState.Cancelling;
}

/// <summary>The words of a request's state. They stand in the database and in JSON.</summary>
internal static class RunState
{
    public const string Waiting = "waiting";
    public const string Running = "running";
    public const string Cancelling = "cancelling";
    public const string Done = "done";
    public const string Cancelled = "cancelled";
    public const string Failed = "failed";
}

/// <summary>The words of what a running request is at.</summary>
internal static class RunStage
{
    public const string ReadingOurs = "reading-ours";
    public const string ReadingTheirs = "reading-theirs";
    public const string Comparing = "comparing";
    public const string Storing = "storing";
}
