using System.Globalization;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Formats;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Completeness;
using Piaoheng.Server.Modules.Completeness.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;

namespace Piaoheng.Server.Tests.Completeness;

/// <summary>归集完整性, from what both sides state of months.</summary>
public sealed class CoverageTests
{
    private const string Special = KindId.DigitalVatSpecial;
    private const string Normal = "digital-vat-normal";
    private static readonly PolicyPack Policy = PolicyFolder.Load(PolicyFolder.Shipped);

    [Fact]
    public async Task A_month_inside_a_stated_range_is_whole()
    {
        var cell = await OnlyCell([List("2026-02-01", "2026-04-30")]);
        Assert.Equal((CoverageState.Whole, 0), (cell.State, cell.Missing.Count));
    }

    [Fact]
    public async Task Two_lists_together_make_a_month_whole()
    {
        var cell = await OnlyCell([List("2026-03-01", "2026-03-15"), List("2026-03-16", "2026-03-31")]);
        Assert.Equal(CoverageState.Whole, cell.State);
        Assert.Equal(2, cell.Lists.Count);
    }

    [Fact]
    public async Task A_range_that_no_list_states_is_inferred()
    {
        var cell = await OnlyCell([List("2026-03-01", "2026-03-31") with { Basis = CoverageBasis.Inferred }]);
        Assert.Equal(CoverageState.Inferred, cell.State);
    }

    [Fact]
    public async Task Days_between_two_lists_are_missing()
    {
        var cell = await OnlyCell([List("2026-03-01", "2026-03-09"), List("2026-03-12", "2026-03-31")]);
        Assert.Equal(CoverageState.Partial, cell.State);
        Assert.Equal([new DayRange(Day("2026-03-10"), Day("2026-03-11"))], cell.Missing);
    }

    [Fact]
    public async Task A_list_that_was_cut_off_asks_for_shorter_ranges()
    {
        var table = await Table([List("2026-03-21", "2026-03-31") with { Truncated = true }], "2026-05-01");
        Assert.Equal(CoverageState.AtCeiling, InCell(table).State);
        Assert.Contains(
            new NextExport(
                Direction.In,
                new ExportSlice(new DayRange(Day("2026-03-01"), Day("2026-03-20")), 1, IsTooLarge: false),
                WasCut: true
            ),
            table.Next
        );
    }

    [Fact]
    public async Task A_month_without_any_list_was_never_exported()
    {
        var cell = await OnlyCell([]);
        Assert.Equal(CoverageState.Never, cell.State);
        Assert.Equal([new DayRange(Day("2026-03-01"), Day("2026-03-31"))], cell.Missing);
    }

    [Fact]
    public async Task The_running_month_is_not_asked_for_again_before_its_end()
    {
        var table = await Table([List("2026-03-01", "2026-03-18")], "2026-03-20");
        Assert.Equal((CoverageState.Running, Day("2026-03-18")), (InCell(table).State, InCell(table).LastHeld));
        Assert.DoesNotContain(table.Next, next => next.Direction == Direction.In);
    }

    [Fact]
    public async Task A_list_of_deductible_kinds_says_nothing_of_others()
    {
        string[] deductible =
        [
            .. Policy
                .Kinds.All.Where(kind => kind.BureauLists.Contains(BureauList.Selection, StringComparer.Ordinal))
                .Select(kind => kind.Id),
        ];
        var lists = new[] { List("2026-03-01", "2026-03-31") with { Kinds = deductible } };
        var table = await Table(lists, "2026-05-01", Ours(Special, 1), Ours(Normal, 1));
        var cells = table
            .Cells.Where(cell => cell.Direction == Direction.In)
            .ToDictionary(cell => cell.Family!, StringComparer.Ordinal);
        Assert.Equal(CoverageState.Whole, cells["vat-special"].State);
        Assert.Equal(CoverageState.Never, cells["vat-normal"].State);
    }

    [Fact]
    public async Task Kinds_of_one_family_stand_together()
    {
        var table = await Table([List("2026-03-01", "2026-03-31")], "2026-05-01", Ours(Special, 2), Ours("paper-vat-special", 3));
        Assert.Equal(5, InCell(table).Ours.Count);
        Assert.Equal(5, table.TotalOf(Direction.In, Day("2026-03-01")).Ours.Count);
    }

