using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>核对结果 in the list of invoices, and 对方单位 in the list of results.</summary>
public abstract class InvoiceVerdictsTests
{
    private const string Same = "26312000000000000111";
    private const string Other = "26312000000000009222";
    private const string Alone = "26312000000000077333";
    private const string Later = "26312000000000088444";

    private readonly TestDatabase _database;

    protected InvoiceVerdictsTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    [Fact]
    public async Task An_invoice_carries_what_the_latest_run_says_of_it()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(Same), books.Invoice(Other, amount: 200));
        await books.List(books.Invoice(Same), books.Invoice(Other, amount: 201), books.Invoice(Alone));
        var run = await books.Run();
        await books.Hold(books.Invoice(Later));

        var verdicts = await Find(books, [Same, Other, Later]);

        Assert.Equal(run.RunNo, verdicts!.RunNo);
        Assert.Equal("一致", Assert.Single(verdicts.ByKey[Same].Marks).Word);
        Assert.Equal("字段不一致", Assert.Single(verdicts.ByKey[Other].Marks).Word);
        Assert.StartsWith(
            $"reconciliation?run={run.RunNo}&kind=field-mismatch&result=",
            verdicts.ByKey[Other].Path,
            StringComparison.Ordinal
        );
        // Stored after the run: it says nothing of it.
        Assert.DoesNotContain(Later, verdicts.ByKey.Keys);
    }

    [Fact]
    public async Task Without_a_run_there_is_no_verdict()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(Same));

        Assert.Null(await Find(books, [Same]));
    }

    [Fact]
    public async Task A_counterparty_that_our_side_does_not_name_is_named_as_the_bureau_does()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(Same) with { SellerName = null, SellerTaxId = null });
        await books.List(books.Invoice(Same));

        var results = await books.Results(await books.Run());

        Assert.Equal("上海丙丁贸易有限公司", Assert.Single(results).Counterparty);
    }

    private Task<LatestVerdicts?> Find(StoredBooks books, string[] keys) =>
        _database.In(services =>
            services
                .GetRequiredService<IInvoiceVerdicts>()
                .Find(books.Taxpayer.TaxpayerId, keys, TestContext.Current.CancellationToken)
        );

    public sealed class OnSqlite(SqliteDatabase database) : InvoiceVerdictsTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : InvoiceVerdictsTests(database), IClassFixture<PostgresDatabase>;
}
