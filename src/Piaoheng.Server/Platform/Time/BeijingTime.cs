namespace Piaoheng.Server.Platform.Time;

/// <summary>北京时间: the calendar of the product, fixed at +08:00.</summary>
internal static class BeijingTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Today in Beijing.</summary>
    public static DateOnly Today(TimeProvider time) => DayOf(time.GetUtcNow());

    /// <summary>The day of an instant in Beijing.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
