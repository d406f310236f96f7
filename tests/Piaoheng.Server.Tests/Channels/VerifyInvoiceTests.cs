using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.BureauSimulator;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.Connectors;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.Invoices;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>查验: answers and counts outlive the process, so the bureau's limits hold across restarts.</summary>
public abstract class VerifyInvoiceTests
{
    private readonly TestDatabase _database;

    protected VerifyInvoiceTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_consistent_invoice_is_asked_for_once_a_day_and_its_answer_is_kept()
    {
        await using var bureau = await Bureau();
        var invoice = Invoices().First();
        var first = (await Verify(bureau, invoice)).Value;
        Assert.Equal((VerificationOutcome.Consistent, false), (first.Outcome, first.IsKept));
        Assert.Equal(invoice.Total, first.Invoice!.TotalInclTax!.Value.Value);
        var again = (await Verify(bureau, invoice)).Value;
        Assert.True(again.IsKept);
        Assert.Equal(first.Text.Render(), again.Text.Render());
        var bytes = await _database.In(services =>
            services.GetRequiredService<OriginalStore>().Read(first.RawSha256, Cancellation)
        );
        Assert.NotEmpty(bytes);
    }

    [Fact]
    public async Task The_sixth_question_of_a_day_is_not_put()
    {
        await using var bureau = await Bureau();
        var invoice = Invoices().ElementAt(1);
        VerificationAnswer? last = null;
        for (var fen = 1; fen <= 6; fen++)
        {
            var amount = (invoice.Total.Value + (fen / 100m)).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
            last = (await Verify(bureau, invoice, amount)).Value;
        }

        Assert.Equal(("VER-04", VerificationOutcome.Exhausted), (last!.Text.Code, last.Outcome));
    }

    [Fact]
    public async Task A_refusal_of_the_gateway_is_said_and_kept_at_the_channel()
    {
        await using var bureau = await Bureau();
        await bureau.Misbehave("S14:1020");
        var refused = await Verify(bureau, Invoices().ElementAt(2));
        Assert.Contains("1020", refused.Refusal!.Text.Render(), StringComparison.Ordinal);
        var channel = await _database.In(services =>
            services.GetRequiredService<ChannelBook>().Find(bureau.Taxpayer.TaxpayerId, "verification", Cancellation)
        );
        Assert.Equal("Refused", channel!.Failure);
    }

    [Fact]
    public async Task Every_question_stands_in_the_log()
    {
        await using var bureau = await Bureau();
        var invoice = Invoices().ElementAt(3);
        await Verify(bureau, invoice);
        var said = await _database.In(services =>
            services.GetRequiredService<AuditLog>().About(bureau.Taxpayer.TaxpayerId, "invoice-key:" + invoice.Key, Cancellation)
        );
        Assert.Equal("invoice.verify", Assert.Single(said).Action);
    }

    private static IEnumerable<WorldInvoice> Invoices() =>
        new BureauBooks(new SimulatorOptions { Today = default }.Seed, 120, BeijingTime.Today(TimeProvider.System))
            .Entries.Select(entry => entry.Invoice)
            .Where(invoice => invoice is { Kind: KindId.DigitalVatSpecial, IsRed: false });

    private async Task<SimulatedBureau> Bureau()
    {
        var bureau = await SimulatedBureau.Start(_database);
        var saved = await _database.In(services =>
            services
                .GetRequiredService<SetUpChannel>()
                .SetUp(
                    bureau.Taxpayer.Number,
                    "verification",
                    new SetUpChannel.Request(
                        bureau.Address.ToString(),
                        new Dictionary<string, string> { ["token"] = SimulatorOptions.Token }
                    ),
                    Actor.LocalOperator,
                    Cancellation
                )
        );
        Assert.Null(saved.Refusal);
        await _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await db.Set<VerificationAnswerRecord>().ExecuteDeleteAsync(Cancellation);
            await db.Set<VerificationCountRecord>().ExecuteDeleteAsync(Cancellation);
        });
        return bureau;
    }

    private Task<Outcome<VerificationAnswer>> Verify(SimulatedBureau bureau, WorldInvoice invoice, string? amount = null) =>
        _database.In(services =>
            services
                .GetRequiredService<VerifyInvoice>()
                .Verify(
                    bureau.Taxpayer.Number,
                    new VerifyInvoice.Request(invoice.Kind, "", invoice.Number, invoice.Day, amount ?? invoice.Total.ToString()),
                    Actor.LocalOperator,
                    Cancellation
                )
        );

    public sealed class OnSqlite(SqliteDatabase database) : VerifyInvoiceTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : VerifyInvoiceTests(database), IClassFixture<PostgresDatabase>;
}
