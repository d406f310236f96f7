using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>定时同步: due lines make syncs, one at a time; what fails waits longer each time and loses nothing.</summary>
public abstract class ScheduleTests
{
    private static readonly TimeSpan Later = TimeSpan.FromDays(40);
    private readonly TestDatabase _database;

    protected ScheduleTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_line_that_is_due_makes_one_sync_and_the_others_keep_their_place()
    {
        await using var bureau = await Start();
        await Check(Now);
        var waiting = await Lines(bureau);
        Assert.Equal(6, waiting.Count);
        Assert.All(waiting, row => Assert.True(row.NextAt > Now));
        Assert.Empty(await Runs(bureau));

        await Check(Now + Later);
        await Check(Now + Later);
        var first = Assert.Single(await Runs(bureau));
        Assert.NotEqual("", first.Line);
        Assert.Single(await Lines(bureau), row => row.IsAwaited);

        await bureau.Work(first);
        await Check(Now + Later);
        var done = (await Lines(bureau)).Single(row => row.Line == first.Line);
        Assert.Equal((false, 0, first.RunNo), (done.IsAwaited, done.Failures, done.RunNo));
        Assert.True(done.NextAt > Now + Later);
        Assert.Equal(2, (await Runs(bureau)).Count);
    }

    [Fact]
    public async Task A_second_node_that_looks_at_the_same_moment_makes_no_second_sync()
    {
        await using var bureau = await Start();
        await Check(Now);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Check(Now + Later)));
        Assert.Single(await Runs(bureau));
    }

    [Fact]
    public async Task A_line_reads_its_own_direction_and_days()
    {
        await using var bureau = await Start();
        var run = await RunLine(bureau, "out");
        Assert.All(await bureau.Slices(run), slice => Assert.Equal(Core.Invoices.Direction.Out, slice.Direction));
        await bureau.Work(run);

        var again = await RunLine(bureau, "t-plus-7");
        var day = BeijingTime.Today(TimeProvider.System).AddDays(-7);
        Assert.All(await bureau.Slices(again), slice => Assert.Equal((day, day), (slice.FromDate, slice.ToDate)));
        Assert.Contains(await bureau.Slices(again), slice => slice.Direction == Core.Invoices.Direction.In);
    }

    [Fact]
    public async Task A_sync_that_fails_is_tried_again_later_and_later()
    {
        await using var bureau = await Start();
        await bureau.Misbehave("S19:503");
        var run = await RunLine(bureau, "t-plus-1");
        await bureau.Work(run);
        await Check(Now);
        // In the 征期 new invoices are asked for every few minutes: whatever the day, nothing else is due meanwhile.
        await Stop(bureau, line => line != "t-plus-1");
        var once = await Line(bureau, "t-plus-1");
        Assert.Equal((1, false), (once.Failures, once.IsAwaited));
        Assert.InRange(once.NextAt!.Value - Now, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(6));

        // The same sync is gone on with: its days are still the same.
        var due = once.NextAt.Value + TimeSpan.FromSeconds(1);
        await Check(due);
        Assert.True((await bureau.Find(run)).IsOpen);
        await bureau.Work(run);
        await Check(due);
        var twice = await Line(bureau, "t-plus-1");
        Assert.Equal(2, twice.Failures);
        Assert.Equal(15, Math.Round((twice.NextAt!.Value - due).TotalMinutes));

        await bureau.Misbehave("");
        await Check(twice.NextAt.Value + TimeSpan.FromSeconds(1));
        await bureau.Work(run);
        await Check(twice.NextAt.Value + TimeSpan.FromSeconds(1));
        Assert.Equal((0, SyncState.Done), ((await Line(bureau, "t-plus-1")).Failures, (await bureau.Find(run)).State));
    }

    [Fact]
    public async Task A_lost_sign_in_is_not_tried_every_few_minutes()
    {
        await using var bureau = await Start();
        await bureau.Misbehave("S11:sms");
        var run = await RunLine(bureau, "in");
        await bureau.Work(run);
        await Check(Now);
        Assert.True((await Line(bureau, "in")).NextAt > Now + TimeSpan.FromHours(3));
        Assert.Equal("LoginExpired", (await bureau.Find(run)).Failure);
    }

    [Fact]
    public async Task A_stuck_job_is_gone_on_with_and_the_way_by_file_is_told()
    {
        await using var bureau = await Start();
        var run = await RunLine(bureau, "in");
        var slice = (await bureau.Slices(run)).First(own => own.Kind == "digital-vat-special");
        await bureau.Misbehave("S10:stuck@1-2");
        await Ask(bureau, slice);
        await bureau.Work(run);
        var failed = (await bureau.Slices(run)).Single(own => own.SliceId == slice.SliceId);
        Assert.Equal((SyncState.Failed, "SIM000000000001"), (failed.State, failed.Ticket));
        Assert.Contains("视为卡住", failed.Problem, StringComparison.Ordinal);
        Assert.Contains("导出后导入", failed.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(await Stuck(bureau));

        // New invoices are asked for all the same; the job is taken over with its number, and nothing is asked for twice.
        await Check(Now);
        var next = await RunLine(bureau, "in");
        var taken = (await bureau.Slices(next)).Single(own => own.Ticket == "SIM000000000001");
        Assert.Equal((slice.FromDate, slice.ToDate, failed.AskedAt), (taken.FromDate, taken.ToDate, taken.AskedAt));
        Assert.DoesNotContain(
            await bureau.Slices(next),
            own =>
                own.Kind == slice.Kind
                && own.SliceId != taken.SliceId
                && own.FromDate <= slice.ToDate
                && own.ToDate >= slice.FromDate
        );
    }

    [Fact]
    public async Task A_job_that_the_bureau_no_longer_knows_is_asked_for_anew()
    {
        await using var bureau = await Start();
        var run = await RunLine(bureau, "in");
        var slice = (await bureau.Slices(run)).First(own => own.Kind == "digital-vat-special");
        await bureau.Misbehave("S10:stuck@1-2");
        await Ask(bureau, slice);
        await bureau.Work(run);
        await Check(Now);
        var next = await RunLine(bureau, "in");
        Assert.Contains(await bureau.Slices(next), own => own.Ticket is not null);

        // The bureau forgets its jobs when it is set up anew.
        await bureau.Misbehave("");
        await bureau.Work(next);

        Assert.Equal((SyncState.Done, null), ((await bureau.Find(next)).State, (await bureau.Find(next)).Problem));
    }

    [Fact]
    public async Task A_line_that_is_stopped_is_not_done_by_itself()
    {
        await using var bureau = await Start();
        await Check(Now);
        await Stop(bureau, _ => true);

        await Check(Now + Later);
        Assert.Empty(await Runs(bureau));
    }

    [Fact]
    public async Task Days_read_again_and_again_leave_one_reach_of_each_kind()
    {
        await using var bureau = await Start();
        var today = BeijingTime.Today(TimeProvider.System);
        await bureau.Sync(today.AddDays(-5), today);
        var before = await Coverage(bureau);
        await bureau.Misbehave("S2");
        await bureau.Sync(today.AddDays(-9), today);
        await bureau.Misbehave("");
        Assert.True(await Coverage(bureau) <= before + 40, "a reach that a later one holds is dropped");
    }

    // A job that the simulator has taken on two days ago.
    private async Task Ask(SimulatedBureau bureau, SyncSliceRecord slice)
    {
        using var open = await _database.In(async services =>
        {
            var book = services.GetRequiredService<ChannelBook>();
            return book.Open((await book.Find(bureau.Taxpayer.TaxpayerId, "leqi", Cancellation))!, "测试");
        });
        var ticket = await ((Connectors.IListsInvoices)open.Connector).Ask(
            new Connectors.ListWindow(bureau.Taxpayer.Number, slice.Direction, slice.Kind, slice.FromDate, slice.ToDate),
            Cancellation
        );
        await _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, slice.TaxpayerId, Cancellation);
            await services
                .GetRequiredService<SyncRuns>()
                .Replace(slice, [StoreSlice.With(slice, ticket.Number, Now - TimeSpan.FromDays(2))], Cancellation);
            await work.Commit(Cancellation);
        });
    }

    private async Task<SimulatedBureau> Start()
    {
        var bureau = await SimulatedBureau.Start(_database);
        await _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await db.Set<ScheduleRecord>().ExecuteDeleteAsync(Cancellation);
            await db.Set<SyncRunRecord>().ExecuteDeleteAsync(Cancellation);
            await db.Set<SyncSliceRecord>().ExecuteDeleteAsync(Cancellation);
            await db.Set<SyncMarkRecord>().ExecuteDeleteAsync(Cancellation);
            await db.Set<WorkUnitRecord>().ExecuteDeleteAsync(Cancellation);
            await db.Set<Modules.Bureau.CoverageRecord>().ExecuteDeleteAsync(Cancellation);
        });
        return bureau;
    }

    private Task Check(DateTimeOffset now) =>
        _database.In(services => services.GetRequiredService<MakeDueSyncs>().Check(now, Cancellation));

    private async Task<SyncRunRecord> RunLine(SimulatedBureau bureau, string line)
    {
        var outcome = await _database.In(services =>
            services
                .GetRequiredService<RunScheduledLine>()
                .Run(bureau.Taxpayer.Number, ("leqi", line), Actor.LocalOperator, Cancellation)
        );
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }

    private async Task Stop(SimulatedBureau bureau, Func<string, bool> isMeant)
    {
        foreach (var row in (await Lines(bureau)).Where(row => isMeant(row.Line)))
        {
            await _database.In(services =>
                services
                    .GetRequiredService<RunScheduledLine>()
                    .Switch(bureau.Taxpayer.Number, ("leqi", row.Line), isOn: false, Actor.LocalOperator, Cancellation)
            );
        }
    }

    private Task<List<ScheduleRecord>> Lines(SimulatedBureau bureau) =>
        _database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<ScheduleRecord>()
                .Where(row => row.TaxpayerId == bureau.Taxpayer.TaxpayerId)
                .ToListAsync(Cancellation)
        );

    private async Task<ScheduleRecord> Line(SimulatedBureau bureau, string line) =>
        (await Lines(bureau)).Single(row => row.Line == line);

    private Task<List<SyncRunRecord>> Runs(SimulatedBureau bureau) =>
        _database.In(services =>
            services.GetRequiredService<SyncRuns>().Latest(bureau.Taxpayer.TaxpayerId, "leqi", 10, Cancellation)
        );

    private Task<IReadOnlyList<SyncSliceRecord>> Stuck(SimulatedBureau bureau) =>
        _database.In(services => services.GetRequiredService<StuckJobs>().Find(bureau.Taxpayer.TaxpayerId, "leqi", Cancellation));

    private Task<int> Coverage(SimulatedBureau bureau) =>
        _database.In(async services =>
            (
                await services
                    .GetRequiredService<Modules.Bureau.Contracts.IBureauRecords>()
                    .Coverage(bureau.Taxpayer.TaxpayerId, Cancellation)
            ).Count
        );

    public sealed class OnSqlite(SqliteDatabase database) : ScheduleTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : ScheduleTests(database), IClassFixture<PostgresDatabase>;
}
