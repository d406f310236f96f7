using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Invoices;

public abstract class SearchInvoicesTests
{
    private const int Many = 137;
    private readonly TestDatabase _database;

    protected SearchInvoicesTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("newest", 1)]
    [InlineData("oldest", 2)]
    [InlineData("largest", 3)]
    [InlineData("smallest", 4)]
    [InlineData("date.desc,total.asc", 5)]
    [InlineData("date.asc,total.desc,number.desc", 6)]
    [InlineData("kind.asc,total.desc", 7)]
    [InlineData("amount.asc,number.desc", 8)]
    [InlineData("party.desc", 9)]
    public async Task Pages_forward_and_backward_show_every_row_once_in_order(string word, int company)
    {
        var order = InvoiceOrders.Parse(word);
        Assert.Equal(order.Steps, InvoiceOrders.Parse(InvoiceOrders.Word(order)).Steps);
        var taxpayer = await ManyInvoices(string.Create(CultureInfo.InvariantCulture, $"9111000000000002{company:00}"));
        var (forward, last) = await Walk(taxpayer, order, null);
        var (backward, _) = await Walk(taxpayer, order, last.Previous);
        Assert.Equal(Many, forward.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(forward, Expected(taxpayer, order));
        Assert.Equal(forward.SkipLast(last.Rows.Count), backward);
    }

    [Theory]
    [InlineData(1, "911100000000000211")]
    [InlineData(SearchInvoices.PageSize, "911100000000000212")]
    public async Task Rows_that_leave_between_keys_and_rows_do_not_end_the_list(int count, string number)
    {
        var taxpayer = await ManyInvoices(number);
        var order = InvoiceOrders.Parse("kind.asc,total.desc");
        var gone = Expected(taxpayer, order).Take(count).Select(Id).ToList();
        var asked = 0;
        await using var watched = new WatchedDatabase(
            _database,
            async query =>
            {
                // The rows of the first page: by keys that were asked for before.
                if (
                    (query.Contains("json_each", StringComparison.Ordinal) || query.Contains("ANY (", StringComparison.Ordinal))
                    && asked++ == 0
                )
                {
                    await Trash(taxpayer, gone);
                }
            }
        );

        var rows = await watched.In(services =>
            services
                .GetRequiredService<SearchInvoices>()
                .All(taxpayer.TaxpayerId, new InvoiceFilter(), order, Cancellation)
                .Select(row => row.InvoiceId)
                .ToListAsync(Cancellation)
                .AsTask()
        );

        Assert.Equal(Expected(taxpayer, order).Where(id => !gone.Contains(Id(id))), rows);
    }

    private static long Id(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private Task Trash(Taxpayer taxpayer, List<long> ids) =>
        _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, Cancellation);
            await db.Set<InvoiceRecord>()
                .Where(row => row.TaxpayerId == taxpayer.TaxpayerId && ids.Contains(row.InvoiceId))
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.IsTrashed, true), Cancellation);
            await work.Commit(Cancellation);
        });

    [Fact]
    public async Task Rows_added_meanwhile_do_not_move_the_page()
    {
        var taxpayer = await ManyInvoices("911100000000000210");
        var first = await Page(taxpayer, new InvoiceFilter(), InvoiceOrder.Newest, null);
        var second = await Page(taxpayer, new InvoiceFilter(), InvoiceOrder.Newest, first.Next);
        await _database.In(services =>
            InvoiceRows.Store(
                services,
                taxpayer.TaxpayerId,
                [InvoiceRows.Row(taxpayer.TaxpayerId, 9_999, "26117000000099999999", "2026-12-31", 100)]
            )
        );
        var again = await Page(taxpayer, new InvoiceFilter(), InvoiceOrder.Newest, first.Next);
        Assert.Equal(second.Rows.Select(row => row.InvoiceId), again.Rows.Select(row => row.InvoiceId));
    }

    [Theory]
    [InlineData("15374826", "1")]
    [InlineData("26112000000915374826", "1")]
    [InlineData("26112000", "1,2")]
    [InlineData("朔原", "1")]
    [InlineData("朔原 27346.00", "1")]
    [InlineData("朔原 99.00", "")]
    [InlineData("27,346.00", "1")]
    [InlineData("3842", "2")]
    [InlineData("2026-11-12", "2")]
    [InlineData("１５３７４８２６", "1")]
    [InlineData("查无此票", "")]
    public async Task Words_are_found_in_numbers_names_amounts_and_dates(string words, string expected)
    {
        var taxpayer = await TwoInvoices(string.Concat("9111", Hash(words)));
        var page = await Page(taxpayer, new InvoiceFilter { Q = words }, InvoiceOrder.Oldest, null);
        Assert.Equal(expected, string.Join(',', page.Rows.Select(row => row.InvoiceId)));
    }

    [Fact]
    public async Task Every_choice_of_a_filter_can_be_asked_of_the_database()
    {
        var taxpayer = await TwoInvoices("911100000000000220");
        IEnumerable<InvoiceFilter> filters =
        [
            .. InvoiceChoices.Face.Select(choice => new InvoiceFilter { Face = choice.Id }),
            .. InvoiceChoices.Findings.Select(choice => new InvoiceFilter { Findings = choice.Id }),
            .. InvoiceChoices.Use.Select(choice => new InvoiceFilter { Use = choice.Id }),
            .. InvoiceChoices.Originals.Select(choice => new InvoiceFilter { Originals = choice.Id }),
            new InvoiceFilter { Direction = "in", Kind = [KindId.DigitalVatSpecial, KindId.Unknown] },
            new InvoiceFilter { Least = 1m, Most = 1_000_000m },
        ];
        foreach (var filter in filters)
        {
            var page = await Page(taxpayer, filter, InvoiceOrder.Newest, null);
            Assert.Equal(page.Rows.Count, await Count(taxpayer, filter));
        }
    }

    [Fact]
    public async Task Totals_are_exact()
    {
        var taxpayer = await TwoInvoices("911100000000000221");
        var totals = await _database.In(services =>
            services.GetRequiredService<SearchInvoices>().Totals(taxpayer.TaxpayerId, new InvoiceFilter(), Cancellation)
        );
        Assert.Equal(new InvoiceTotals(2, Yuan.FromFen(2_806_920), Yuan.FromFen(311_880), Yuan.FromFen(3_118_800), 0), totals);
    }

    [Fact]
    public async Task Totals_of_nothing_are_zero()
    {
        var taxpayer = await TwoInvoices("911100000000000222");
        var totals = await _database.In(services =>
            services
                .GetRequiredService<SearchInvoices>()
                .Totals(taxpayer.TaxpayerId, new InvoiceFilter { Q = "查无此票" }, Cancellation)
        );
        Assert.Equal(0, totals.Count);
    }

    private static string Hash(string text) =>
        (text.Aggregate(7L, (sum, letter) => ((sum * 31) + letter) % 100_000_000_000_000)).ToString(
            "00000000000000",
            CultureInfo.InvariantCulture
        );

    private async Task<(List<string> Ids, InvoicePage Last)> Walk(Taxpayer taxpayer, InvoiceOrder order, PagePlace? place)
    {
        var ids = new List<string>();
        while (true)
        {
            var page = await Page(taxpayer, new InvoiceFilter(), order, place);
            var rows = page.Rows.Select(row => row.InvoiceId);
            var isBackwards = place is { IsBefore: true };
            ids.InsertRange(isBackwards ? 0 : ids.Count, rows);
            if ((isBackwards ? page.Previous : page.Next) is not { } further)
            {
                return (ids, page);
            }

            place = further;
        }
    }

    private static IEnumerable<string> Expected(Taxpayer taxpayer, InvoiceOrder order)
    {
        var rows = Rows(taxpayer);
        // By the values themselves, in memory: what the database does with them must come to the same.
        IOrderedEnumerable<InvoiceRecord>? ordered = null;
        foreach (var step in order.Steps)
        {
            ordered = (step.Key.Id, ordered) switch
            {
                ("date", _) => Then(row => row.IssueDate, step, ordered, rows),
                ("total", _) => Then(row => row.OrderFen, step, ordered, rows),
                ("amount", _) => Then(row => row.AmountFen ?? long.MinValue, step, ordered, rows),
                ("party", _) => Then(row => row.CounterpartyId ?? 0, step, ordered, rows),
                ("kind", _) => Then(row => row.Kind, step, ordered, rows, StringComparer.Ordinal),
                _ => Then(row => row.Number, step, ordered, rows, StringComparer.Ordinal),
            };
        }

        ordered = Then(row => row.InvoiceId, order.Steps[0], ordered, rows);
        return ordered.Select(row => row.InvoiceId.ToString(CultureInfo.InvariantCulture));
    }

    private static IOrderedEnumerable<InvoiceRecord> Then<T>(
        Func<InvoiceRecord, T> of,
        OrderStep step,
        IOrderedEnumerable<InvoiceRecord>? after,
        List<InvoiceRecord> rows,
        IComparer<T>? comparer = null
    ) =>
        (after, step.Descends) switch
        {
            (null, true) => rows.OrderByDescending(of, comparer),
            (null, false) => rows.OrderBy(of, comparer),
            (_, true) => after.ThenByDescending(of, comparer),
            _ => after.ThenBy(of, comparer),
        };

    [Fact]
    public async Task So_many_as_no_index_holds_in_an_order_are_sorted_within_the_days()
    {
        var order = InvoiceOrders.Parse("kind.asc,total.desc");
        Assert.Equal("kind.asc,total.desc", InvoiceOrders.Word(order.Within(SearchInvoices.CountedUpTo)));
        Assert.Equal("date.desc,kind.asc,total.desc", InvoiceOrders.Word(order.Within(SearchInvoices.CountedUpTo + 1)));
        var indexed = InvoiceOrders.Parse("total.desc,kind.asc");
        Assert.Equal(indexed, indexed.Within(1_000_000));
        var taxpayer = await ManyInvoices("911100000000000230");
        var served = await _database.In(services =>
            services.GetRequiredService<SearchInvoices>().Served(taxpayer.TaxpayerId, new InvoiceFilter(), order, Cancellation)
        );
        Assert.Equal(order, served);
    }

    [Theory]
    [InlineData("after.1.2.3", "911100000000000241")]
    [InlineData("after.x.3", "911100000000000242")]
    [InlineData("somewhere", "911100000000000243")]
    [InlineData("after.99999999999.3", "911100000000000244")]
    public async Task A_place_of_another_order_begins_at_the_start(string place, string number)
    {
        var taxpayer = await ManyInvoices(number);
        var page = await Page(taxpayer, new InvoiceFilter(), InvoiceOrder.Newest, PagePlace.Parse(place));
        Assert.Equal(Expected(taxpayer, InvoiceOrder.Newest).First(), page.Rows[0].InvoiceId);
    }

    // Few days and few amounts, so that pages begin between rows of the same key.
    private static List<InvoiceRecord> Rows(Taxpayer taxpayer) =>
        [
            .. Enumerable
                .Range(1, Many)
                .Select(n =>
                    InvoiceRows.Row(
                        taxpayer.TaxpayerId,
                        n,
                        string.Create(CultureInfo.InvariantCulture, $"261170000000{n:00000000}"),
                        string.Create(CultureInfo.InvariantCulture, $"2026-10-{(n * 7 % 5) + 1:00}"),
                        ((n * 13 % 4) - 1) * 10_000
                    )
                ),
        ];

    private async Task<Taxpayer> ManyInvoices(string number)
    {
        var taxpayer = await _database.AddTaxpayer(number, "北京翻页测试有限公司");
        await _database.In(services => InvoiceRows.Store(services, taxpayer.TaxpayerId, Rows(taxpayer)));
        return taxpayer;
    }

    private async Task<Taxpayer> TwoInvoices(string number)
    {
        var taxpayer = await _database.AddTaxpayer(number, "北京搜索测试有限公司");
        await _database.In(async services =>
        {
            var id = taxpayer.TaxpayerId;
            var first = await InvoiceRows.Party(services, id, "91110106MA0000001X", "北京朔原钢结构有限公司");
            var second = await InvoiceRows.Party(services, id, "91110106MA0000002X", "北京沐石办公用品有限公司");
            await InvoiceRows.Store(
                services,
                id,
                [
                    InvoiceRows.Row(id, 1, "26112000000915374826", "2026-10-15", 2_734_600, first),
                    InvoiceRows.Row(id, 2, "26112000003382016457", "2026-11-12", 384_200, second),
                ]
            );
        });
        return taxpayer;
    }

    private Task<InvoicePage> Page(Taxpayer taxpayer, InvoiceFilter filter, InvoiceOrder order, PagePlace? place) =>
        _database.In(services =>
            services.GetRequiredService<SearchInvoices>().Page(taxpayer.TaxpayerId, filter, order, place, Cancellation)
        );

    private Task<int> Count(Taxpayer taxpayer, InvoiceFilter filter) =>
        _database.In(services => services.GetRequiredService<SearchInvoices>().Count(taxpayer.TaxpayerId, filter, Cancellation));
}

public sealed class SearchInvoicesOnSqliteTests(SqliteDatabase database)
    : SearchInvoicesTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class SearchInvoicesOnPostgresTests(PostgresDatabase database)
    : SearchInvoicesTests(database),
        IClassFixture<PostgresDatabase>;
