using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>核对结果 in the list of invoices, and 对方单位 in the list of results.</summary>
public abstract class InvoiceVerdictsTests
{
    private const string Same = "26312000000000000111";
    private const string Other = "26312000000000009222";
    private const string Alone = "26312000000000077333";
    private const string Later = "26312000000000088444";

    private const string Paper = "26312000000000099555";

    private readonly TestDatabase _database;

    protected InvoiceVerdictsTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

    [Fact]
    public async Task The_list_is_narrowed_to_what_its_column_says()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(
            books.Invoice(Same),
            books.Invoice(Other, amount: 200),
            books.Invoice(Paper) with
            {
                PaperCode = "1100261130",
                PaperNumber = "00010001",
            }
        );
        await books.List(
            books.Invoice(Same),
            books.Invoice(Other, amount: 201),
            books.Invoice("1100261130", amount: 100) with
            {
                InvoiceCode = "1100261130",
                InvoiceNumber = "00010001",
            }
        );
        Assert.Equal([], await Shown(books, "matched"));
        Assert.Equal(3, (await Shown(books, "none")).Count);

        await books.Run();
        await books.Hold(books.Invoice(Later));

        Assert.Equal([Same, Paper], await Shown(books, "matched"));
        Assert.Equal([Other], await Shown(books, "field-mismatch"));
        Assert.Equal([Later], await Shown(books, "none"));
        Assert.Equal([], await Shown(books, "outdated"));
        Assert.Equal(4, (await Shown(books, "no such word")).Count);

        // The books tell of a use: the invoice is not as the run saw it.
        await books.Book("台账.xlsx", books.Invoice(Other, amount: 200));

        Assert.Equal([], await Shown(books, "field-mismatch"));
        Assert.Equal([Other], await Shown(books, "outdated"));
    }

    [Fact]
    public async Task Paging_and_counts_keep_to_the_result()
    {
        var books = await StoredBooks.Open(_database);
        var invoices = Enumerable
            .Range(0, 120)
            .Select(no => books.Invoice($"2631200000000{no:0000000}", day: 1 + (no % 28)))
            .ToList();
        await books.Hold([.. invoices]);
        await books.List([.. invoices.Where((_, no) => no % 2 == 0)]);
        await books.Run();

        Assert.Equal(60, (await Shown(books, "matched")).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(60, (await Shown(books, "missing-theirs")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task An_export_carries_the_result()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(Same), books.Invoice(Other, amount: 200));
        await books.List(books.Invoice(Same), books.Invoice(Other, amount: 201));
        await books.Run();
        await books.Hold(books.Invoice(Later));

        var lines = await _database.In(async services =>
        {
            var request = new ExportInvoices.Request(
                books.Taxpayer.TaxpayerId,
                new InvoiceFilter(),
                InvoiceOrder.Oldest,
                ColumnLayout.First,
                Only: null,
                AsCsv: true
            );
            var slice = ActivatorUtilities.GetServiceOrCreateInstance<ExportInvoices>(services);
            Assert.True((await slice.Write(request, Actor.LocalOperator, Cancellation)).Succeeded(out var file));
            using var reader = new StreamReader(file!);
            return (await reader.ReadToEndAsync(Cancellation)).Split("\r\n");
        });

        var column = lines[0].Split(',').IndexOf("核对结果");
        Assert.Equal(["一致", "字段不一致", "未核对"], lines[1..4].Select(line => line.Split(',')[column]));
    }

    // All pages of the list, which must hold as many as are counted.
    private Task<IReadOnlyList<string>> Shown(StoredBooks books, string result) =>
        _database.In<IReadOnlyList<string>>(async services =>
        {
            var search = services.GetRequiredService<SearchInvoices>();
            var filter = new InvoiceFilter { Result = result };
            var taxpayer = books.Taxpayer.TaxpayerId;
            var numbers = await search
                .All(taxpayer, filter, InvoiceOrder.Oldest, Cancellation)
                .Select(row => row.Number)
                .ToListAsync(Cancellation);
            Assert.Equal(numbers.Count, await search.Count(taxpayer, filter, Cancellation));
            Assert.Equal(numbers.Count, (await search.Totals(taxpayer, filter, Cancellation)).Count);
            return numbers;
        });

    private Task<LatestVerdicts?> Find(StoredBooks books, string[] keys) =>
        _database.In(services =>
            services
                .GetRequiredService<IInvoiceVerdicts>()
                .Find(books.Taxpayer.TaxpayerId, keys, TestContext.Current.CancellationToken)
        );

    public sealed class OnSqlite(SqliteDatabase database) : InvoiceVerdictsTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : InvoiceVerdictsTests(database), IClassFixture<PostgresDatabase>;
}
