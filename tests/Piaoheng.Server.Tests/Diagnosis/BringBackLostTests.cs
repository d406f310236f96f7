using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Diagnosis;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.Workbooks;
using InvoiceRecord = Piaoheng.Server.Modules.Invoices.InvoiceRecord;

namespace Piaoheng.Server.Tests.Diagnosis;

/// <summary>找回丢失的发票: an invoice whose row is gone comes back from its kept original, or from what is still kept of it.</summary>
public abstract class BringBackLostTests(TestDatabase database) : IntakeTestBase(database)
{
    private static readonly Actor Clerk = new("找票的会计") { UserId = 31, Rights = Rights.All };

    [Fact]
    public async Task A_lost_row_comes_back_from_its_original()
    {
        var files = new InventedFiles(1601);
        var us = await Company(files);
        var invoice = files.Issue();
        await Import(us, "a.xml", InventedFiles.Xml(invoice).Content);
        var before = Assert.Single(await Invoices(us));
        await Lose(us, before.InvoiceId, alsoReadings: false);
        Assert.NotNull((await Diagnose(us, invoice.Number)).Facts.Lost);

        var back = (await BringBack(us, invoice.Number)).Value;

        Assert.Equal(["a.xml"], back.Files);
        var after = Assert.Single(await Invoices(us));
        Assert.Equal(
            (before.InvoiceId, before.Number, before.TotalFen, before.LineCount, before.OriginalCount),
            (after.InvoiceId, after.Number, after.TotalFen, after.LineCount, after.OriginalCount)
        );
        Assert.Equal(before.LineCount, (await Rows<InvoiceLineRecord>(us)).Count);
        var diagnosis = await Diagnose(us, invoice.Number);
        Assert.Null(diagnosis.Facts.Lost);
        Assert.Single(diagnosis.Facts.Ours);
        Assert.Equal(
            [("diagnosis.bring-back", $"invoice:{before.InvoiceId}"), ("intake.read-again", $"item:{await ItemOf(us)}")],
            (await Logged(us)).Select(entry => (entry.Action, entry.Subject!))
        );
    }

    [Fact]
    public async Task It_comes_back_when_its_readings_are_gone_too()
    {
        var files = new InventedFiles(1602);
        var us = await Company(files);
        var invoice = files.Issue();
        await Import(us, "b.xml", InventedFiles.Xml(invoice).Content);
        var before = Assert.Single(await Invoices(us));
        await Lose(us, before.InvoiceId, alsoReadings: true);

        Assert.Equal(["b.xml"], (await BringBack(us, invoice.Number)).Value.Files);

        Assert.Equal(before.InvoiceId, Assert.Single(await Invoices(us)).InvoiceId);
    }

    [Fact]
    public async Task While_another_process_is_at_the_original_nothing_is_said_to_be_lost_for_good()
    {
        var files = new InventedFiles(1605);
        var us = await Company(files);
        var invoice = files.Issue();
        await Import(us, "d.xml", InventedFiles.Xml(invoice).Content);
        await Lose(us, Assert.Single(await Invoices(us)).InvoiceId, alsoReadings: true);
        await Database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, us.TaxpayerId, Cancellation);
            await db.Set<IntakeItemRecord>()
                .Where(item => item.TaxpayerId == us.TaxpayerId)
                .ExecuteUpdateAsync(item => item.SetProperty(own => own.Outcome, IntakeOutcome.Reading), Cancellation);
            await work.Commit(Cancellation);
        });

        var refusal = (await BringBack(us, invoice.Number)).Refusal!;

        Assert.Equal("DIA-07", refusal.Text.Code);
        Assert.Contains("d.xml", refusal.Text.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_a_ledger_tells_comes_back_from_its_rows()
    {
        var files = new InventedFiles(1603);
        var us = await Company(files);
        var invoice = files.Issue();
        var ledger = files.Ledger("台账.xlsx", new LedgerRow(invoice));
        await Import(us, ledger.Name, ledger.Content, Side.Ours);
        var before = Assert.Single(await Invoices(us));
        await Lose(us, before.InvoiceId, alsoReadings: false);

        Assert.Null((await BringBack(us, invoice.Number)).Refusal);

        var after = Assert.Single(await Invoices(us));
        Assert.Equal((before.InvoiceId, before.UsedFen), (after.InvoiceId, after.UsedFen));
    }

    [Fact]
    public async Task What_is_not_lost_is_left_as_it_is()
    {
        var files = new InventedFiles(1604);
        var us = await Company(files);
        var invoice = files.Issue();
        await Import(us, "c.xml", InventedFiles.Xml(invoice).Content);

        Assert.Equal("DIA-05", (await BringBack(us, invoice.Number)).Refusal?.Text.Code);
        Assert.Equal("DIA-05", (await BringBack(us, "26112000000099999999")).Refusal?.Text.Code);
        Assert.Empty(await Logged(us));
    }

    private Task Lose(Taxpayer us, long invoice, bool alsoReadings) =>
        Database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, us.TaxpayerId, Cancellation);
            await db.Set<InvoiceRecord>()
                .Where(row => row.TaxpayerId == us.TaxpayerId && row.InvoiceId == invoice)
                .ExecuteDeleteAsync(Cancellation);
            if (alsoReadings)
            {
                await db.Set<ReadingRecord>()
                    .Where(row => row.TaxpayerId == us.TaxpayerId && row.InvoiceId == invoice)
                    .ExecuteDeleteAsync(Cancellation);
            }

            await work.Commit(Cancellation);
        });

    private Task<Outcome<BringBackLost.BroughtBack>> BringBack(Taxpayer us, string number) =>
        Database.In(services =>
            services
                .GetRequiredService<BringBackLost>()
                .BringBack(us, new DiagnosisQuery { Text = number, InvoiceNumber = number }, Clerk, Cancellation)
        );

    private Task<DiagnosisResult> Diagnose(Taxpayer us, string number) =>
        Database.In(async services =>
            (
                await services
                    .GetRequiredService<DiagnoseInvoice>()
                    .Diagnose(us, new DiagnosisQuery { Text = number, InvoiceNumber = number }, asOf: null, Cancellation)
            ).Value
        );

    private async Task<long> ItemOf(Taxpayer us) => Assert.Single(await Rows<IntakeItemRecord>(us)).ItemId;

    private Task<IReadOnlyList<AuditEntryRecord>> Logged(Taxpayer us) =>
        Database.In(async services =>
            (IReadOnlyList<AuditEntryRecord>)
                await services
                    .GetRequiredService<AuditSearch>()
                    .Page(us.TaxpayerId, new AuditFilter { By = Clerk.Name }, before: null, Cancellation)
        );
}

/// <summary>On the embedded database.</summary>
public sealed class BringBackLostOnSqlite(SqliteDatabase database) : BringBackLostTests(database), IClassFixture<SqliteDatabase>;

/// <summary>On PostgreSQL.</summary>
public sealed class BringBackLostOnPostgres(PostgresDatabase database)
    : BringBackLostTests(database),
        IClassFixture<PostgresDatabase>;
