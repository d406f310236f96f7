namespace Piaoheng.Server.Modules.Intake.Completeness;

/// <summary>Days from one to another, each held or not.</summary>
internal sealed class DaySet
{
    private readonly List<DateOnly> _held = [];

    public DaySet(DateOnly from, DateOnly to, Func<DateOnly, bool> isHeld)
    {
        var missing = new List<DayRange>();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (isHeld(day))
            {
                _held.Add(day);
            }
            else if (missing is [.., var last] && last.To.AddDays(1) == day)
            {
                missing[^1] = last with { To = day };
            }
            else
            {
                missing.Add(new DayRange(day, day));
            }
        }

        Missing = missing;
    }

    /// <summary>What is not held, in order.</summary>
    public IReadOnlyList<DayRange> Missing { get; }

    /// <summary>The last day held; null when none is.</summary>
    public DateOnly? LastHeld => _held.Count == 0 ? null : _held[^1];

    /// <summary>Whether something is true of every day held.</summary>
    public bool All(Func<DateOnly, bool> isTrue) => _held.TrueForAll(day => isTrue(day));
}

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
