using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>取票提醒: learned from what the bureau's lists hold, told with the basis, gone when the cause is gone.</summary>
public abstract class AlarmTests
{
    private readonly TestDatabase _database;

    protected AlarmTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateOnly Today => BeijingTime.Today(TimeProvider.System);

    [Fact]
    public async Task A_regular_supplier_that_fell_silent_is_told_until_it_sends_again()
    {
        var us = await _database.AddTaxpayer("911100001000000111", "静默测试（北京）有限公司");
        int[] monthly = [-170, -140, -109, -80, -60];
        await Store(us, monthly, ("每月供应商", "91110000200000022K"));
        await Check();
        var (watch, said) = await Seen(us);
        Assert.Equal(Today.AddDays(-2), watch.InProvenTo);
        Assert.Equal(Today.AddDays(-60), watch.InNewest);
        var alarm = Assert.Single(said);
        Assert.StartsWith("供应商 每月供应商 近 180 天有 5 天开票，间隔 20 至 31 天；", alarm, StringComparison.Ordinal);

        await Store(us, [-5], ("每月供应商", "91110000200000022K"));
        await Check(TimeSpan.FromMinutes(11));
        Assert.Empty((await Seen(us)).Said);
    }

    [Fact]
    public async Task A_working_day_without_invoices_is_told_where_every_other_day_had_some()
    {
        var us = await _database.AddTaxpayer("911100001000000222", "每日测试（北京）有限公司");
        var without = Enumerable.Range(3, 30).First(back => IsWorkday(-back));
        int[] daily = [.. Enumerable.Range(2, 120).Where(back => back != without).Select(back => -back)];
        await Store(us, daily, ("每日供应商", "91110000200000033B"));
        await Check();
        var alarm = Assert.Single((await Seen(us)).Said);
        Assert.StartsWith($"{Today.AddDays(-without):yyyy-MM-dd} 是工作日，没有一张取得发票", alarm, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_channel_is_read_by_schedule_its_proof_must_not_grow_old()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        await bureau.Sync(Today.AddDays(-91), Today.AddDays(-30));
        await Check();
        Assert.Contains(
            (await Seen(bureau.Taxpayer)).Said,
            said => said.StartsWith("取得发票只核实到", StringComparison.Ordinal)
        );
        await bureau.Sync(Today.AddDays(-91), Today);
        await Check(TimeSpan.FromMinutes(11));
        Assert.DoesNotContain(
            (await Seen(bureau.Taxpayer)).Said,
            said => said.StartsWith("取得发票只核实到", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_download_that_would_not_fit_does_not_begin()
    {
        var said = await _database.In(services =>
        {
            var own = new DiskWatch(
                new Full(_database.Home),
                _database.Home,
                services.GetRequiredService<Core.Policy.PolicyPack>(),
                services.GetRequiredService<Database>(),
                TimeProvider.System
            );
            return Task.FromResult((own.WhyNot(0), own.WhyNot(200L * 1024 * 1024)));
        });
        Assert.Null(said.Item1);
        Assert.Equal("SYN-14", said.Item2!.Code);
        Assert.Contains("放不下", said.Item2.Render(), StringComparison.Ordinal);
    }

    private static bool IsWorkday(int offset) =>
        Formats.PolicyFolder.Load(Formats.PolicyFolder.Shipped).Calendar.IsWorkday(Today.AddDays(offset));

    private Task Check(TimeSpan later = default) =>
        _database.In(services =>
            services.GetRequiredService<WatchChannels>().Check(TimeProvider.System.GetUtcNow() + later, Cancellation)
        );

    private Task<(WatchRecord Watch, IReadOnlyList<string> Said)> Seen(Taxpayer us) =>
        _database.In(async services =>
        {
            var watch = services.GetRequiredService<ChannelWatch>();
            return (
                (await watch.Find(us.TaxpayerId, Cancellation))!,
                (IReadOnlyList<string>)[.. (await watch.Alarms(us.TaxpayerId, Cancellation)).Select(alarm => alarm.Render())]
            );
        });

    private Task Store(Taxpayer us, int[] days, (string Name, string Number) seller) =>
        _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, us.TaxpayerId, Cancellation);
            var source = services.GetRequiredService<IdSource>().Next();
            await services
                .GetRequiredService<IBureauStore>()
                .Store(
                    us.TaxpayerId,
                    new BureauSource(source, TimeProvider.System.GetUtcNow(), Direction.In),
                    [.. days.Select(day => Row(us, Today.AddDays(day), seller))],
                    [
                        new Coverage
                        {
                            Direction = Direction.In,
                            From = Today.AddDays(-200),
                            To = Today.AddDays(-2),
                            Basis = CoverageBasis.Stated,
                            ReadAt = TimeProvider.System.GetUtcNow(),
                            Rows = days.Length,
                            Source = "测试",
                        },
                    ],
                    Cancellation
                );
            await services
                .GetRequiredService<AuditLog>()
                .Write(us.TaxpayerId, Actor.Program, new AuditEvent("test.store", null), Cancellation);
            await work.Commit(Cancellation);
        });

    private static Reading Row(Taxpayer us, DateOnly day, (string Name, string Number) seller) =>
        new()
        {
            File = "测试",
            Kind = KindId.DigitalVatSpecial,
            Direction = Direction.In,
            InvoiceCode = "",
            InvoiceNumber = $"2611200000{us.TaxpayerId % 10000:D4}{day.DayNumber % 1000000:D6}",
            IssueDate = day,
            SellerName = seller.Name,
            SellerTaxId = seller.Number,
            BuyerName = us.Name,
            BuyerTaxId = us.Number,
            AmountExTax = Yuan.FromFen(10000),
            TaxAmount = Yuan.FromFen(1300),
            TotalInclTax = Yuan.FromFen(11300),
            Source = SourceId.BureauSheet,
        };

    private sealed class Full(HomeFolder home) : DiskGauge(home)
    {
        public override DiskSpace Now() => new(Used: 1, Free: 600L * 1024 * 1024);
    }

    public sealed class OnSqlite(SqliteDatabase database) : AlarmTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : AlarmTests(database), IClassFixture<PostgresDatabase>;
}
