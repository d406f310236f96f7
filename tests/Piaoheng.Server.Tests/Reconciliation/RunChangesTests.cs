using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>与上次比较, and the nearest candidates of a stored result.</summary>
public abstract class RunChangesTests
{
    private const string First = "26312000000000000101";
    private const string Second = "26312000000000009202";
    private const string Third = "26312000000000077303";
    private static readonly string[] Kinds = ["missing-ours", "missing-theirs", "field-mismatch"];

    private readonly TestDatabase _database;

    protected RunChangesTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_open_their_lists()
    {
        var (_, before, now) = await TwoRuns();

        var counts = await In(changes => changes.Count((now, before), Kinds, Cancellation));

        Assert.Equal(new RunChanges.Counts(New: 1, Gone: 1, Changed: 0), counts["missing-ours"]);
        Assert.Equal(new RunChanges.Counts(New: 0, Gone: 0, Changed: 1), counts["field-mismatch"]);
        Assert.Equal(["303"], await Numbers((now, before), RunChanges.New, "missing-ours"));
        Assert.Equal(["202"], await Numbers((now, before), RunChanges.Gone, "missing-ours"));
        Assert.Equal(["101"], await Numbers((now, before), RunChanges.Changed, "field-mismatch"));
    }

    [Fact]
    public async Task What_is_gone_says_what_became_of_it()
    {
        var (_, before, now) = await TwoRuns();
        var gone = await In(changes => changes.Page((now, before), RunChanges.Gone, Kinds, 0, Cancellation));

        var kinds = await In(changes => changes.KindsNow(now, gone, Cancellation));

        Assert.Equal(["matched"], kinds[gone[0].ResultNo]);
    }

    [Fact]
    public async Task A_run_over_the_same_data_shows_no_change()
    {
        var (books, _, now) = await TwoRuns();
        var again = await books.Run();

        Assert.Empty(await In(changes => changes.Count((again, now), Kinds, Cancellation)));
    }

    [Fact]
    public async Task The_nearest_of_the_other_side_are_listed_with_each_field()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(First), books.Invoice(Third, amount: 7));
        await books.List(books.Invoice(Second, amount: 100, day: 12), books.Invoice(Third, amount: 9));
        var missing = (await books.Results(await books.Run())).First(row => row.Kind == "missing-theirs");

        var candidates = await _database.In(services =>
            services.GetRequiredService<ResultCandidates>().Of(missing, Cancellation)
        );

        Assert.Equal([Second, Third], candidates.Select(candidate => candidate.Key));
        Assert.Equal([null, Third], candidates.Select(candidate => candidate.Partner));
        Assert.Equal(
            ["invoiceNumber", "issueDate"],
            candidates[0]
                .Fields.Where(field => field.Verdict == Core.Reconciliation.Nearest.Verdict.Different)
                .Select(field => field.Field)
        );
    }

    // Between the runs: the second arrives at ours, the third appears at theirs, the first differs by another amount.
    private async Task<(StoredBooks Books, RunRecord Before, RunRecord Now)> TwoRuns()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(First, amount: 90));
        await books.List(books.Invoice(First), books.Invoice(Second));
        var before = await books.Run();
        await books.Hold(books.Invoice(Second));
        await books.List(books.Invoice(First, amount: 80), books.Invoice(Third, amount: 7));
        return (books, before, await books.Run());
    }

    private async Task<IEnumerable<string>> Numbers((RunRecord, RunRecord) runs, string since, string kind) =>
        (await In(changes => changes.Page(runs, since, [kind], 0, Cancellation))).Select(row => row.Number[^3..]);

    private Task<T> In<T>(Func<RunChanges, Task<T>> action) =>
        _database.In(services => action(services.GetRequiredService<RunChanges>()));

    public sealed class OnSqlite(SqliteDatabase database) : RunChangesTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : RunChangesTests(database), IClassFixture<PostgresDatabase>;
}
