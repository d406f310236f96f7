using Piaoheng.Core.Completeness;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Completeness.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>归集完整性: what both sides hold of each month, direction and 票种大类, and which days the bureau's lists reach.</summary>
public sealed class CoverageByMonth(
    IOurRecords ours,
    IBureauRecords theirs,
    PolicyPack policy,
    TimeProvider time,
    IControlTotals? controls = null
)
{
    /// <summary>Months seen at once.</summary>
    public const int MonthsShown = 5;

    private const string FullQuery = "bureau-full-query";

    private static readonly Direction[] Directions = [Direction.In, Direction.Out];

    /// <summary>The months up to one.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="until">Last month to see; null = the latest of which anything is held.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The table; null when nothing at all is held.</returns>
    public async Task<CoverageTable?> Find(long taxpayerId, DateOnly? until, CancellationToken cancellation)
    {
        var our = await ours.Months(taxpayerId, cancellation);
        var their = await theirs.Months(taxpayerId, cancellation);
        var lists = await theirs.Lists(taxpayerId, cancellation);
        var today = BeijingTime.Today(time);
        List<DateOnly> held =
        [
            .. our.Concat(their).Select(total => total.Month),
            .. lists.Select(list => MonthOf(list.Reach.From)),
            .. lists.Select(list => MonthOf(list.Reach.To)),
        ];
        if (held.Count == 0)
        {
            return null;
        }

        var latest = Later(held.Max(), MonthOf(today));
        var last = until is { } wanted && MonthOf(wanted) <= latest ? Later(MonthOf(wanted), held.Min()) : held.Max();
        List<DateOnly> months =
        [
            .. Enumerable
                .Range(1 - MonthsShown, MonthsShown)
                .Select(step => last.AddMonths(step))
                .Where(month => month >= held.Min()),
        ];
        var stated = controls is null ? [] : await controls.Months(taxpayerId, cancellation);
        var sides = new Sides(Totals(our), Totals(their), lists, stated, today);
        return new CoverageTable(
            months,
            [.. Directions.SelectMany(direction => Rows(direction, months, sides))],
            held.Min(),
            latest,
            today,
            policy.ExportCeilings.Rows(FullQuery, today)
        );
    }

    private IEnumerable<CoverageRow> Rows(Direction direction, List<DateOnly> months, Sides sides)
    {
        var families = sides
            .Ours.Keys.Concat(sides.Theirs.Keys)
            .Where(key => key.Direction == direction && months.Contains(key.Month))
            .Select(key => key.Family)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(Place, StringComparer.Ordinal)
            .ThenBy(family => family, StringComparer.Ordinal)
            .ToList();
        // A direction without any invoice is asked for all the same: only a list can show that there is none.
        return families.Count == 0
            ? [new CoverageRow(direction, null, [.. months.Select(month => Cell(direction, null, month, sides))])]
            : families.Select(family => new CoverageRow(
                direction,
                family,
                [.. months.Select(month => Cell(direction, family, month, sides))]
            ));
    }

    private CoverageCell Cell(Direction direction, string? family, DateOnly month, Sides sides)
    {
        var last = month.AddMonths(1).AddDays(-1);
        var key = new CellKey(direction, family ?? "", month);
        List<HeldList> reaching =
        [
            .. sides.Lists.Where(list =>
                list.Reach.Direction == direction && list.Reach.From <= last.AddDays(1) && list.Reach.To >= month.AddDays(-1)
            ),
        ];
        var kinds = KindsOf(family, last);
        var due = last < sides.Today ? last : sides.Today;
        var proven = new DaySet(month, due, day => Reaches(reaching, kinds, day));
        var state = StateOf(family, month, proven, sides.Today, reaching, kinds);
        var unsettled = state == CoverageState.Whole ? Unsettled(month, due, reaching, kinds) : null;
        return new CoverageCell
        {
            Direction = direction,
            Family = family,
            Month = month,
            Ours = sides.Ours.GetValueOrDefault(key, SideTotal.None),
            Theirs = sides.Theirs.GetValueOrDefault(key, SideTotal.None),
            State = state,
            Control = direction == Direction.Out ? sides.Controls.FirstOrDefault(control => control.Month == month) : null,
            Missing = proven.Missing,
            LastHeld = proven.LastHeld,
            Lists =
            [
                .. reaching.Where(list =>
                    list.Reach.From <= last && list.Reach.To >= month && (kinds.Length == 0 || IsOfAny(list, kinds))
                ),
            ],
            Unsettled = unsettled?.Missing ?? [],
            SettledOn = unsettled is { Missing: [.., var end] } ? DueOn(kinds, end.To) : null,
        };
    }

    // A list shows only what had arrived when the bureau was read: the last days of a month come with a delay.
    private DaySet Unsettled(DateOnly month, DateOnly due, List<HeldList> reaching, string[] kinds) =>
        new(
            month,
            due,
            day => Reaches([.. reaching.Where(list => IsShown(list) && list.Reach.SeenOn >= DueOn(kinds, day))], kinds, day)
        );

    private DateOnly DueOn(string[] kinds, DateOnly day) =>
        kinds.DefaultIfEmpty(KindId.Unknown).Max(kind => policy.Arrival.DueOn(kind, channel: null, day));

    private CoverageState StateOf(
        string? family,
        DateOnly month,
        DaySet proven,
        DateOnly today,
        List<HeldList> reaching,
        string[] kinds
    )
    {
        if (IsOutside(family))
        {
            return CoverageState.OutsideBureau;
        }

        if (month > today)
        {
            return CoverageState.NotBegun;
        }

        var isRunning = MonthOf(today) == month && month.AddMonths(1).AddDays(-1) > today;
        if (proven is { LastHeld: { } end, Missing: var missing } && isRunning && missing.All(range => range.From > end))
        {
            return CoverageState.Running;
        }

        if (proven.Missing.Count == 0)
        {
            var shown = reaching.Where(IsShown).ToList();
            return proven.All(day => Reaches(shown, kinds, day)) ? CoverageState.Whole : CoverageState.Inferred;
        }

        if (reaching.Exists(list => list.Reach.Truncated))
        {
            return CoverageState.AtCeiling;
        }

        return proven.LastHeld is null ? CoverageState.Never : CoverageState.Partial;
    }

    // A sync reads each kind by itself: together its lists reach what one list of all kinds does.
    private static bool Reaches(List<HeldList> lists, string[] kinds, DateOnly day) =>
        kinds.Length == 0
            ? lists.Exists(list => list.Reach.Reaches(KindId.Unknown, day))
            : Array.TrueForAll(kinds, kind => lists.Exists(list => list.Reach.Reaches(kind, day)));

    private static bool IsShown(HeldList list) => list.Reach.Basis != CoverageBasis.Inferred;

    private static bool IsOfAny(HeldList list, string[] kinds) =>
        list.Reach.Kinds.Count == 0 || list.Reach.Kinds.Any(kind => kinds.Contains(kind, StringComparer.Ordinal));

    private bool IsOutside(string? family)
    {
        var kinds = policy.Kinds.All.Where(kind => kind.Family == family).ToList();
        return kinds.Count > 0 && kinds.TrueForAll(kind => !kind.BureauHolds);
    }

    // Which kinds a list must hold to say anything of the family: those that the bureau knows and that were issued then.
    private string[] KindsOf(string? family, DateOnly day) =>
        [
            .. policy
                .Kinds.All.Where(kind => kind.Family == family && kind.BureauHolds && policy.Kinds.At(kind.Id, day) is not null)
                .Select(kind => kind.Id),
        ];

    private Dictionary<CellKey, SideTotal> Totals(IEnumerable<MonthTotal> totals) =>
        totals
            .GroupBy(total => new CellKey(total.Direction, policy.Kinds.Find(total.Kind)?.Family ?? KindId.Unknown, total.Month))
            .ToDictionary(
                group => group.Key,
                group => group.Aggregate(SideTotal.None, (sum, total) => sum + SideTotal.Of(total))
            );

    /// <summary>The commoner family first, as its kinds stand in the bureau's code list.</summary>
    private string Place(string family) =>
        policy
            .Kinds.All.Where(kind => kind.Family == family)
            .Select(kind => kind.BureauCode ?? "99")
            .DefaultIfEmpty("99")
            .Min(StringComparer.Ordinal)!;

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private sealed record Sides(
        Dictionary<CellKey, SideTotal> Ours,
        Dictionary<CellKey, SideTotal> Theirs,
        IReadOnlyList<HeldList> Lists,
        IReadOnlyList<ControlTotal> Controls,
        DateOnly Today
    );
}
