using Piaoheng.Core.Codes;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Unpaired;

namespace Piaoheng.Core.Diagnosis;

/// <summary>税局数据覆盖 of one invoice: on which of the days when it may have been issued the bureau's lists reach it.</summary>
/// <remarks>
/// The day as stated; where only a 20-digit number is known, every day of its year up to today. An invoice is reached only
/// where every one of these days is.
/// </remarks>
internal sealed record Reach
{
    private Reach() { }

    /// <summary>First and last day on which it may have been issued; null = unknown.</summary>
    public (DateOnly From, DateOnly To)? Days { get; private init; }

    /// <summary>Days that no list reaches; null = none, or the days are unknown.</summary>
    public (DateOnly From, DateOnly To)? Gap { get; private init; }

    /// <summary>The lists that reach the last of the days; empty when none does.</summary>
    public IReadOnlyList<Coverage> Lists { get; private init; } = [];

    /// <summary>The list that lies nearest to the gap, where it was cut off; null = none.</summary>
    public Coverage? Cut { get; private init; }

    /// <summary>进项 or 销项; null = unknown.</summary>
    public Direction? Direction { get; private init; }

    /// <summary>Whether there is any list at all.</summary>
    public bool HasLists { get; private init; }

    /// <summary>Whether lists reach every day.</summary>
    public bool IsCovered => Days is not null && Gap is null && Lists.Count > 0;

    /// <summary>Whether only one day comes into question.</summary>
    public bool IsOneDay => Days is { From: var from, To: var to } && from == to;

    public static Reach Of(RunContext run, Direction? direction, string kind, string digits, DateOnly? issued)
    {
        var days = DaysOf(digits, issued, run.Input.AsOf);
        if (days is not { } range)
        {
            return new Reach { Direction = direction, HasLists = run.Coverage.All.Count > 0 };
        }

        DateOnly? firstGap = null;
        DateOnly? lastGap = null;
        for (var day = range.From; day <= range.To; day = day.AddDays(1))
        {
            if (run.Coverage.Reaching(direction, kind, day).Count == 0)
            {
                firstGap ??= day;
                lastGap = day;
            }
        }

        return new Reach
        {
            Days = range,
            Gap = firstGap is { } first ? (first, lastGap!.Value) : null,
            Lists = run.Coverage.Reaching(direction, kind, range.To),
            Direction = direction,
            HasLists = run.Coverage.All.Count > 0,
            Cut = firstGap is { } gap ? CutBeside(run, direction, gap) : null,
        };
    }

    // How far an export that was cut off was asked to reach is not known: it answers for the gap that it lies nearest to.
    private static Coverage? CutBeside(RunContext run, Direction? direction, DateOnly gap) =>
        run
            .Coverage.All.Where(each => direction is null || each.Direction == direction)
            .OrderBy(each => DaysBetween(each, gap))
            .ThenByDescending(each => each.Truncated)
            .FirstOrDefault()
            is { Truncated: true } nearest
        && DaysBetween(nearest, gap) <= FurthestCut
            ? nearest
            : null;

    private static int DaysBetween(Coverage list, DateOnly day) =>
        day < list.From ? list.From.DayNumber - day.DayNumber
        : day > list.To ? day.DayNumber - list.To.DayNumber
        : 0;

    private static (DateOnly From, DateOnly To)? DaysOf(string digits, DateOnly? issued, DateOnly asOf)
    {
        if (issued is { } day)
        {
            return (day, day);
        }

        if (!DigitalInvoiceNumber.TryParse(digits, out var parts) || parts.Year > asOf.Year || parts.Year < FirstDigitalYear)
        {
            return null;
        }

        var last = new DateOnly(parts.Year, 12, 31);
        return (new DateOnly(parts.Year, 1, 1), last < asOf ? last : asOf);
    }

    private const int FurthestCut = 366;

    // 数电票 began in December 2021: an earlier "year" is the area of a code of twelve digits.
    private const int FirstDigitalYear = 2021;
}
