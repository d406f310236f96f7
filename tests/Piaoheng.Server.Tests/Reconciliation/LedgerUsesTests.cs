using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>Equal rows of ledgers, from the store to the result.</summary>
public abstract class LedgerUsesTests
{
    private const string Number = "26312000000000000101";

    private readonly TestDatabase _database;

    protected LedgerUsesTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    [Fact]
    public async Task Two_departments_that_book_one_invoice_use_it_twice()
    {
        var books = await Listed();
        await books.Book("销售部报销.xlsx", Row(books));
        await books.Book("财务部报销.xlsx", Row(books));

        Assert.Equal(["duplicate-ours 101"], await books.Lines(await books.Run()));
    }

    [Fact]
    public async Task A_ledger_that_is_exported_again_books_nothing_twice()
    {
        var books = await Listed();
        await books.Book("台账_202609.xlsx", Row(books));
        var again = await books.Book("台账_202610.xlsx", Row(books));

        Assert.True(Assert.Single(again).IsKnown);
        Assert.Equal(["matched 101"], await books.Lines(await books.Run()));
    }

    [Fact]
    public async Task A_row_that_names_its_voucher_is_one_use_in_every_ledger()
    {
        var books = await Listed();
        var row = Row(books) with
        {
            Extra = new Dictionary<string, string>(StringComparer.Ordinal) { [ExtraFields.Voucher] = "记-12" },
        };
        await books.Book("凭证.xlsx", row);
        await books.Book("财务部报销.xlsx", row);

        Assert.Equal(["matched 101"], await books.Lines(await books.Run()));
    }

    private async Task<StoredBooks> Listed()
    {
        var books = await StoredBooks.Open(_database);
        await books.List(books.Invoice(Number));
        return books;
    }

    private static Reading Row(StoredBooks books) => books.Invoice(Number);

    public sealed class OnSqlite(SqliteDatabase database) : LedgerUsesTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : LedgerUsesTests(database), IClassFixture<PostgresDatabase>;
}
