using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>Files that cannot be read, crashes, and reading again.</summary>
public abstract class IntakeTroubleTests(TestDatabase database) : IntakeTestBase(database)
{
    [Fact]
    public async Task A_broken_file_waits_with_its_reason_and_keeps_its_bytes()
    {
        var files = new InventedFiles(104);
        var us = await Company(files);
        var whole = InventedFiles.Xml(files.Issue()).Content;
        var item = await Import(us, "断开.xml", whole[..(whole.Length / 2)]);
        Assert.Equal(IntakeOutcome.Quarantined, item.Outcome);
        Assert.NotEmpty(ReadingCodec.ReadTexts(item.Reasons));
        Assert.Single(await Rows<OriginalRecord>(us));
        Assert.Empty(await Invoices(us));
    }

    [Fact]
    public async Task A_file_received_before_a_crash_is_read_by_whoever_comes_next()
    {
        var files = new InventedFiles(112);
        var us = await Company(files);
        var received = await Receive(us, "a.xml", InventedFiles.Xml(files.Issue()).Content, null);
        Assert.Equal(IntakeOutcome.Reading, (await Item(us, received.ItemId)).Outcome);
        await Drain();
        Assert.Equal(IntakeOutcome.Stored, (await Item(us, received.ItemId)).Outcome);
    }

    /// <summary>paperless-ngx #14128: a template of the user threw while a file was added, and the file was gone.</summary>
    [Fact]
    public async Task Loss_14128_whatever_throws_while_a_file_is_read_its_original_is_safe_and_it_is_read_again()
    {
        var files = new InventedFiles(11614);
        var us = await Company(files);
        var content = InventedFiles.Xml(files.Issue()).Content;
        var received = await Receive(us, "a.xml", content, null);
        await Database.In(async services =>
        {
            var ticket = await services
                .GetRequiredService<WorkQueue>()
                .Take(us.TaxpayerId, ReadWaitingFiles.WorkKind, ReceiveFile.Key(received.ItemId), Cancellation);
            var throwing = ActivatorUtilities.CreateInstance<ReadWaitingFiles>(services, new ThrowingReader());
            await Assert.ThrowsAsync<InvalidOperationException>(() => throwing.Do(ticket!, Cancellation));

            var original = Assert.Single(await Rows<OriginalRecord>(us));
            var kept = await services.GetRequiredService<OriginalStore>().Read(original.Sha256, Cancellation);
            Assert.Equal(content, kept);
            await services.GetServices<IWorkHandler>().OfType<ReadWaitingFiles>().Single().Do(ticket!, Cancellation);
        });
        Assert.Equal(IntakeOutcome.Stored, (await Item(us, received.ItemId)).Outcome);
    }

    /// <summary>paperless-ngx #3349: a document was created and could not be found.</summary>
    [Fact]
    public async Task Loss_3349_what_was_stored_is_found_at_once_by_its_number()
    {
        var files = new InventedFiles(117);
        var us = await Company(files);
        var invoice = files.Issue();
        var item = await Import(us, "a.xml", InventedFiles.Xml(invoice).Content);
        await Database.In(async services =>
        {
            var lookup = services.GetRequiredService<IInvoiceLookup>();
            var byNumber = await lookup.EndingWith(us.TaxpayerId, invoice.Number[^8..], 10, Cancellation);
            Assert.Equal(item.InvoiceId, Assert.Single(byNumber).InvoiceId);
        });
    }

    [Fact]
    public async Task An_attempt_that_was_taken_over_commits_nothing()
    {
        var files = new InventedFiles(113);
        var us = await Company(files);
        var received = await Receive(us, "a.xml", InventedFiles.Xml(files.Issue()).Content, null);
        await Database.In(async services =>
        {
            var queue = services.GetRequiredService<WorkQueue>();
            var late = await queue.Take(us.TaxpayerId, ReadWaitingFiles.WorkKind, ReceiveFile.Key(received.ItemId), Cancellation);
            await services
                .GetRequiredService<Database>()
                .Set<WorkUnitRecord>()
                .Where(unit => unit.TaxpayerId == us.TaxpayerId)
                .ExecuteUpdateAsync(row => row.SetProperty(unit => unit.Fence, unit => unit.Fence + 1), Cancellation);
            await services.GetServices<IWorkHandler>().OfType<ReadWaitingFiles>().Single().Do(late!, Cancellation);
        });
        Assert.Empty(await Invoices(us));
        Assert.Equal(IntakeOutcome.Reading, (await Item(us, received.ItemId)).Outcome);
    }

    [Fact]
    public async Task A_file_that_ended_every_process_is_given_up_and_waits()
    {
        var files = new InventedFiles(121);
        var us = await Company(files);
        var received = await Receive(us, "a.xml", InventedFiles.Xml(files.Issue()).Content, null);
        await Database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await db.Set<WorkUnitRecord>()
                .Where(unit => unit.TaxpayerId == us.TaxpayerId)
                .ExecuteUpdateAsync(row => row.SetProperty(unit => unit.Attempts, 100), Cancellation);
        });
        await Drain();
        var item = await Item(us, received.ItemId);
        Assert.Equal(IntakeOutcome.Quarantined, item.Outcome);
        Assert.Equal("INT-04", Assert.Single(ReadingCodec.ReadTexts(item.Reasons)).Code);
    }

    [Fact]
    public async Task A_file_that_was_stored_cannot_be_read_again()
    {
        var files = new InventedFiles(116);
        var us = await Company(files);
        var item = await Import(us, "a.xml", InventedFiles.Xml(files.Issue()).Content);
        var again = await Database.In(services =>
            services.GetRequiredService<RetryItem>().Retry(us.TaxpayerId, item.ItemId, null, Actor.LocalOperator, Cancellation)
        );
        Assert.Equal(RefusalKind.WrongState, again.Refusal!.Kind);
    }

    private sealed class ThrowingReader : IDocumentReader
    {
        public Task<IReadOnlyList<DocumentReading>> ReadAsync(
            string fileName,
            ReadOnlyMemory<byte> content,
            ReadOptions options,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException("A rule threw.");
    }

    public sealed class OnSqlite(SqliteDatabase database) : IntakeTroubleTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : IntakeTroubleTests(database), IClassFixture<PostgresDatabase>;
}
