using System.Text.RegularExpressions;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Kinds;

/// <summary>What makes a sheet a paper train ticket: no title, but a departure by the minute between two stations.</summary>
internal static partial class TrainTicketShape
{
    public static bool IsOne(Sheet sheet)
    {
        var signs =
            (Departure().IsMatch(sheet.Text) ? 1 : 0)
            + (Train().IsMatch(sheet.Text) ? 1 : 0)
            + (sheet.Says("买票请到", "发货请到", "旅途愉快", "铁路祝") ? 1 : 0)
            + (sheet.Says("限乘当日", "当次车", "次车有效") ? 1 : 0)
            + (sheet.Says("一等座", "二等座", "商务座", "硬座", "软座", "硬卧", "软卧", "无座") ? 1 : 0);
        return signs >= 3;
    }

    /// <summary>Train numbers.</summary>
    [GeneratedRegex(@"(?<![A-Z0-9])[GDCZTKYLS]\d{1,4}(?![A-Z0-9])", RegexOptions.None, 1000)]
    public static partial Regex Train();

    /// <summary>Day and minute of a departure.</summary>
    [GeneratedRegex(
        @"(?<year>20\d\d)年?(?<month>[01]?\d)月?(?<day>[0-3]?\d)日?\s*(?<hour>[0-2]\d)[:：.](?<minute>[0-5]\d)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    public static partial Regex Departure();
}
