using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Invoices;

/// <summary>The labelled search set: what people type, and the invoices that must be found. Recall is 100 %, and nothing else is found.</summary>
public abstract class LabelledSearchTests
{
    private readonly TestDatabase _database;

    protected LabelledSearchTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Words, and the ids of the invoices that they mean.</summary>
    private static readonly (string Words, long[] Wanted)[] Labels =
    [
        // Numbers: whole, last digits, in groups, full-width, with code, with the name of the field.
        ("26112000000915374826", [1]),
        ("15374826", [1]),
        ("374826", [1]),
        ("2611 2000 0009 1537 4826", [1]),
        ("26112000 0009 15374826", [1]),
        ("26112000-0009-15374826", [1]),
        ("２６１１２００００００９１５３７４８２６"[..2] + "112000000915374826", [1]),
        ("１５３７４８２６", [1]),
        ("发票号码：26112000000915374826", [1]),
        ("031002200113 84920517", [3]),
        ("031002200113-84920517", [3]),
        ("031002200113，84920517", [3]),
        ("03100220011384920517", [3]),
        ("031002200113 0517", [3]),
        ("84920517", [3]),
        ("发票代码：031002200113 发票号码：84920517", [3]),
        ("031002200113", [3]),
        // Names: two characters, former name, present name, widths, brackets, capitals, tax number.
        ("朔原", [1, 2]),
        ("旧名", [1, 2]),
        ("旧名钢构", [1, 2]),
        ("北京朔原钢结构有限公司", [1, 2]),
        ("沐石（北京）", [3]),
        ("沐石(北京)", [3]),
        ("ｋｔｖ", [4]),
        ("KTV", [4]),
        ("ktv", [4]),
        ("91110106MA0000001X", [1, 2]),
        ("91110106ma0000001x", [1, 2]),
        ("９１１１０１０６ＭＡ００００００２Ｘ", [3]),
        ("朔原 15374826", [1]),
        ("朔原 38420", [2]),
        // Amounts: with and without tax, the tax, separators, signs.
        ("27346.00", [1]),
        ("27,346.00", [1]),
        ("27346", [1]),
        ("27，346．00", [1]),
        ("¥27,346.00", [1]),
        ("￥27346元", [1]),
        ("价税合计：27346.00", [1]),
        ("24611.40", [1]),
        ("24,611.40", [1]),
        ("2734.60", [1]),
        ("-1,130.00", [4]),
        ("−1130.00", [4]),
        // Days and months.
        ("2026-10-15", [1]),
        ("2026/10/15", [1]),
        ("2026年10月15日", [1]),
        ("2026-10", [1, 3]),
        ("2026-11 朔原", [2]),
        // Notes.
        ("HT-2026-015", [2]),
        ("ht-2026-015", [2]),
        ("京A12345", [3]),
        ("王小明", [2]),
        ("查无此票", []),
        ("朔原 查无此票", []),
    ];

    [Fact]
    public async Task Everything_that_the_labels_name_is_found()
    {
        var taxpayer = await Labelled("911100000000000230");
        var wrong = new List<string>();
        var (wanted, found) = (0, 0);
        foreach (var (words, ids) in Labels)
        {
            var got = await Ids(taxpayer, new InvoiceFilter { Q = words });
            wanted += ids.Length;
            found += ids.Count(got.Contains);
            if (!ids.Order().SequenceEqual(got.Order()))
            {
                wrong.Add($"{words}: {string.Join(',', got)} instead of {string.Join(',', ids)}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(wanted, found);
    }

    [Fact]
    public async Task The_note_is_a_condition_of_its_own()
    {
        var taxpayer = await Labelled("911100000000000231");
        Assert.Equal([1L], await Ids(taxpayer, new InvoiceFilter { Note = "沐石" }));
        Assert.Equal([3L], await Ids(taxpayer, new InvoiceFilter { Q = "沐石" }));
    }

    [Fact]
    public async Task A_name_of_more_than_some_hundred_parties_hides_none()
    {
        var taxpayer = (await _database.AddTaxpayer("911100000000000232", "北京搜索测试有限公司")).TaxpayerId;
        await _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            var parties = Enumerable
                .Range(1, 700)
                .Select(n => new Party($"91110106MB{n:0000000}X", $"上海第{n}商贸有限公司"))
                .ToList();
            await using var work = await UnitOfWork.Begin(db, taxpayer, Cancellation);
            var ids = await services.GetRequiredService<IParties>().Add(taxpayer, parties, Cancellation);
            await work.Commit(Cancellation);
            await InvoiceRows.Store(
                services,
                taxpayer,
                [
                    .. parties.Select(
                        (party, n) => InvoiceRows.Row(taxpayer, n + 1, $"261130000000{n:00000000}", "2026-10-15", 100, ids[party])
                    ),
                ]
            );
        });
        var count = await _database.In(services =>
            services.GetRequiredService<SearchInvoices>().Count(taxpayer, new InvoiceFilter { Q = "商贸" }, Cancellation)
        );
        Assert.Equal(700, count);
    }

    private Task<List<long>> Ids(long taxpayer, InvoiceFilter filter) =>
        _database.In(async services =>
        {
            var page = await services
                .GetRequiredService<SearchInvoices>()
                .Page(taxpayer, filter, InvoiceOrder.Oldest, null, Cancellation);
            return page.Rows.Select(row => long.Parse(row.InvoiceId, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        });

    private async Task<long> Labelled(string number)
    {
        var taxpayer = (await _database.AddTaxpayer(number, "北京搜索测试有限公司")).TaxpayerId;
        await _database.In(async services =>
        {
            var present = await InvoiceRows.Party(services, taxpayer, "91110106MA0000001X", "北京朔原钢结构有限公司");
            var former = await InvoiceRows.Party(services, taxpayer, "91110106MA0000001X", "北京旧名钢构厂");
            var wide = await InvoiceRows.Party(services, taxpayer, "91110106MA0000002X", "沐石（北京）办公用品有限公司");
            var latin = await InvoiceRows.Party(services, taxpayer, "91110106MA0000003X", "星夜ＫＴＶ有限公司");
            await InvoiceRows.Store(
                services,
                taxpayer,
                [
                    InvoiceRows.Row(taxpayer, 1, "26112000000915374826", "2026-10-15", 2_734_600, present, remark: "代沐石付款"),
                    InvoiceRows.Row(
                        taxpayer,
                        2,
                        "26112000003382016457",
                        "2026-11-12",
                        3_842_000,
                        former,
                        remark: "合同 HT-2026-015；经办 王小明"
                    ),
                    InvoiceRows.Row(taxpayer, 3, "84920517", "2026-10-20", 56_500, wide, "031002200113", "车牌 京Ａ１２３４５"),
                    InvoiceRows.Row(taxpayer, 4, "26112000004455660001", "2026-09-30", -113_000, latin),
                ]
            );
        });
        return taxpayer;
    }
}

public sealed class LabelledSearchOnSqliteTests(SqliteDatabase database)
    : LabelledSearchTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class LabelledSearchOnPostgresTests(PostgresDatabase database)
    : LabelledSearchTests(database),
        IClassFixture<PostgresDatabase>;
