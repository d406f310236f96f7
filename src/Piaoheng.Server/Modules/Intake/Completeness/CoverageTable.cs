using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;

namespace Piaoheng.Server.Modules.Intake.Completeness;

/// <summary>归集完整性 of some months.</summary>
/// <param name="Months">First days of the months, oldest first.</param>
/// <param name="Rows">取得 before 开具, each by 票种大类.</param>
/// <param name="Earliest">First month of which anything is held.</param>
/// <param name="Latest">Last month that can be seen.</param>
/// <param name="Today">Today in Beijing.</param>
public sealed record CoverageTable(
    IReadOnlyList<DateOnly> Months,
    IReadOnlyList<CoverageRow> Rows,
    DateOnly Earliest,
    DateOnly Latest,
    DateOnly Today
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

    /// <summary>接下来导出: days that the bureau's lists do not reach, of each direction together; those of the running month are not pressing.</summary>
    public IReadOnlyList<NextExport> Next =>
        [
            .. Cells
                .Where(cell => cell.State is CoverageState.Never or CoverageState.Partial or CoverageState.AtCeiling)
                .GroupBy(cell => cell.Direction)
                .SelectMany(group =>
                    DayRange
                        .Joined(group.SelectMany(cell => cell.Missing))
                        .Select(range => new NextExport(
                            group.Key,
                            range,
                            group.Any(cell => cell.State == CoverageState.AtCeiling && cell.Missing.Any(own => Meet(own, range)))
                        ))
                ),
        ];

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

    private static bool Meet(DayRange one, DayRange other) => one.From <= other.To && other.From <= one.To;
}

/// <summary>One direction and 票种大类 through the months.</summary>
/// <param name="Direction">取得 or 开具.</param>
/// <param name="Family">票种大类; null = all, where no invoice is held.</param>
/// <param name="Cells">One for each month.</param>
public sealed record CoverageRow(Direction Direction, string? Family, IReadOnlyList<CoverageCell> Cells);

/// <summary>One direction, 票种大类 and month.</summary>
/// <param name="Direction">取得 or 开具.</param>
/// <param name="Family">票种大类; null = all.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Ours">账内.</param>
/// <param name="Theirs">税局.</param>
/// <param name="State">How far the bureau's lists reach.</param>
/// <param name="Missing">Days up to today that they do not reach.</param>
/// <param name="LastHeld">Last day that they reach; null when none.</param>
/// <param name="Lists">Lists that reach into the month.</param>
public sealed record CoverageCell(
    Direction Direction,
    string? Family,
    DateOnly Month,
    SideTotal Ours,
    SideTotal Theirs,
    CoverageState State,
    IReadOnlyList<DayRange> Missing,
    DateOnly? LastHeld,
    IReadOnlyList<HeldList> Lists
);

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
/// <param name="Days">开票日期.</param>
/// <param name="InParts">Whether a list of these days was cut off before, so that it must be fetched in shorter ranges.</param>
public sealed record NextExport(Direction Direction, DayRange Days, bool InParts);
