using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Completeness.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>归集完整性 of some months.</summary>
/// <param name="Months">First days of the months, oldest first.</param>
/// <param name="Rows">取得 before 开具, each by 票种大类.</param>
/// <param name="Earliest">First month of which anything is held.</param>
/// <param name="Latest">Last month that can be seen.</param>
/// <param name="Today">Today in Beijing.</param>
/// <param name="Ceiling">Most rows of one export; null = none is known.</param>
public sealed record CoverageTable(
    IReadOnlyList<DateOnly> Months,
    IReadOnlyList<CoverageRow> Rows,
    DateOnly Earliest,
    DateOnly Latest,
    DateOnly Today,
    int? Ceiling
)
{
    /// <summary>Every cell, row by row.</summary>
    public IEnumerable<CoverageCell> Cells => Rows.SelectMany(row => row.Cells);

    /// <summary>What both sides hold of a month, all kinds of a direction together.</summary>
    public (SideTotal Ours, SideTotal Theirs) TotalOf(Direction direction, DateOnly month)
    {
        var cells = Cells.Where(cell => cell.Direction == direction && cell.Month == month).ToList();
        return (
            cells.Aggregate(SideTotal.None, (sum, cell) => sum + cell.Ours),
            cells.Aggregate(SideTotal.None, (sum, cell) => sum + cell.Theirs)
        );
    }

    /// <summary>接下来导出: what to export so that every month that has ended can be proven, cut to stay below the ceiling.</summary>
    public IReadOnlyList<NextExport> Next =>
        [
            .. Cells
                .GroupBy(cell => cell.Direction)
                .SelectMany(group =>
                    DayRange
                        .Joined(group.SelectMany(Wanted))
                        .SelectMany(range => ExportSlices.Of(range, month => ExpectedRows(group.Key, month), Ceiling))
                        .Select(slice => new NextExport(
                            group.Key,
                            slice,
                            group.Any(cell =>
                                cell.State == CoverageState.AtCeiling && cell.Missing.Any(own => Meet(own, slice.Days))
                            )
                        ))
                ),
        ];

    /// <summary>How many rows the bureau may be expected to list of a month, all kinds together; null = nothing is known.</summary>
    public int? ExpectedRows(Direction direction, DateOnly month)
    {
        var held = Months
            .Select(each => TotalOf(direction, each))
            .Select(each => Math.Max(each.Ours.Count, each.Theirs.Count))
            .Where(count => count > 0)
            .ToList();
        var own = TotalOf(direction, month);
        // What a list that was cut off still showed, spread over the days that it did not: the month is at least as busy.
        var cut = Cells
            .Where(cell => cell.Direction == direction && cell.Month == month)
            .SelectMany(cell => cell.Lists)
            .Where(list => list.Reach.Truncated)
            .Select(list =>
                list.Reach.Rows
                * DateTime.DaysInMonth(month.Year, month.Month)
                / new DayRange(list.Reach.From, list.Reach.To).Days
            )
            .DefaultIfEmpty(0)
            .Max();
        var most = Math.Max(cut, Math.Max(own.Ours.Count, own.Theirs.Count));
        return most > 0 ? most
            : held.Count > 0 ? held.Sum() / held.Count
            : null;
    }

    /// <summary>税局数据连续到: the latest days without a gap that the lists of a direction reach, for all kinds shown; null when there are none.</summary>
    public DayRange? Reached(Direction direction)
    {
        var cells = Cells
            .Where(cell =>
                cell.Direction == direction && cell.State is not (CoverageState.OutsideBureau or CoverageState.NotBegun)
            )
            .ToList();
        if (cells.Count == 0)
        {
            return null;
        }

        var last = cells.Max(cell => cell.Month).AddMonths(1).AddDays(-1);
        var (from, to) = (Months[0], last < Today ? last : Today);
        foreach (var gap in DayRange.Joined(cells.SelectMany(cell => cell.Missing)).Reverse())
        {
            if (gap.To < to)
            {
                from = gap.To.AddDays(1);
                break;
            }

            to = gap.From.AddDays(-1);
        }

        return from <= to ? new DayRange(from, to) : null;
    }

    // Days that no list reaches; and those that were read too early, once they have settled.
    private IEnumerable<DayRange> Wanted(CoverageCell cell) =>
        cell.State is CoverageState.Never or CoverageState.Partial or CoverageState.AtCeiling ? cell.Missing
        : cell is { State: CoverageState.Whole, Unsettled: [var first, ..], SettledOn: { } day } && day <= Today
            ? [new DayRange(first.From, day)]
        : [];

    private static bool Meet(DayRange one, DayRange other) => one.From <= other.To && other.From <= one.To;
}

/// <summary>One direction and 票种大类 through the months.</summary>
/// <param name="Direction">取得 or 开具.</param>
/// <param name="Family">票种大类; null = all, where no invoice is held.</param>
/// <param name="Cells">One for each month.</param>
public sealed record CoverageRow(Direction Direction, string? Family, IReadOnlyList<CoverageCell> Cells);

/// <summary>One direction, 票种大类 and month.</summary>
public sealed record CoverageCell
{
    /// <summary>取得 or 开具.</summary>
    public required Direction Direction { get; init; }

