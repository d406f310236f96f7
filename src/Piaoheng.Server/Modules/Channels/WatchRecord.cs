namespace Piaoheng.Server.Modules.Channels;

/// <summary>取票概况 of a taxpayer: how far the bureau's lists are proven, as last looked at.</summary>
public sealed class WatchRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>When it was looked at.</summary>
    public required DateTimeOffset LookedAt { get; init; }

    /// <summary>Number of the last entry of the taxpayer's log at that time.</summary>
    public required long LogSeq { get; init; }

    /// <summary>取得: last day that the lists prove; null when none.</summary>
    public required DateOnly? InProvenTo { get; init; }

    /// <summary>取得: newest proven invoice; null when none.</summary>
    public required DateOnly? InNewest { get; init; }

    /// <summary>开具: last day that the lists prove; null when none.</summary>
    public required DateOnly? OutProvenTo { get; init; }

    /// <summary>开具: newest proven invoice; null when none.</summary>
    public required DateOnly? OutNewest { get; init; }
}

/// <summary>提醒 of a taxpayer, as last looked at.</summary>
public sealed class AlarmRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>From 1, in the order in which they are shown.</summary>
    public required int AlarmNo { get; init; }

    /// <summary>Code of the sentence.</summary>
    public required string Kind { get; init; }

    /// <summary>The coded text, as JSON.</summary>
    public required string Said { get; init; }
}

/// <summary>磁盘测量 of one day.</summary>
public sealed class DiskMeasureRecord
{
    /// <summary>Path of the home.</summary>
    public required string Home { get; init; }

    /// <summary>Day, Beijing.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Bytes in use.</summary>
    public required long UsedBytes { get; init; }

    /// <summary>Bytes free.</summary>
    public required long FreeBytes { get; init; }
}