    [Fact]
    public async Task What_the_bureau_does_not_hold_is_not_asked_for()
    {
        var table = await Table([], "2026-05-01", Ours("other-expense", 1));
        Assert.Equal(CoverageState.OutsideBureau, InCell(table).State);
        Assert.DoesNotContain(table.Next, next => next.Direction == Direction.In);
    }

    [Fact]
    public async Task A_direction_without_invoices_is_asked_for_too()
    {
        var table = await Table([List("2026-03-01", "2026-04-05")], "2026-05-01");
        var issued = Assert.Single(table.Rows, row => row.Direction == Direction.Out);
        Assert.Null(issued.Family);
        Assert.Equal(
            [
                new NextExport(
                    Direction.Out,
                    new ExportSlice(new DayRange(Day("2026-03-01"), Day("2026-03-31")), Rows: null, IsTooLarge: false),
                    WasCut: false
                ),
            ],
            table.Next
        );
    }

    [Fact]
    public async Task The_last_days_of_a_month_settle_only_after_their_arrival()
    {
        var table = await Table([List("2026-03-01", "2026-03-31")], "2026-05-01");
        var cell = InCell(table);
        Assert.Equal([new DayRange(Day("2026-03-30"), Day("2026-03-31"))], cell.Unsettled);
        Assert.Equal((Day("2026-04-02"), CellVerdict.CannotProve), (cell.SettledOn, cell.Verdict));
        Assert.Contains(table.Next, next => next.Slice.Days == new DayRange(Day("2026-03-30"), Day("2026-04-02")));
    }

    [Fact]
    public async Task A_list_read_after_the_month_settles_it()
    {
        var readAt = new DateTimeOffset(Day("2026-04-03"), new TimeOnly(9, 0), TimeSpan.FromHours(8));
        var table = await Table([List("2026-03-01", "2026-03-31") with { ReadAt = readAt }], "2026-05-01");
        Assert.Empty(InCell(table).Unsettled);
        Assert.DoesNotContain(table.Next, next => next.Direction == Direction.In);
    }

