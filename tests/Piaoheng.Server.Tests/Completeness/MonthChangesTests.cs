using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Completeness;
using Piaoheng.Server.Modules.Invoices;
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

    [Fact]
    public async Task Many_rows_raise_the_number_of_their_month_once_and_single_changes_after_them_raise_it_still()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice("26312000000000000311"), books.Invoice("26312000000000000312", day: 14));
        var taxpayer = books.Taxpayer.TaxpayerId;
        var versions = await _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            var changes = services.GetRequiredService<MonthChanges>();
            await using var work = await UnitOfWork.Begin(db, taxpayer, Cancellation);
            var rows = await db.Rows<InvoiceRecord>().Where(row => row.TaxpayerId == taxpayer).ToListAsync(Cancellation);
            await InvoiceRows.Remove(db, taxpayer, [.. rows.Select(row => row.InvoiceId)], Cancellation);
            var removed = await Version();
            await db.AddMany(rows, Cancellation);
            var added = await Version();
            await db.Set<InvoiceRecord>()
                .Where(row => row.TaxpayerId == taxpayer)
                .ExecuteUpdateAsync(row => row.SetProperty(each => each.UsedFen, 1), Cancellation);
            return (removed, added, Updated: await Version());

            async Task<long> Version() => (await changes.Versions(taxpayer, Side.Ours, Cancellation))[new DateOnly(2026, 3, 1)];
        });
        Assert.Equal(versions.removed + 1, versions.added);
        Assert.True(versions.Updated > versions.added);
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
