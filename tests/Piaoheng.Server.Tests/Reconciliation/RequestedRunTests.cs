using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>核对任务: runs that are asked for and made in the background.</summary>
public abstract class RequestedRunTests
{
    private readonly TestDatabase _database;

    protected RequestedRunTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_was_asked_for_is_made_in_the_background()
    {
        var books = await Books();
        var asked = (await Ask(books)).Value;
        Assert.Equal(RunState.Waiting, asked.State);

        await Work(books, asked);

        var request = await Find(books, asked);
        Assert.Equal((RunState.Done, 1, null), (request.State, request.RunNo, request.Problem));
        var run = await _database.In(services =>
            services.GetRequiredService<RunResults>().Find(books.Taxpayer.TaxpayerId, null, Cancellation)
        );
        Assert.Equal(["matched 101"], await books.Lines(run!));
    }

    [Fact]
    public async Task A_second_run_is_refused_while_one_is_open()
    {
        var books = await Books();
        await Ask(books);
        Assert.Equal("RUN-04", (await Ask(books)).Refusal!.Text.Code);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_no_results_and_makes_room_for_the_next()
    {
        var books = await Books();
        var asked = (await Ask(books)).Value;
        Assert.Equal(RunState.Cancelling, (await Cancel(books, asked)).Value.State);

        await Work(books, asked);

        Assert.Equal(RunState.Cancelled, (await Find(books, asked)).State);
        Assert.Null(
            await _database.In(services =>
                services.GetRequiredService<RunResults>().Find(books.Taxpayer.TaxpayerId, null, Cancellation)
            )
        );
        Assert.Null((await Ask(books)).Refusal);
    }

    [Fact]
    public async Task What_is_over_cannot_be_cancelled()
    {
        var books = await Books();
        var asked = (await Ask(books)).Value;
        await Work(books, asked);
        Assert.Equal("RUN-05", (await Cancel(books, asked)).Refusal!.Text.Code);
    }

    [Fact]
    public async Task A_run_that_fails_too_often_says_so_in_chinese()
    {
        var books = await Books();
        var asked = (await Ask(books)).Value;
        var ticket = await _database.In(services =>
            services
                .GetRequiredService<WorkQueue>()
                .Take(books.Taxpayer.TaxpayerId, DoRequestedRun.WorkKind, Window(asked), Cancellation)
        );

        await _database.In(services =>
            services
                .GetServices<IWorkHandler>()
                .Single(handler => handler.Kind == DoRequestedRun.WorkKind)
                .GiveUp(ticket!, Cancellation)
        );

        var request = await Find(books, asked);
        Assert.Equal(RunState.Failed, request.State);
        Assert.StartsWith("核对没有完成", request.Problem, StringComparison.Ordinal);
    }

    private async Task<StoredBooks> Books()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice("26312000000000000101"));
        await books.List(books.Invoice("26312000000000000101"));
        return books;
    }

    private Task<Outcome<RunRequestRecord>> Ask(StoredBooks books) =>
        _database.In(services =>
            services
                .GetRequiredService<StartRun>()
                .Run(
                    books.Taxpayer.Number,
                    new StartRun.Request(AsOf: new DateOnly(2026, 4, 3)),
                    Actor.LocalOperator,
                    Cancellation
                )
        );

    private Task<Outcome<RunRequestRecord>> Cancel(StoredBooks books, RunRequestRecord asked) =>
        _database.In(services =>
            services
                .GetRequiredService<CancelRun>()
                .Cancel(books.Taxpayer.Number, asked.RequestNo, Actor.LocalOperator, Cancellation)
        );

    private Task<bool> Work(StoredBooks books, RunRequestRecord asked) =>
        _database.In(services =>
            services
                .GetRequiredService<WorkRunner>()
                .Run(books.Taxpayer.TaxpayerId, DoRequestedRun.WorkKind, Window(asked), Cancellation)
        );

    private async Task<RunRequestRecord> Find(StoredBooks books, RunRequestRecord asked) =>
        (
            await _database.In(services =>
                services.GetRequiredService<RunRequests>().Find(books.Taxpayer.TaxpayerId, asked.RequestNo, Cancellation)
            )
        )!;

    private static string Window(RunRequestRecord asked) => RunRequests.WindowOf(asked.RequestNo);

    public sealed class OnSqlite(SqliteDatabase database) : RequestedRunTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : RequestedRunTests(database), IClassFixture<PostgresDatabase>;
}
