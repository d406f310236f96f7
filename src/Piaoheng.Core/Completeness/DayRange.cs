namespace Piaoheng.Core.Completeness;

/// <summary>一段日期, both ends included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record DayRange(DateOnly From, DateOnly To)
{
    /// <summary>How many days it has.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Ranges that touch or overlap made one, in order.</summary>
    public static IReadOnlyList<DayRange> Joined(IEnumerable<DayRange> ranges)
    {
        var joined = new List<DayRange>();
        foreach (var range in ranges.OrderBy(range => range.From).ThenBy(range => range.To))
        {
            if (joined is [.., var last] && range.From <= last.To.AddDays(1))
            {
                joined[^1] = last with { To = range.To > last.To ? range.To : last.To };
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }
}
