namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>日期序列值: dates as numbers of days, in the 1900 or the 1904 system, time in the fraction.</summary>
internal sealed class SerialDates(bool from1904)
{
    // 1904-01-01 is day 0 of the younger system and day 1462 of the older one.
    private const int Days1904 = 1462;
    private const int LastSerial = 2_958_465;
    private static readonly DateTime Start = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The date of a serial, to the nearest second; null outside the years 1900 to 9999.</summary>
    public DateTime? Of(double serial)
    {
        var days = from1904 ? serial + Days1904 : serial;
        if (!(days >= 1 && days < LastSerial + 1))
        {
            return null;
        }

        // Up to day 60 the 1900 system is a day ahead: it counts a 1900-02-29 that never was.
        var moment = Start.AddSeconds(Math.Round(days * 86_400d, MidpointRounding.AwayFromZero));
        return days < 60 ? moment.AddDays(1) : moment;
    }
}