    [Fact]
    public async Task A_month_too_large_for_one_export_is_asked_for_in_parts()
    {
        var table = await Table([], "2026-05-01", Ours(Special, 9_300));
        Assert.Equal(
            ["03-01 03-13 3900", "03-14 03-26 3900", "03-27 03-31 1500"],
            table
                .Next.Where(next => next.Direction == Direction.In)
                .Select(next =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{next.Slice.Days.From:MM-dd} {next.Slice.Days.To:MM-dd} {next.Slice.Rows}"
                    )
                )
        );
    }

    [Fact]
    public async Task The_latest_days_without_a_gap_are_what_the_lists_reach()
    {
        var table = await Table([List("2026-03-05", "2026-03-28")], "2026-05-01");
        Assert.Equal(new DayRange(Day("2026-03-05"), Day("2026-03-28")), table.Reached(Direction.In));
        Assert.Null(table.Reached(Direction.Out));
    }

    [Fact]
    public async Task Nothing_held_is_no_table() =>
        Assert.Null(
            await new CoverageByMonth(new Held([]), new Stated([]), Policy, At("2026-05-01")).Find(1, null, Cancellation)
        );

    [Fact]
    public async Task A_month_that_the_bureau_counts_otherwise_differs_with_both_figures()
    {
        MonthTotal[] held = [Ours(Special, 1) with { Direction = Direction.Out }];
        Coverage[] lists =
        [
            List("2026-03-01", "2026-03-31") with
            {
                Direction = Direction.Out,
                ReadAt = At("2026-04-20").GetUtcNow(),
            },
        ];
        foreach (var (count, verdict) in new[] { (1, CellVerdict.CannotProve), (2, CellVerdict.Differs) })
        {
            var controls = new Controls(
                new ControlTotal(
                    Day("2026-03-01"),
                    new ControlFigures(count, Yuan.FromFen(100), Yuan.FromFen(13)),
                    new ControlFigures(1, Yuan.FromFen(100), Yuan.FromFen(13)),
                    At("2026-04-20").GetUtcNow()
                )
            );
            var coverage = new CoverageByMonth(new Held(held), new Stated(lists), Policy, At("2026-05-01"), controls);
            var table = (await coverage.Find(1, Day("2026-03-01"), Cancellation))!;
            var cell = table.Cells.Single(own => own.Direction == Direction.Out && own.Month == Day("2026-03-01"));
            Assert.Equal(verdict, cell.Verdict);
            Assert.Equal(
                count == 2,
                CoverageWords
                    .Why(cell)
                    .Any(why =>
                        why.Contains("2 张", StringComparison.Ordinal) && why.Contains("入库 1 张", StringComparison.Ordinal)
                    )
            );
        }
    }

    private sealed class Controls(ControlTotal total) : IControlTotals
    {
        public Task<IReadOnlyList<ControlTotal>> Months(long taxpayerId, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<ControlTotal>>([total]);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Coverage List(string from, string to) =>
        new()
        {
            Direction = Direction.In,
            From = Day(from),
            To = Day(to),
            Basis = CoverageBasis.Stated,
            Source = "全量发票查询.xlsx",
        };

    private static MonthTotal Ours(string kind, int count) =>
        new(Direction.In, kind, Day("2026-03-01"), count, Yuan.FromFen(100), Yuan.FromFen(13), Yuan.FromFen(113), 0);

    private static CoverageCell InCell(CoverageTable table) =>
        table.Cells.Single(cell => cell.Direction == Direction.In && cell.Month == Day("2026-03-01"));

    private static async Task<CoverageCell> OnlyCell(Coverage[] lists) => InCell(await Table(lists, "2026-05-01"));

    private static async Task<CoverageTable> Table(Coverage[] lists, string today, params MonthTotal[] ours)
    {
        MonthTotal[] held = ours.Length == 0 ? [Ours(Special, 1)] : ours;
        var coverage = new CoverageByMonth(new Held(held), new Stated(lists), Policy, At(today));
        return (await coverage.Find(1, Day("2026-03-01"), Cancellation))!;
    }

    private static FixedTime At(string today) =>
        new FixedTime(new DateTimeOffset(Day(today), TimeOnly.MinValue, TimeSpan.FromHours(8)));

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Held(MonthTotal[] months) : IOurRecords
    {
        public Task<IReadOnlyList<MonthTotal>> Months(long taxpayerId, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<MonthTotal>>(months);

        public IAsyncEnumerable<OurRecord> Read(long taxpayerId, DateOnly? from, DateOnly? to, CancellationToken cancellation) =>
            AsyncEnumerable.Empty<OurRecord>();

        public IAsyncEnumerable<ListEntry> Listed(long taxpayerId, DateOnly from, DateOnly to, CancellationToken cancellation) =>
            AsyncEnumerable.Empty<ListEntry>();

        public Task<IReadOnlyList<ListEntry>> Listed(
            long taxpayerId,
            Direction direction,
            IReadOnlyCollection<string> keys,
            CancellationToken cancellation
        ) => Task.FromResult<IReadOnlyList<ListEntry>>([]);
    }

    private sealed class Stated(Coverage[] lists) : IBureauRecords
    {
        public Task<IReadOnlyList<MonthTotal>> Months(long taxpayerId, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<MonthTotal>>([]);

        public Task<IReadOnlyList<HeldList>> Lists(long taxpayerId, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<HeldList>>([.. lists.Select((list, at) => new HeldList(at, list))]);

        public Task<IReadOnlyList<Coverage>> Coverage(long taxpayerId, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Coverage>>(lists);

        public IAsyncEnumerable<BureauRow> Read(long taxpayerId, DateOnly? from, DateOnly? to, CancellationToken cancellation) =>
            AsyncEnumerable.Empty<BureauRow>();

        public IAsyncEnumerable<ListEntry> Listed(long taxpayerId, DateOnly from, DateOnly to, CancellationToken cancellation) =>
            AsyncEnumerable.Empty<ListEntry>();

        public Task<IReadOnlyList<ListEntry>> Listed(
            long taxpayerId,
            Direction direction,
            IReadOnlyCollection<string> keys,
            CancellationToken cancellation
        ) => Task.FromResult<IReadOnlyList<ListEntry>>([]);

        public Task<IReadOnlyList<BureauRow>> Find(
            long taxpayerId,
            Direction direction,
            IReadOnlyCollection<string> keys,
            CancellationToken cancellation
        ) => Task.FromResult<IReadOnlyList<BureauRow>>([]);
    }
}
