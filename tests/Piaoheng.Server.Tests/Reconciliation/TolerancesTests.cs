using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>核对容差: what a company allows counts as equal in its next run, and in no other company's.</summary>
public abstract class TolerancesTests
{
    private const string Number = "26312000000000000101";
    private readonly TestDatabase _database;

    protected TolerancesTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_difference_within_the_tolerance_is_none_from_the_next_run_on()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(Number, amount: 100.00m));
        await books.List(books.Invoice(Number, amount: 100.02m));
        var strict = await books.Run();
        Assert.Equal(["field-mismatch 101"], await books.Lines(strict));

        Assert.Null((await Set(books, 0.02m)).Refusal);
        Assert.Equal(["matched 101"], await books.Lines(await books.Run()));
        Assert.Equal(["field-mismatch 101"], await books.Lines(strict));

        var other = await StoredBooks.Open(_database);
        await other.Hold(other.Invoice(Number, amount: 100.00m));
        await other.List(other.Invoice(Number, amount: 100.02m));
        Assert.Equal(["field-mismatch 101"], await other.Lines(await other.Run()));

        Assert.Null((await Set(books, 0.01m)).Refusal);
        Assert.Equal(["field-mismatch 101"], await books.Lines(await books.Run()));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(10.01)]
    [InlineData(0.005)]
    public async Task What_is_no_sensible_tolerance_is_refused_and_what_was_set_stays(double amount)
    {
        var books = await StoredBooks.Open(_database);
        await Set(books, 0.02m);
        var refused = await Set(books, (decimal)amount);
        Assert.Equal("TOL-01", refused.Refusal!.Text.Code);
        var kept = await _database.In(services =>
            services.GetRequiredService<SetTolerances>().Find(books.Taxpayer.TaxpayerId, Cancellation)
        );
        Assert.All(kept, row => Assert.Equal(2, row.Fen));
        Assert.Equal(3, kept.Count);
    }

    private Task<Outcome<IReadOnlyList<ToleranceRecord>>> Set(StoredBooks books, decimal yuan) =>
        _database.In(services =>
            services
                .GetRequiredService<SetTolerances>()
                .Set(
                    books.Taxpayer.Number,
                    new SetTolerances.Request(
                        SetTolerances.Fields.ToDictionary(each => each.Field, _ => yuan, StringComparer.Ordinal)
                    ),
                    Actor.LocalOperator,
                    Cancellation
                )
        );

    public sealed class OnSqlite(SqliteDatabase database) : TolerancesTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : TolerancesTests(database), IClassFixture<PostgresDatabase>;
}
