namespace Piaoheng.Core.Policy;

/// <summary>One edition of 提醒口径.</summary>
public sealed record AlarmTerms : DatedEntry
{
    /// <summary>Days of history that habits are learned from.</summary>
    public required int HistoryDays { get; init; }

    /// <summary>Days with an invoice after which a supplier counts as regular.</summary>
    public required int SupplierTimes { get; init; }

    /// <summary>Percent of the longest interval that is waited beyond it.</summary>
    public required int SupplierSlackPercent { get; init; }

    /// <summary>Days that are waited beyond it at least.</summary>
    public required int SupplierSlackDays { get; init; }

    /// <summary>Working days from which is learned whether every day has invoices.</summary>
    public required int DayHistory { get; init; }

    /// <summary>Percent of them that must have one.</summary>
    public required int DayPercent { get; init; }

    /// <summary>Working days that are looked at.</summary>
    public required int DaysLookedAt { get; init; }

    /// <summary>Days until the disk is full, below which it is told.</summary>
    public required int DiskDays { get; init; }

    /// <summary>Megabytes of the disk that no download may use.</summary>
    public required int DiskReserveMegabytes { get; init; }
}