    /// <summary>票种大类; null = all.</summary>
    public required string? Family { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>账内.</summary>
    public required SideTotal Ours { get; init; }

    /// <summary>税局.</summary>
    public required SideTotal Theirs { get; init; }

    /// <summary>How far the bureau's lists reach.</summary>
    public required CoverageState State { get; init; }

    /// <summary>Days up to today that they do not reach.</summary>
    public required IReadOnlyList<DayRange> Missing { get; init; }

    /// <summary>Last day that they reach; null when none.</summary>
    public required DateOnly? LastHeld { get; init; }

    /// <summary>Lists that reach into the month.</summary>
    public required IReadOnlyList<HeldList> Lists { get; init; }

    /// <summary>Days that are reached, but whose invoices may have arrived at the bureau only after it was read.</summary>
    public IReadOnlyList<DayRange> Unsettled { get; init; } = [];

    /// <summary>From this day on a reading of the bureau settles them; null when all are settled.</summary>
    public DateOnly? SettledOn { get; init; }

    /// <summary>Both sides compared invoice by invoice; null where that was not asked for.</summary>
    public MonthProof? Proof { get; init; }

    /// <summary>税局汇总 of the month, all kinds together; null where it was not read after the month had ended.</summary>
    public ControlTotal? Control { get; init; }

    /// <summary>核验封存; null when the month was not sealed.</summary>
    public SealState? Seal { get; init; }

    /// <summary>Its place.</summary>
    public CellKey Key => new(Direction, Family ?? "", Month);

    /// <summary>Whether the bureau's lists prove every day of the month, and both sides are equal to the fen.</summary>
    public bool IsProven => State == CoverageState.Whole && Unsettled.Count == 0 && Proof is { Holds: true } && !IsAgainstControl;

    // The bureau itself states more or less than its lists gave: equal lists prove nothing then.
    private bool IsAgainstControl => Control is { Agrees: false };

    // Only the last days are open, and there are settled days before them.
    private bool IsSettledUpToItsEnd =>
        Unsettled is [{ } open] && open.From > Month && open.To == Month.AddMonths(1).AddDays(-1) && Proof is not null;

    /// <summary>What can be said of the month.</summary>
    public CellVerdict Verdict =>
        Seal is { } seal
            ? seal.IsUnchanged
                ? CellVerdict.Sealed
                : CellVerdict.SealBroken
            : State switch
            {
                CoverageState.OutsideBureau => CellVerdict.OutsideBureau,
                CoverageState.NotBegun => CellVerdict.NotBegun,
                CoverageState.Running => CellVerdict.Running,
                _ when IsAgainstControl => CellVerdict.Differs,
                CoverageState.Whole when Proof is { Holds: false } => CellVerdict.Differs,
                CoverageState.Whole when Unsettled.Count == 0 && Proof is not null => CellVerdict.Proven,
                CoverageState.Whole when IsSettledUpToItsEnd => CellVerdict.Settling,
                _ => CellVerdict.CannotProve,
            };
}

/// <summary>What can be said of a month: never to be mixed with how far the lists reach.</summary>
public enum CellVerdict
{
    /// <summary>核验封存, and unchanged since.</summary>
    Sealed,

    /// <summary>封存后有变化.</summary>
    SealBroken,

    /// <summary>已核实齐全: every day is proven, both sides are equal to the fen.</summary>
    Proven,

    /// <summary>核实至某日: both sides are equal, but invoices of the last days may have arrived after the bureau was read.</summary>
    Settling,

    /// <summary>有差异: every day is proven, and both sides differ.</summary>
    Differs,

    /// <summary>不能证明.</summary>
    CannotProve,

    /// <summary>至某日: the month has not ended.</summary>
    Running,

    /// <summary>不属税局范围.</summary>
    OutsideBureau,

    /// <summary>月份未到.</summary>
    NotBegun,
}

/// <summary>张数和合计 of one side.</summary>
/// <param name="Count">Invoices.</param>
/// <param name="Amount">Σ 金额.</param>
/// <param name="Tax">Σ 税额.</param>
/// <param name="Total">Σ 价税合计.</param>
public sealed record SideTotal(int Count, Yuan Amount, Yuan Tax, Yuan Total)
{
    /// <summary>Nothing.</summary>
    public static SideTotal None { get; } = new(0, Yuan.Zero, Yuan.Zero, Yuan.Zero);

    /// <summary>Both together.</summary>
    public static SideTotal operator +(SideTotal one, SideTotal other) =>
        new(one.Count + other.Count, one.Amount + other.Amount, one.Tax + other.Tax, one.Total + other.Total);

    internal static SideTotal Of(MonthTotal total) => new(total.Count, total.Amount, total.Tax, total.Total);
}

/// <summary>税局清单 of a month: how far they reach. It says nothing of whether both sides agree.</summary>
public enum CoverageState
{
    /// <summary>整月已导出.</summary>
    Whole,

    /// <summary>整月，按首末日期推断: no list states the range that was asked for.</summary>
    Inferred,

    /// <summary>本月至某日: the month has not ended.</summary>
    Running,

    /// <summary>缺几天.</summary>
    Partial,

    /// <summary>达到导出上限: the list was cut off.</summary>
    AtCeiling,

    /// <summary>未导出.</summary>
    Never,

    /// <summary>不属税局范围.</summary>
    OutsideBureau,

    /// <summary>月份未到.</summary>
    NotBegun,
}

/// <summary>接下来导出: one list to fetch from the bureau.</summary>
/// <param name="Direction">取得 or 开具.</param>
/// <param name="Slice">开票日期, and how many rows to expect.</param>
/// <param name="WasCut">Whether a list of these days was cut off before.</param>
public sealed record NextExport(Direction Direction, ExportSlice Slice, bool WasCut);
