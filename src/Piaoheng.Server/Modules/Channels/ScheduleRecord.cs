namespace Piaoheng.Server.Modules.Channels;

/// <summary>定时任务 of one channel: what the policy asks for, and how far this installation is with it.</summary>
public sealed record ScheduleRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id of the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>Line of the policy's schedule.</summary>
    public required string Line { get; init; }

    /// <summary>Whether it is done by itself; false = 已暂停.</summary>
    public required bool IsOn { get; init; }

    /// <summary>下次; null when the line is never due.</summary>
    public required DateTimeOffset? NextAt { get; init; }

    /// <summary>Failures in a row.</summary>
    public required int Failures { get; init; }

    /// <summary>The latest sync made for it; null = none yet.</summary>
    public required int? RunNo { get; init; }

    /// <summary>Whether that sync has not been seen to end.</summary>
    public required bool IsAwaited { get; init; }
}
