using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Tests.Access;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Invoices;

/// <summary>往来单位: one by number, with its names over time and what is odd about it; its sums are those of its lists.</summary>
public abstract class PartyBookTests
{
    private const string Valid = "91110108MA7B2K4Q0A";
    private readonly TestDatabase _database;

    protected PartyBookTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_is_one_unit_with_its_names_over_time_and_sums_by_direction()
    {
        var (taxpayer, units) = await Units("911100000000000501");
        var unit = units.Single(each => each.TaxId == "91110106MA0000001X");
        Assert.Equal(["北京新名商贸有限公司", "北京旧名商贸有限公司"], unit.Names.Select(name => name.Name));
        Assert.Equal(new DateOnly(2026, 3, 1), unit.Names[0].First);
        Assert.Equal(new DateOnly(2026, 1, 5), unit.Names[1].Last);
        Assert.Equal(2, unit.In.Count);
        Assert.Equal(1, unit.Out.Count);
        Assert.Equal(300, unit.In.Total.Fen);

        var filter = new InvoiceFilter { Party = [.. unit.Names.Select(name => name.PartyId)], Direction = "in" };
        var totals = await _database.In(services =>
            services.GetRequiredService<SearchInvoices>().Totals(taxpayer, filter, Cancellation)
        );
        Assert.Equal((unit.In.Count, unit.In.Total), (totals.Count, totals.Total));
    }

    [Fact]
    public async Task What_is_odd_is_found()
    {
        var (_, units) = await Units("911100000000000502");
        Assert.Equal(["北京新名商贸有限公司"], Chosen(units, "names"));
        Assert.Equal(["上海同名贸易有限公司", "上海同名贸易有限公司"], Chosen(units, "numbers"));
        Assert.Equal(["张三"], Chosen(units, "no-number"));
        Assert.DoesNotContain("北京旧名商贸有限公司", Chosen(units, "bad-number"));
        Assert.Contains("上海同名贸易有限公司", Chosen(units, "bad-number"));
    }

    [Fact]
    public async Task Whoever_may_not_see_amounts_learns_nothing_of_them_by_the_order()
    {
        var (taxpayer, units) = await Units("911100000000000503");
        Assert.Equal([350L, 90, 80, 70], units.Select(unit => unit.Weight));
        var covered = await _database.In(services =>
        {
            services.GetRequiredService<ActorSource>().Instead = Covered.Amounts;
            return services.GetRequiredService<PartyBook>().All(taxpayer, Cancellation);
        });

        Assert.Equal(
            ["北京新名商贸有限公司", "上海同名贸易有限公司", "上海同名贸易有限公司", "张三"],
            covered.Select(unit => unit.Shown)
        );
        Assert.Equal(["9131000000000000O1", Valid], covered.Skip(1).Take(2).Select(unit => unit.TaxId).Reverse());
    }

    [Theory]
    [InlineData("旧名", 1)]
    [InlineData("同名", 2)]
    [InlineData("ｍａ0000001x", 1)]
    [InlineData("查无", 0)]
    [InlineData("", 4)]
    public async Task Two_characters_of_any_name_or_part_of_the_number_find_a_unit(string text, int found)
    {
        var (_, units) = await Units(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"9111000000000006{found}{text.Length:X}")
        );
        Assert.Equal(found, units.Count(unit => PartyChoices.Holds(unit, text)));
    }

    private static List<string> Chosen(IEnumerable<PartyUnit> units, string id) =>
        [.. units.Where(InvoiceChoices.Find(PartyChoices.All, id)!.Holds).Select(unit => unit.Shown)];

    private async Task<(long Taxpayer, IReadOnlyList<PartyUnit> Units)> Units(string number)
    {
        var taxpayer = (await _database.AddTaxpayer(number, "北京往来测试有限公司")).TaxpayerId;
        await _database.In(async services =>
        {
            var old = await InvoiceRows.Party(services, taxpayer, "91110106MA0000001X", "北京旧名商贸有限公司");
            var now = await InvoiceRows.Party(services, taxpayer, "91110106MA0000001X", "北京新名商贸有限公司");
            var one = await InvoiceRows.Party(services, taxpayer, "9131000000000000O1", "上海同名贸易有限公司");
            var other = await InvoiceRows.Party(services, taxpayer, Valid, "上海同名贸易有限公司");
            var person = await InvoiceRows.Party(services, taxpayer, "", "张三");
            await InvoiceRows.Store(
                services,
                taxpayer,
                [
                    InvoiceRows.Row(taxpayer, 1, "26117000000000000001", "2026-01-05", 100, old),
                    InvoiceRows.Row(taxpayer, 2, "26117000000000000002", "2026-03-01", 200, now),
                    InvoiceRows.Row(taxpayer, 3, "26117000000000000003", "2026-03-02", 50, now, direction: Direction.Out),
                    InvoiceRows.Row(taxpayer, 4, "26317000000000000004", "2026-02-01", 70, one),
                    InvoiceRows.Row(taxpayer, 5, "26317000000000000005", "2026-02-02", 80, other),
                    InvoiceRows.Row(taxpayer, 6, "26117000000000000006", "2026-02-03", 90, person),
                    InvoiceRows.Row(taxpayer, 7, "26117000000000000007", "2026-02-04", 95),
                ]
            );
        });
        return (taxpayer, await _database.In(services => services.GetRequiredService<PartyBook>().All(taxpayer, Cancellation)));
    }

    public sealed class OnSqlite(SqliteDatabase database) : PartyBookTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : PartyBookTests(database), IClassFixture<PostgresDatabase>;
}
