namespace Piaoheng.Core.Schedules;

/// <summary>磁盘余量: how long the disk lasts, from what was measured day by day.</summary>
public static class DiskGrowth
{
    /// <summary>Reads the growth off the measures.</summary>
    /// <param name="measures">One for each day, oldest first.</param>
    /// <returns>Null where fewer than two days were measured.</returns>
    public static DiskOutlook? Of(IReadOnlyList<DiskMeasure> measures)
    {
        if (measures is not [var first, .., var last] || last.Day == first.Day)
        {
            return null;
        }

        var days = last.Day.DayNumber - first.Day.DayNumber;
        var growth = (last.Used - first.Used) / days;
        return new DiskOutlook(days, last.Free, growth, growth <= 0 ? null : (int)Math.Min(last.Free / growth, int.MaxValue));
    }
}

/// <summary>Space of one day.</summary>
/// <param name="Day">Day, Beijing.</param>
/// <param name="Used">Bytes in use.</param>
/// <param name="Free">Bytes free.</param>
public sealed record DiskMeasure(DateOnly Day, long Used, long Free);

/// <summary>磁盘余量.</summary>
/// <param name="Span">Days between the first and the last measure.</param>
/// <param name="Free">Bytes free.</param>
/// <param name="GrowthPerDay">Bytes more each day; negative when it shrinks.</param>
/// <param name="DaysLeft">Days until it is full; null when it does not grow.</param>
public sealed record DiskOutlook(int Span, long Free, long GrowthPerDay, int? DaysLeft);
