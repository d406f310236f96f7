using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Access;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Invoices;

/// <summary>统计: whatever the invoices are, a figure is the sum of the list that it opens.</summary>
public abstract class InvoiceFiguresTests
{
    private readonly TestDatabase _database;

    protected InvoiceFiguresTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly InvoiceFilter[] Filters =
    [
        new(),
        new() { Direction = "in" },
        new() { From = new DateOnly(2026, 2, 10), To = new DateOnly(2026, 5, 3) },
        new() { To = new DateOnly(2026, 3, 15), Kind = [KindId.DigitalVatNormal, KindId.Unknown] },
        new() { Use = "part", Q = "2026-03" },
        new() { Q = "查无此票" },
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_figure_equals_the_sum_of_its_list(int seed)
    {
        var taxpayer = await RandomInvoices(seed);
        foreach (var feature in Enum.GetValues<FigureFeature>())
        {
            foreach (var filter in Filters)
            {
                var table = await _database.In(services =>
                    services.GetRequiredService<InvoiceFigures>().By(taxpayer, filter, feature, Cancellation)
                );
                Assert.Equal(await Totals(taxpayer, filter), table.Totals);
                foreach (var row in table.Rows)
                {
                    Assert.Equal(await Totals(taxpayer, row.Filter), row.Totals);
                }

                if (feature != FigureFeature.Use)
                {
                    Assert.Equal(0, table.LeftOut);
                    Assert.Equal(table.Totals.Total.Fen, table.Rows.Sum(row => row.Totals.Total.Fen));
                    Assert.Equal(table.Totals.Tax.Fen, table.Rows.Sum(row => row.Totals.Tax.Fen));
                }
                else
                {
                    Assert.True(table.LeftOut >= 0);
                }
            }
        }
    }

    [Fact]
    public async Task Figures_of_whole_months_equal_those_added_up_invoice_by_invoice_also_after_a_change()
    {
        var taxpayer = await RandomInvoices(4);
        await AreEqual();
        await _database.In(services =>
            InvoiceRows.Store(
                services,
                taxpayer,
                [
                    InvoiceRows.Row(taxpayer, 901, "26117000000000000901", "2026-03-31", 113),
                    InvoiceRows.Row(taxpayer, 902, "26117000000000000902", "0001-01-01", 7),
                ]
            )
        );
        await AreEqual();

        async Task AreEqual()
        {
            InvoiceFilter[] months =
            [
                new(),
                new() { Direction = "in" },
                new() { From = DateOnly.MinValue },
                new() { From = DateOnly.MinValue, To = new DateOnly(2026, 3, 31) },
                new() { From = new DateOnly(2026, 2, 1), To = new DateOnly(2026, 3, 31) },
                new() { To = new DateOnly(2026, 3, 31), Kind = [KindId.DigitalVatNormal, KindId.Unknown] },
            ];
            // A condition that every invoice meets, and that no kept figure knows of.
            foreach (var (filter, feature) in months.SelectMany(_ => Enum.GetValues<FigureFeature>(), (one, two) => (one, two)))
            {
                var kept = await By(filter, feature);
                var counted = await By(filter with { Least = -1_000_000_000m }, feature);
                Assert.Equal(counted.Totals, kept.Totals);
                Assert.Equal(counted.Rows.Select(row => (row.Word, row.Totals)), kept.Rows.Select(row => (row.Word, row.Totals)));
            }
        }

        Task<FigureTable> By(InvoiceFilter filter, FigureFeature feature) =>
            _database.In(services => services.GetRequiredService<InvoiceFigures>().By(taxpayer, filter, feature, Cancellation));
    }

    [Fact]
    public async Task An_invoice_without_date_or_party_stands_in_a_row_of_its_own()
    {
        var taxpayer = (await _database.AddTaxpayer("911100000000000249", "北京统计测试有限公司")).TaxpayerId;
        await _database.In(services =>
            InvoiceRows.Store(services, taxpayer, [InvoiceRows.Row(taxpayer, 1, "26117000000000000001", "0001-01-01", 113)])
        );
        foreach (
            var (feature, word) in new[] { (FigureFeature.Month, "没有开票日期"), (FigureFeature.Party, "票面没有写明对方") }
        )
        {
            var table = await _database.In(services =>
                services.GetRequiredService<InvoiceFigures>().By(taxpayer, new InvoiceFilter(), feature, Cancellation)
            );
            var row = Assert.Single(table.Rows);
            Assert.Equal(word, row.Word);
            Assert.Equal(1, (await Totals(taxpayer, row.Filter)).Count);
        }
    }

    [Fact]
    public async Task An_invoice_stands_under_the_one_rate_of_its_lines_and_under_the_region_of_its_number()
    {
        var taxpayer = (await _database.AddTaxpayer("911100000000000259", "北京统计测试有限公司")).TaxpayerId;
        await _database.In(async services =>
        {
            await InvoiceRows.Store(
                services,
                taxpayer,
                [
                    InvoiceRows.Row(taxpayer, 1, "26117000000000000001", "2026-03-01", 100),
                    InvoiceRows.Row(taxpayer, 2, "26917000000000000002", "2026-03-01", 200),
                    InvoiceRows.Row(taxpayer, 3, "12345678", "2026-03-01", 400, code: "2102201234"),
                    InvoiceRows.Row(taxpayer, 4, "87654321", "2026-03-01", 800, code: "031002000411"),
                    InvoiceRows.Row(taxpayer, 5, "7", "2026-03-01", 1_600),
                ]
            );
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, taxpayer, Cancellation);
            await db.AddMany(
                [
                    Line(taxpayer, 1, 1, "13%"),
                    Line(taxpayer, 1, 2, "13%"),
                    Line(taxpayer, 2, 1, "13%"),
                    Line(taxpayer, 2, 2, "6%"),
                    Line(taxpayer, 3, 1, ""),
                ],
                Cancellation
            );
            await work.Commit(Cancellation);
        });

        Assert.Equal(["没有明细或税率 3", "多个税率 1", "13% 1"], await Words(taxpayer, FigureFeature.Rate));
        var regions = await Words(taxpayer, FigureFeature.Region);
        Assert.Equal(["上海 1", "北京 1", "号码不含地区 1", "大连 2"], regions.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Party", "乙", "甲", "911100000000000271")]
    [InlineData("Kind", "电子发票（增值税专用发票）", "电子发票（普通发票）", "911100000000000272")]
    [InlineData("Region", "北京", "上海", "911100000000000273")]
    public async Task Whoever_may_not_see_amounts_learns_nothing_of_them_by_the_order(
        string feature,
        string most,
        string largest,
        string number
    )
    {
        var taxpayer = (await _database.AddTaxpayer(number, "北京统计测试有限公司")).TaxpayerId;
        await _database.In(async services =>
        {
            var one = await InvoiceRows.Party(services, taxpayer, "91110106MA0000001X", "甲");
            var other = await InvoiceRows.Party(services, taxpayer, "91110106MA0000002X", "乙");
            await InvoiceRows.Store(
                services,
                taxpayer,
                [
                    InvoiceRows.Row(taxpayer, 1, "26317000000000000001", "2026-03-01", 9_000, one, kind: KindId.DigitalVatNormal),
                    InvoiceRows.Row(taxpayer, 2, "26117000000000000002", "2026-03-01", 100, other),
                    InvoiceRows.Row(taxpayer, 3, "26117000000000000003", "2026-03-01", 200, other),
                ]
            );
        });
        var by = Enum.Parse<FigureFeature>(feature);

        Assert.StartsWith(largest, (await Words(taxpayer, by))[0], StringComparison.Ordinal);
        Assert.StartsWith(most, (await Words(taxpayer, by, Covered.Amounts))[0], StringComparison.Ordinal);
    }

    private async Task<List<string>> Words(long taxpayer, FigureFeature feature, Actor? actor = null)
    {
        var table = await _database.In(services =>
        {
            services.GetRequiredService<ActorSource>().Instead = actor;
            return services.GetRequiredService<InvoiceFigures>().By(taxpayer, new InvoiceFilter(), feature, Cancellation);
        });
        foreach (var row in table.Rows)
        {
            Assert.Equal(await Totals(taxpayer, row.Filter), row.Totals);
        }

        return [.. table.Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Word} {row.Totals.Count}"))];
    }

    private static InvoiceLineRecord Line(long taxpayer, long invoice, int no, string rate) =>
        new()
        {
            TaxpayerId = taxpayer,
            InvoiceId = invoice,
            LineNo = no,
            Name = null,
            Spec = null,
            Unit = null,
            Quantity = null,
            UnitPrice = null,
            AmountFen = 1,
            AmountText = null,
            TaxRate = rate,
            TaxFen = 0,
            TaxText = null,
            TaxCode = null,
        };

    private Task<InvoiceTotals> Totals(long taxpayer, InvoiceFilter filter) =>
        _database.In(services => services.GetRequiredService<SearchInvoices>().Totals(taxpayer, filter, Cancellation));

    private async Task<long> RandomInvoices(int seed)
    {
        var taxpayer = (await _database.AddTaxpayer($"91110000000000024{seed}", "北京统计测试有限公司")).TaxpayerId;
        var random = new Random(seed);
        string[] kinds = [KindId.DigitalVatSpecial, KindId.DigitalVatNormal, KindId.Unknown];
        await _database.In(async services =>
        {
            var parties = new List<long?> { null };
            for (var n = 0; n < 7; n++)
            {
                parties.Add(await InvoiceRows.Party(services, taxpayer, $"91110106MA000000{n}X", $"北京第{n}商贸有限公司"));
            }

            var rows = Enumerable
                .Range(1, 200)
                .Select(n =>
                {
                    var day = random.Next(20) == 0 ? DateOnly.MinValue : new DateOnly(2026, 1, 1).AddDays(random.Next(240));
                    var fen = random.Next(-50_000, 900_000);
                    return InvoiceRows.Row(
                        taxpayer,
                        n,
                        string.Create(CultureInfo.InvariantCulture, $"2611700{seed}0000{n:00000000}"),
                        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        fen,
                        parties[random.Next(parties.Count)],
                        direction: (Direction)random.Next(2),
                        kind: kinds[random.Next(kinds.Length)],
                        used: random.Next(3) switch
                        {
                            0 => null,
                            1 => fen,
                            _ => random.Next(900_000),
                        }
                    );
                });
            await InvoiceRows.Store(services, taxpayer, [.. rows]);
        });
        return taxpayer;
    }
}

public sealed class InvoiceFiguresOnSqliteTests(SqliteDatabase database)
    : InvoiceFiguresTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class InvoiceFiguresOnPostgresTests(PostgresDatabase database)
    : InvoiceFiguresTests(database),
        IClassFixture<PostgresDatabase>;
