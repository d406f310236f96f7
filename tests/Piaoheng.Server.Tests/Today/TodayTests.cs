using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Custody;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Modules.Today;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Tests.Reconciliation;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Today;

/// <summary>待办: its figures are those of the lists that they open, and everybody sees what their rights reach.</summary>
public abstract class TodayTests
{
    private const string First = "26312000000000000101";
    private const string Second = "26312000000000009202";
    private const string Third = "26312000000000077303";

    private readonly TestDatabase _database;

    protected TodayTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_figure_is_the_number_of_rows_of_the_list_that_it_opens_before_and_after_a_decision()
    {
        var (books, run) = await Compared();
        var before = Of(await View(books, Actor.LocalOperator), "税局有、账内无");
        var list = await Undecided(run);
        Assert.Equal(2, before!.Count);
        Assert.Equal(list.Count, before.Count);
        Assert.Equal(list.Sum(row => row.TheirsFen), before.Amount!.Value.Fen);
        Assert.Equal(list.Min(row => row.IssueDate), before.Oldest);

        await _database.In(services =>
            services
                .GetRequiredService<DecideDifference>()
                .Decide(
                    books.Taxpayer.Number,
                    (run.RunNo, list[0].ResultNo),
                    new DecideDifference.Request("ignored", "已另行登记"),
                    Actor.LocalOperator,
                    Cancellation
                )
        );

        var after = Of(await View(books, Actor.LocalOperator), "税局有、账内无");
        Assert.Equal(1, after!.Count);
        Assert.Single(await Undecided(run));
    }

    [Fact]
    public async Task Who_may_not_settle_only_looks_on_and_who_may_not_see_is_told_nothing()
    {
        var (books, _) = await Compared();
        var looks = await View(books, Person(ReconciliationPermissions.View));
        Assert.Empty(looks.Mine);
        Assert.Equal(0, looks.Waiting);
        Assert.NotNull(looks.Others.FirstOrDefault(item => item.Mark.Word == "税局有、账内无"));
        Assert.Equal("没有需要我处理的事项", looks.Nothing);

        var stranger = await View(books, Person(CustodyPermissions.View));
        Assert.Empty(stranger.Mine.Concat(stranger.Others));
        Assert.DoesNotContain(stranger.Latest, latest => latest.What == "最近核对");
    }

    [Fact]
    public async Task With_nothing_to_do_it_says_so_and_when_it_was_last_looked_at()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(First));
        await books.List(books.Invoice(First));
        var run = await books.Run();
        var view = await View(books, Actor.LocalOperator);
        Assert.Empty(view.Mine);
        Assert.StartsWith("没有待处理的", view.Nothing, StringComparison.Ordinal);
        Assert.Contains("差异", view.Nothing, StringComparison.Ordinal);
        // As the database keeps it, which is less exact than a clock.
        var latest = Assert.Single(view.Latest, latest => latest.What == "最近核对");
        Assert.Equal(run.At, latest.At, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_module_that_is_off_is_not_asked()
    {
        var (books, _) = await Compared();
        var view = await View(books, Actor.LocalOperator, ("Modules:Reconciliation", "false"));
        Assert.DoesNotContain("差异", view.Things);
        Assert.Empty(view.Mine);
    }

    [Fact]
    public async Task An_open_question_waits_until_it_is_answered()
    {
        var books = await StoredBooks.Open(_database);
        var id = books.Taxpayer.TaxpayerId;
        var asked = await _database.In(async services =>
        {
            var book = services.GetRequiredService<CustodyBook>();
            var place = (await book.Register(id, ("expense", "报销系统", "李敏"), Actor.LocalOperator, Cancellation)).Value;
            return (await book.AskKeeper(id, place, First, Actor.LocalOperator, Cancellation)).Value;
        });
        Assert.Equal(1, Of(await View(books, Actor.LocalOperator), "待答复的询问")!.Count);
        await _database.In(services =>
            services.GetRequiredService<CustodyBook>().Reply(id, asked, ("no", null), Actor.LocalOperator, Cancellation)
        );
        Assert.Null(Of(await View(books, Actor.LocalOperator), "待答复的询问"));
    }

    private static Actor Person(params Permission[] rights) =>
        new("某人") { UserId = 7, Rights = Rights.Of(rights.Select(right => right.Id)) };

    private static TodayItem? Of(TodayView view, string word) => view.Mine.FirstOrDefault(item => item.Mark.Word == word);

    private async Task<(StoredBooks Books, RunRecord Run)> Compared()
    {
        var books = await StoredBooks.Open(_database);
        await books.Hold(books.Invoice(First));
        await books.List(books.Invoice(First), books.Invoice(Second, day: 3), books.Invoice(Third, amount: 7));
        return (books, await books.Run());
    }

    private Task<List<DifferenceRecord>> Undecided(RunRecord run) =>
        _database.In(services =>
            services
                .GetRequiredService<RunResults>()
                .Page(run, [DifferenceWords.Of(DifferenceKind.MissingOurs)], isUndecided: true, after: 0, Cancellation)
        );

    private Task<TodayView> View(StoredBooks books, Actor actor, params (string Key, string Value)[] settings) =>
        _database.In(services =>
            ActivatorUtilities
                .CreateInstance<TodayBook>(
                    services,
                    actor,
                    ActivatorUtilities.CreateInstance<ModuleSwitches>(
                        services,
                        new ConfigurationBuilder()
                            .AddInMemoryCollection(
                                settings.ToDictionary(each => each.Key, each => (string?)each.Value, StringComparer.Ordinal)
                            )
                            .Build()
                    )
                )
                .Find(books.Taxpayer.TaxpayerId, Cancellation)
        );

    public sealed class OnSqlite(SqliteDatabase database) : TodayTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : TodayTests(database), IClassFixture<PostgresDatabase>;
}
