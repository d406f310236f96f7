using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Connectors;
using Piaoheng.Connectors.Lists;
using Piaoheng.Core.Documents;
using Piaoheng.Server.Modules.Bureau;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Channels.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>同步: the simulated bureau is read over HTTP, stored, and proven; and what goes wrong is said.</summary>
public abstract class SyncTests
{
    private readonly TestDatabase _database;

    protected SyncTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateOnly Today => BeijingTime.Today(TimeProvider.System);

    private static DateOnly From => Today.AddDays(-91);

    [Fact]
    public async Task What_is_received_is_stored_with_its_proof()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        var run = await bureau.Sync(From, Today);
        Assert.Equal((SyncState.Done, null), (run.State, run.Problem));
        Assert.True(run.Received > 100, $"received {run.Received}");
        Assert.Equal(run.Received, run.Stored + run.Skipped);
        Assert.Equal(run.Received, await Records(bureau));

        var slices = (await bureau.Slices(run)).Where(slice => slice.Received > 0).ToList();
        Assert.All(slices, slice => Assert.Equal(slice.StatedCount, slice.Received));
        Assert.All(slices, slice => Assert.NotNull(slice.Checksum));
        var coverage = await _database.In(services =>
            services.GetRequiredService<IBureauRecords>().Coverage(bureau.Taxpayer.TaxpayerId, Cancellation)
        );
        Assert.Contains(coverage, own => own.Basis == CoverageBasis.Sync && own.Reaches(slices[0].Kind, slices[0].FromDate));
        await EveryAnswerIsKept(bureau, slices[0]);
    }

    [Fact]
    public async Task A_second_sync_asks_only_for_what_is_not_proven_and_changes_nothing()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        await bureau.Sync(From, Today);
        var held = await Records(bureau);
        var marks = await bureau.Marks();
        Assert.All(marks, mark => Assert.Equal(Today, mark.SeenTo));
        Assert.All(marks, mark => Assert.True(mark.CompleteTo < Today, "what is not yet due is not proven"));

        var again = await bureau.Sync();
        Assert.Equal(SyncState.Done, again.State);
        Assert.Equal(held, await Records(bureau));
        Assert.All(await bureau.Slices(again), slice => Assert.True(slice.FromDate > From));
    }

    [Fact]
    public async Task A_window_beyond_the_ceiling_is_halved_until_it_fits()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        await bureau.Misbehave("S9:many@1-40");
        var run = await bureau.Sync(From, Today);
        Assert.Equal(SyncState.Done, run.State);
        Assert.Equal(run.Received, await Records(bureau));
        Assert.Contains(await bureau.Slices(run), slice => slice.ToDate.DayNumber - slice.FromDate.DayNumber < 20);
    }

    [Fact]
    public async Task A_list_that_will_not_stand_still_is_not_green_and_names_no_proof()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        await bureau.Misbehave("S8:endless");
        var run = await bureau.Sync(Today.AddDays(-20), Today);
        Assert.Equal(SyncState.Failed, run.State);
        Assert.Contains("一直在变", run.Problem, StringComparison.Ordinal);

        await bureau.Misbehave("");
        await _database.In(services =>
            services.GetRequiredService<StartSync>().Retry(bureau.Taxpayer.Number, run.RunNo, Actor.LocalOperator, Cancellation)
        );
        await bureau.Work(run);
        var retried = await bureau.Find(run);
        Assert.Equal((SyncState.Done, null), (retried.State, retried.Problem));
        Assert.Equal(retried.Received, retried.Stored);
    }

    [Fact]
    public async Task A_lost_sign_in_stops_at_once_and_tells_the_channel()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        await bureau.Misbehave("S11:sms");
        var run = await bureau.Sync(Today.AddDays(-20), Today);
        Assert.Equal(SyncState.Failed, run.State);
        Assert.Contains("短信", run.Problem, StringComparison.Ordinal);
        Assert.Single(await bureau.Slices(run), slice => slice.State == SyncState.Failed);
        var state = await _database.In(async services =>
            (await services.GetRequiredService<IChannelStates>().Read(bureau.Taxpayer.TaxpayerId, Cancellation)).Single(own =>
                own.Connector == "leqi"
            )
        );
        Assert.Equal("LoginExpired", state.Failure);
    }

    [Fact]
    public async Task Another_program_on_the_same_mark_is_noticed()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        await bureau.Sync(Today.AddDays(-40), Today);
        var run = (await bureau.Ask(Today.AddDays(-40), Today)).Value;
        var slice = (await bureau.Slices(run))[0];
        var moved = await _database.In(async services =>
        {
            var queue = services.GetRequiredService<WorkQueue>();
            var ticket = (await queue.Take(run.TaxpayerId, SyncRuns.WorkKind, SyncRuns.WindowOf(run.RunNo), Cancellation))!;
            var store = services.GetRequiredService<StoreSlice>();
            var before = await store.MarkOf((run, slice), Cancellation);
            await services
                .GetRequiredService<Database>()
                .Set<SyncMarkRecord>()
                .Where(mark => mark.TaxpayerId == run.TaxpayerId)
                .ExecuteUpdateAsync(row => row.SetProperty(mark => mark.Version, mark => mark.Version + 1), Cancellation);
            var failure = await Assert.ThrowsAsync<ConnectorException>(() =>
                store.Store(ticket, (run, slice), Read(bureau, slice), before, Cancellation)
            );
            await queue.PutBack(ticket, "test", TimeProvider.System.GetUtcNow(), Cancellation);
            return failure;
        });
        await bureau.Work(run);
        Assert.Equal(SyncState.Done, (await bureau.Find(run)).State);
        Assert.Equal("SYN-10", moved.Said.Code);
    }

    [Fact]
    public async Task The_totals_of_each_month_agree_with_the_lists_to_the_fen()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        await bureau.Sync(From, Today);
        var controls = await Controls(bureau);
        Assert.Contains(controls, control => control.Stated.Count > 0);
        Assert.All(controls, control => Assert.True(control.Agrees, $"{control.Month}: {control.Stated} / {control.Held}"));
    }

    [Fact]
    public async Task A_difference_in_the_totals_is_shown()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        await bureau.Misbehave("S16:totals");
        var run = await bureau.Sync(From, Today);
        Assert.Equal(SyncState.Done, run.State);
        Assert.Contains(await Controls(bureau), control => control.Stated.Count == control.Held.Count + 1 && !control.Agrees);
    }

    [Fact]
    public async Task Every_sync_and_every_slice_that_it_stores_stand_in_the_log()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        var run = await bureau.Sync(Today.AddDays(-5), Today);
        var said = await _database.In(services =>
            services.GetRequiredService<AuditLog>().About(bureau.Taxpayer.TaxpayerId, $"sync:{run.RunNo}", Cancellation)
        );
        var slices = await _database.In(services => services.GetRequiredService<SyncRuns>().Slices(run, Cancellation));
        Assert.Equal(["sync.request", .. slices.Select(_ => "sync.store"), "sync.done"], said.Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_secret_stands_neither_in_the_database_nor_in_the_log()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        const string Secret = "00112233445566778899aabbccddeeff";
        await bureau.SetUp(bureau.Address.ToString(), Secret);
        var written = await _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            var channel = await db.Rows<ChannelRecord>()
                .SingleAsync(row => row.TaxpayerId == bureau.Taxpayer.TaxpayerId, Cancellation);
            var entries = await db.Rows<AuditEntryRecord>().Select(entry => entry.Detail).ToListAsync(Cancellation);
            return channel.Settings + channel.Address + string.Concat(entries);
        });
        Assert.DoesNotContain(Secret, written, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http://bureau.example/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user:word@bureau.example/")]
    [InlineData("nonsense")]
    public async Task An_address_that_is_not_safe_is_refused(string address)
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        Assert.Equal("CHA-02", (await bureau.SetUp(address)).Refusal!.Text.Code);
    }

    private static Slice Read(SimulatedBureau bureau, SyncSliceRecord slice) =>
        new(
            new ListWindow(bureau.Taxpayer.Number, slice.Direction, slice.Kind, slice.FromDate, slice.ToDate),
            SliceState.Read,
            [],
            ListTotals.None,
            [new RawAnswer("test", "{}"u8.ToArray(), TimeProvider.System.GetUtcNow())]
        );

    private Task<IReadOnlyList<MonthControl>> Controls(SimulatedBureau bureau) =>
        _database.In(services =>
            services.GetRequiredService<MonthControls>().Compare(bureau.Taxpayer.TaxpayerId, "leqi", Cancellation)
        );

    private Task<int> Records(SimulatedBureau bureau) =>
        _database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<BureauRecord>()
                .CountAsync(record => record.TaxpayerId == bureau.Taxpayer.TaxpayerId, Cancellation)
        );

    private Task EveryAnswerIsKept(SimulatedBureau bureau, SyncSliceRecord slice) =>
        _database.In(async services =>
        {
            var answers = await services
                .GetRequiredService<Database>()
                .Rows<SyncAnswerRecord>()
                .Where(answer => answer.TaxpayerId == bureau.Taxpayer.TaxpayerId && answer.SliceId == slice.SliceId)
                .ToListAsync(Cancellation);
            Assert.NotEmpty(answers);
            foreach (var answer in answers)
            {
                var bytes = await services.GetRequiredService<OriginalStore>().Read(answer.Sha256, Cancellation);
                Assert.Equal(answer.Size, bytes.Length);
            }
        });

    public sealed class OnSqlite(SqliteDatabase database) : SyncTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : SyncTests(database), IClassFixture<PostgresDatabase>;
}
