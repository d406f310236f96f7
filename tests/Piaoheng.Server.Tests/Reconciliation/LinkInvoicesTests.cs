using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>人工关联、解除关联 over runs.</summary>
public abstract class LinkInvoicesTests
{
    private const string Mine = "26312000000000000101";
    private const string Other = "26312000000000009202";

    private readonly TestDatabase _database;

    protected LinkInvoicesTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_holds_in_the_next_runs_and_is_in_the_audit_log()
    {
        var books = await Apart();
        var run = await books.Run();
        Assert.Equal(["missing-ours 202", "missing-theirs 101"], await books.Lines(run));

        Assert.Null(await Decide(books, run, 2, "linked", with: Other));

        Assert.Equal(["matched 101"], await books.Lines(await books.Run()));
        Assert.Equal(["matched 101"], await books.Lines(await books.Run()));
        Assert.Equal(["missing-ours 202", "missing-theirs 101"], await books.Lines(run));
        var entries = await _database.In(services =>
            services.GetRequiredService<AuditLog>().About(books.Taxpayer.TaxpayerId, $"{Mine}|{Other}", Cancellation)
        );
        Assert.Contains("见合同", Assert.Single(entries).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_lapses_when_the_bureau_says_something_else()
    {
        var books = await Apart();
        await Decide(books, await books.Run(), 2, "linked", with: Other);
        await books.List(books.Invoice(Other, amount: 250));

        var results = await books.Results(await books.Run());

        Assert.Equal(["missing-ours", "missing-theirs"], results.Select(row => row.Kind));
        Assert.All(results, row => Assert.Contains("失效", row.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_is_taken_back_is_gone_from_the_next_run()
    {
        var books = await Apart();
        await Decide(books, await books.Run(), 2, "linked", with: Other);
        var linked = await books.Run();

        Assert.Null(await Decide(books, linked, 1, "open"));

        Assert.Equal(["missing-ours 202", "missing-theirs 101"], await books.Lines(await books.Run()));
    }

    [Fact]
    public async Task An_unlinked_pair_is_not_matched_by_its_number_again()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(Mine));
        await books.List(books.Invoice(Mine));

        Assert.Null(await Decide(books, await books.Run(), 1, "unlinked"));

        Assert.Equal(["missing-ours 101", "missing-theirs 101"], await books.Lines(await books.Run()));
    }

    [Fact]
    public async Task A_refused_proposal_does_not_come_again()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice("26312000000000100101"));
        await books.List(books.Invoice(Mine));
        var run = await books.Run();
        Assert.Equal(["number-suspect 101"], await books.Lines(run));

        Assert.Null(await Decide(books, run, 1, "unlinked"));

        Assert.Equal(["missing-ours 101", "missing-theirs 101"], await books.Lines(await books.Run()));
    }

    [Fact]
    public async Task The_bureau_side_can_be_linked_by_our_number()
    {
        var books = await Apart();
        Assert.Null(await Decide(books, await books.Run(), 1, "linked", with: Mine));
        Assert.Equal(["matched 101"], await books.Lines(await books.Run()));
    }

    [Fact]
    public async Task What_has_a_partner_is_not_linked_to_another()
    {
        var books = await Apart();
        await books.List(books.Invoice(Mine));
        var run = await books.Run();
        Assert.Equal(["missing-ours 202", "matched 101"], await books.Lines(run));

        Assert.Equal("RUN-15", (await Decide(books, run, 1, "linked", with: Mine))!.Text.Code);
    }

    [Fact]
    public async Task What_is_linked_already_is_not_linked_to_another()
    {
        var books = await Apart();
        await books.List(books.Invoice("26312000000000077303", amount: 7));
        var run = await books.Run();
        await Decide(books, run, 3, "linked", with: Other);

        Assert.Equal("RUN-16", (await Decide(books, run, 3, "linked", with: "26312000000000077303"))!.Text.Code);
    }

    [Theory]
    [InlineData("linked", "99999999999999999999", "见合同", "RUN-13")]
    [InlineData("linked", "", "见合同", "RUN-12")]
    [InlineData("linked", Other, " ", "RUN-02")]
    [InlineData("merged", Other, "见合同", "RUN-03")]
    [InlineData("open", Other, "", "RUN-17")]
    public async Task What_cannot_be_done_is_refused(string action, string with, string reason, string code)
    {
        var books = await Apart();
        Assert.Equal(code, (await Decide(books, await books.Run(), 2, action, with, reason))!.Text.Code);
    }

    private async Task<StoredBooks> Apart()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(Mine));
        await books.List(books.Invoice(Other));
        return books;
    }

    private Task<Refusal?> Decide(
        StoredBooks books,
        RunRecord run,
        int result,
        string action,
        string? with = null,
        string reason = "见合同"
    ) =>
        _database.In(async services =>
            (
                await services
                    .GetRequiredService<LinkInvoices>()
                    .Decide(
                        books.Taxpayer.Number,
                        (run.RunNo, result),
                        new LinkInvoices.Request(action, with, reason),
                        Actor.LocalOperator,
                        Cancellation
                    )
            ).Refusal
        );

    public sealed class OnSqlite(SqliteDatabase database) : LinkInvoicesTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : LinkInvoicesTests(database), IClassFixture<PostgresDatabase>;
}
