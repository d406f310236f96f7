using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Completeness;

/// <summary>静默: what regularly came and does not come any more. Learned from history, told with its basis; nothing is said of days that the bureau's lists do not reach.</summary>
public static class Silences
{
    /// <summary>Regular suppliers of whom nothing came for longer than ever.</summary>
    /// <param name="days">Days with an invoice, by supplier.</param>
    /// <param name="knownTo">Last day that the bureau's lists prove.</param>
    /// <param name="terms">口径.</param>
    public static IReadOnlyList<SilentSupplier> Suppliers(
        IEnumerable<KeyValuePair<long, IReadOnlyCollection<DateOnly>>> days,
        DateOnly knownTo,
        AlarmTerms terms
    ) =>
        [
            .. days.Select(own =>
                    Supplier(own.Key, [.. own.Value.Where(day => day <= knownTo).Distinct().Order()], knownTo, terms)
                )
                .OfType<SilentSupplier>()
                .OrderByDescending(own => own.Since)
                .ThenBy(own => own.SellerId),
        ];

    /// <summary>Working days without any invoice, where hardly one was without before.</summary>
    /// <param name="held">Days with an invoice.</param>
    /// <param name="knownTo">Last day that the bureau's lists prove.</param>
    /// <param name="terms">口径.</param>
    /// <param name="calendar">工作日历.</param>
    public static IReadOnlyList<SilentDay> Days(
        IReadOnlySet<DateOnly> held,
        DateOnly knownTo,
        AlarmTerms terms,
        WorkCalendar calendar
    )
    {
        var workdays = new List<DateOnly>();
        for (
            var day = knownTo;
            workdays.Count < terms.DaysLookedAt + terms.DayHistory && day > knownTo.AddDays(-terms.HistoryDays);
            day = day.AddDays(-1)
        )
        {
            if (calendar.IsWorkday(day))
            {
                workdays.Add(day);
            }
        }

        var history = workdays.Skip(terms.DaysLookedAt).ToList();
        var with = history.Count(held.Contains);
        return history.Count < terms.DayHistory || with * 100 < history.Count * terms.DayPercent
            ? []
            :
            [
                .. workdays
                    .Take(terms.DaysLookedAt)
                    .Where(day => !held.Contains(day))
                    .Order()
                    .Select(day => new SilentDay(day, history.Count, with)),
            ];
    }

    private static SilentSupplier? Supplier(long seller, List<DateOnly> days, DateOnly knownTo, AlarmTerms terms)
    {
        if (days.Count < terms.SupplierTimes)
        {
            return null;
        }

        var gaps = days.Zip(days.Skip(1), (one, next) => next.DayNumber - one.DayNumber).ToList();
        var most = gaps.Max();
        var since = knownTo.DayNumber - days[^1].DayNumber;
        var patience = most + Math.Max(terms.SupplierSlackDays, most * terms.SupplierSlackPercent / 100);
        return since > patience ? new SilentSupplier(seller, days.Count, gaps.Min(), most, days[^1], since) : null;
    }
}

/// <summary>供应商静默.</summary>
/// <param name="SellerId">销方.</param>
/// <param name="Times">Days with an invoice in the history.</param>
/// <param name="LeastGap">Shortest interval in days.</param>
/// <param name="MostGap">Longest interval in days.</param>
/// <param name="Last">Last day with an invoice.</param>
/// <param name="Since">Days since then that the bureau's lists prove.</param>
public sealed record SilentSupplier(long SellerId, int Times, int LeastGap, int MostGap, DateOnly Last, int Since);

/// <summary>工作日静默.</summary>
/// <param name="Day">The day.</param>
/// <param name="Of">Working days of the history.</param>
/// <param name="With">How many of them had an invoice.</param>
public sealed record SilentDay(DateOnly Day, int Of, int With);
