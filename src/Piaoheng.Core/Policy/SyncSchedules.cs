namespace Piaoheng.Core.Policy;

/// <summary>同步频率: how often each channel is read, and which old days are read again.</summary>
public sealed class SyncSchedules
{
    private readonly DatedTable<SyncSchedule> _table;

    internal SyncSchedules(IEnumerable<SyncSchedule> editions) => _table = new DatedTable<SyncSchedule>(editions);

    /// <summary>The schedule of a connector on a day; null = it is read on demand only.</summary>
    public SyncSchedule? At(string connector, DateOnly day) => _table.At(connector, day);
}

/// <summary>One edition of the schedule of one connector.</summary>
public sealed record SyncSchedule : DatedEntry
{
    /// <summary>工作时间, Beijing: before it nothing is asked for by itself.</summary>
    public required TimeOnly WorkFrom { get; init; }

    /// <summary>End of 工作时间.</summary>
    public required TimeOnly WorkTo { get; init; }

    /// <summary>What is done, each by its own clock.</summary>
    public required IReadOnlyList<SyncLine> Lines { get; init; }

    /// <summary>Minutes until the next attempt after the first, second … failure; the last holds for all further ones.</summary>
    public required IReadOnlyList<int> RetryMinutes { get; init; }

    /// <summary>Hours after which a job that the bureau has not ended counts as stuck.</summary>
    public required int StuckAfterHours { get; init; }

    /// <summary>Working days within which the bureau's lists are to be proven; longer is told.</summary>
    public required int FreshWorkdays { get; init; }
}

/// <summary>定时任务 of a channel: new invoices of one direction, or old ones once more.</summary>
public sealed record SyncLine
{
    /// <summary>Stable id: <c>in</c>, <c>t-plus-7</c>.</summary>
    public required string Id { get; init; }

    /// <summary>名称.</summary>
    public required string Name { get; init; }

    /// <summary><c>in</c> or <c>out</c>; null = both.</summary>
    public string? Direction { get; init; }

    /// <summary>How often new invoices are asked for; null = not by frequency.</summary>
    public SyncEvery? Every { get; init; }

    /// <summary>Which old days are read again, and when; null = none.</summary>
    public SyncReread? Reread { get; init; }
}

/// <summary>频率 within 工作时间 of working days.</summary>
/// <param name="Minutes">Minutes between two.</param>
/// <param name="FilingMinutes">The same within 征期.</param>
public sealed record SyncEvery(int Minutes, int FilingMinutes);

/// <summary>复查: states and fields of old invoices change, and cancelled ones can vanish from the feed.</summary>
public sealed record SyncReread
{
    /// <summary>Every day: the day that lies <see cref="DaysBack"/> days back.</summary>
    public const string Daily = "daily";

    /// <summary>On the first of a month: the whole month before.</summary>
    public const string MonthBegin = "month-begin";

    /// <summary>Some working days before the filing period ends: the whole month before.</summary>
    public const string BeforeFiling = "before-filing";

    /// <summary>One of the words above.</summary>
    public required string When { get; init; }

    /// <summary>At what time, Beijing.</summary>
    public required TimeOnly At { get; init; }

    /// <summary>For <see cref="Daily"/>.</summary>
    public int? DaysBack { get; init; }

    /// <summary>For <see cref="BeforeFiling"/>.</summary>
    public int? WorkdaysBefore { get; init; }
}
