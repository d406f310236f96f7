namespace Piaoheng.Core.Completeness;

/// <summary>逐日覆盖: days from one to another, each held or not.</summary>
public sealed class DaySet
{
    private readonly List<DateOnly> _held = [];

    /// <summary>Asks each day in turn.</summary>
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
