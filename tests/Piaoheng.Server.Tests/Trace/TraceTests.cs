using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Modules.Trace;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Trace;

/// <summary>发票全程轨迹 over both sides, with the bytes behind each event.</summary>
public abstract class TraceTests
{
    private const string Number = "26112000000123456789";
    private static readonly DateTimeOffset First = new(2026, 4, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Second = new(2026, 4, 9, 2, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase _database;

    protected TraceTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_sides_stand_on_one_axis_with_their_sources()
    {
        var us = await Company(1);
        await Ours(us);
        await Theirs(us, 11, First, Plain);
        await Theirs(us, 12, Second, Plain with { Void = VoidState.Voided, Text = "已作废" });
        var events = await Read(us);
        Assert.Equal(events.OrderBy(each => each.At), events);
        Assert.Equal(["TRC-ISSUED", "TRC-LISTED", "TRC-STATE"], Codes(events, isBureaus: true));
        Assert.Contains("TRC-RECEIVED", Codes(events, isBureaus: false));
        Assert.Contains("TRC-LOGGED", Codes(events, isBureaus: false));
        var state = events.Single(each => each.Says.Code == "TRC-STATE");
        Assert.Equal(Second, state.At);
        Assert.Contains("已作废", state.Says.Render(), StringComparison.Ordinal);
        Assert.Null(state.Due);
    }

    [Fact]
    public async Task An_unknown_outcome_has_a_time_limit_until_it_is_known()
    {
        var us = await Company(2);
        await Theirs(us, 21, First, Plain with { Red = RedState.Locked, Text = "红字锁定" });
        var open = Assert.Single(await Read(us), each => each.Due is not null);
        Assert.Equal(First.AddHours(72), open.Due);
        await Theirs(us, 22, Second, Plain with { Red = RedState.Full, Text = "已红冲-全额" });
        Assert.DoesNotContain(await Read(us), each => each.Due is not null);
    }

    [Fact]
    public async Task A_proof_opens_as_it_was_received_and_only_for_its_invoice()
    {
        var us = await Company(3);
        await Ours(us);
        var proof = (await Read(us)).First(each => each.Says.Code == "TRC-RECEIVED").Proofs.Single();
        var opened = await _database.In(services =>
            services
                .GetRequiredService<GetTraceProof>()
                .Get(us.TaxpayerId, Number, proof.Sha256, Actor.LocalOperator, Cancellation)
        );
        Assert.Equal("原件 91110108000000003X", System.Text.Encoding.UTF8.GetString(opened.Value.Content));
        var other = await _database.In(services =>
            services
                .GetRequiredService<GetTraceProof>()
                .Get(us.TaxpayerId, "26112000000999999999", proof.Sha256, Actor.LocalOperator, Cancellation)
        );
        Assert.NotNull(other.Refusal);
    }

    [Fact]
    public async Task An_answer_of_the_bureau_stands_in_its_lane()
    {
        var us = await Company(4);
        await In(
            us,
            services =>
                services
                    .GetRequiredService<AuditLog>()
                    .Write(
                        us.TaxpayerId,
                        Actor.LocalOperator,
                        new AuditEvent(
                            "invoice.verify",
                            $"invoice-key:{Number}",
                            ("outcome", "NoRecord"),
                            ("code", "0009"),
                            ("raw", new string('a', 64))
                        ),
                        Cancellation
                    )
        );
        var verified = Assert.Single(await Read(us));
        Assert.True(verified.IsBureaus);
        Assert.Contains("查无此票", verified.Says.Render(), StringComparison.Ordinal);
        Assert.Equal(new string('a', 64), verified.Proofs.Single().Sha256);
    }

    private static readonly InvoiceStatus Plain = new(VoidState.None, RedState.None, RiskState.Normal, "正常");

    private static string[] Codes(IEnumerable<TraceEvent> events, bool isBureaus) =>
        [.. events.Where(each => each.IsBureaus == isBureaus).Select(each => each.Says.Code)];

    private Task<Taxpayer> Company(int number) =>
        _database.AddTaxpayer($"91110108000000{number:000}X", "北京衡岳智能装备有限公司");

    private Task<IReadOnlyList<TraceEvent>> Read(Taxpayer us) =>
        _database.In(services => services.GetRequiredService<FindTrace>().Find(us.TaxpayerId, Number, Cancellation));

    private Task Ours(Taxpayer us) =>
        In(
            us,
            async services =>
            {
                await using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("原件 " + us.Number));
                var stored = (
                    await services.GetRequiredService<OriginalStore>().Save("票.xml", bytes, 1_000, Cancellation)
                ).Value;
                var invoices = services.GetRequiredService<IInvoiceStore>();
                var original = await invoices.AddOriginal(us.TaxpayerId, stored, "票.xml", Actor.LocalOperator, Cancellation);
                await invoices.StoreDocuments(
                    us,
                    new DocumentReadings(original.OriginalId, [Invoice(us)], AreAll: true),
                    Actor.LocalOperator,
                    Cancellation
                );
            }
        );

    private Task Theirs(Taxpayer us, long item, DateTimeOffset readAt, InvoiceStatus status) =>
        In(
            us,
            services =>
                services
                    .GetRequiredService<IBureauStore>()
                    .Store(
                        us.TaxpayerId,
                        new BureauSource(item, readAt, Direction.In),
                        [
                            Invoice(us) with
                            {
                                Source = SourceId.BureauSheet,
                                Status = status,
                                File = "全量.xlsx",
                                Part = "第 2 行",
                            },
                        ],
                        [],
                        Cancellation
                    )
        );

    private static Reading Invoice(Taxpayer us) =>
        new()
        {
            File = "票.xml",
            Kind = KindId.DigitalVatSpecial,
            Direction = Direction.In,
            InvoiceCode = "",
            InvoiceNumber = Number,
            IssueDate = new DateOnly(2026, 4, 1),
            SellerName = "上海第一贸易有限公司",
            SellerTaxId = "91310000MA00000001",
            BuyerName = us.Name,
            BuyerTaxId = us.Number,
            AmountExTax = Yuan.Round(100m),
            TaxAmount = Yuan.Round(13m),
            TotalInclTax = Yuan.Round(113m),
            Status = Plain,
            Source = SourceId.Xml,
        };

    private Task In(Taxpayer owner, Func<IServiceProvider, Task> change) =>
        _database.In(async services =>
        {
            await using var work = await UnitOfWork.Begin(
                services.GetRequiredService<Database>(),
                owner.TaxpayerId,
                Cancellation
            );
            await change(services);
            await work.Commit(Cancellation);
        });

    public sealed class OnSqlite(SqliteDatabase database) : TraceTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : TraceTests(database), IClassFixture<PostgresDatabase>;
}
