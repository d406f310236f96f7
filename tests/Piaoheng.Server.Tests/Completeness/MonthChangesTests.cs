using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Completeness;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Reconciliation;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Completeness;

/// <summary>月份变更号: whatever is written to a month is counted there, and what is shown is never older than what is held.</summary>
public abstract class MonthChangesTests
{
    private readonly TestDatabase _database;

    protected MonthChangesTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_counted_in_its_month_and_side_and_in_no_other()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice("26312000000000000111"));
        var before = await Versions(books, Side.Ours);
        Assert.True(before[new DateOnly(2026, 3, 1)] > 0);
        Assert.Empty(await Versions(books, Side.Theirs));
        await books.List(books.Invoice("26312000000000000112", day: 12));
        Assert.Equal(before, await Versions(books, Side.Ours));
        var theirs = await Versions(books, Side.Theirs);
        Assert.Equal([new DateOnly(2026, 3, 1)], theirs.Keys);
    }

    [Fact]
    public async Task What_is_shown_follows_every_change_of_either_side()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice("26312000000000000211"));
        Assert.Equal((1, 0), await Shown(books));
        await books.List(books.Invoice("26312000000000000211"));
        Assert.Equal((1, 1), await Shown(books));
        await books.Hold(books.Invoice("26312000000000000212", day: 14));
        Assert.Equal((2, 1), await Shown(books));
        await books.List(books.Invoice("26312000000000000211"), books.Invoice("26312000000000000212", day: 14));
        Assert.Equal((2, 2), await Shown(books));
    }

    private Task<IReadOnlyDictionary<DateOnly, long>> Versions(StoredBooks books, Side side) =>
        _database.In(services =>
            services.GetRequiredService<MonthChanges>().Versions(books.Taxpayer.TaxpayerId, side, Cancellation)
        );

    // Both by the totals and by the comparison of each invoice.
    private Task<(int Ours, int Theirs)> Shown(StoredBooks books) =>
        _database.In(async services =>
        {
            var table = await services
                .GetRequiredService<ProvenMonths>()
                .Find(books.Taxpayer.TaxpayerId, new DateOnly(2026, 3, 1), Cancellation);
            var cells = table!.Cells.Where(cell => cell.Month == new DateOnly(2026, 3, 1)).ToList();
            // Where no list reaches, nothing is compared.
            if (cells.Exists(cell => cell.Theirs.Count > 0))
            {
                Assert.Equal(
                    cells.Sum(cell => cell.Ours.Count) - cells.Sum(cell => cell.Theirs.Count),
                    cells.Sum(cell => cell.Proof!.Gaps.Count(gap => gap.Theirs is null))
                        - cells.Sum(cell => cell.Proof!.Gaps.Count(gap => gap.Ours is null))
                );
            }

            return (cells.Sum(cell => cell.Ours.Count), cells.Sum(cell => cell.Theirs.Count));
        });

    public sealed class OnSqlite(SqliteDatabase database) : MonthChangesTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : MonthChangesTests(database), IClassFixture<PostgresDatabase>;
}
