using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Intake.Completeness;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.Workbooks;
using InvoiceRecord = Piaoheng.Server.Modules.Invoices.InvoiceRecord;

namespace Piaoheng.Server.Tests.Intake;

public abstract class IntakeTests
{
    private readonly TestDatabase _database;

    protected IntakeTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invoice_is_stored_with_its_lines_parties_and_original()
    {
        var files = new InventedFiles(101);
        var us = await Company(files);
        var invoice = files.Issue();
        var item = await Import(us, InventedFiles.Xml(invoice).Name, InventedFiles.Xml(invoice).Content);
        Assert.Equal(IntakeOutcome.Stored, item.Outcome);
        var row = Assert.Single(await Invoices(us));
        Assert.Equal(item.InvoiceId, row.InvoiceId);
        Assert.Equal(invoice.Number, row.Number);
        Assert.Equal(Direction.In, row.Direction);
        Assert.Equal(invoice.Total.Fen, row.TotalFen);
        Assert.Equal(invoice.Lines.Count, row.LineCount);
        Assert.Equal(1, row.OriginalCount);
        Assert.NotNull(row.SellerId);
        Assert.Equal(row.SellerId, row.CounterpartyId);
    }

    [Fact]
    public async Task The_same_bytes_again_exist_and_lead_to_the_first()
    {
        var files = new InventedFiles(102);
        var us = await Company(files);
        var file = InventedFiles.Xml(files.Issue());
        var first = await Import(us, file.Name, file.Content);
        var second = await Import(us, "另一个名字.xml", file.Content);
        Assert.Equal(IntakeOutcome.Exists, second.Outcome);
        Assert.Equal(first.InvoiceId, second.InvoiceId);
        Assert.Contains(file.Name, Assert.Single(ReadingCodec.ReadTexts(second.Reasons)).Render(), StringComparison.Ordinal);
        Assert.Single(await Rows<OriginalRecord>(us));
    }

    [Fact]
    public async Task The_same_invoice_in_other_bytes_is_one_more_original()
    {
        var files = new InventedFiles(103);
        var us = await Company(files);
        var invoice = files.Issue();
        await Import(us, "a.xml", InventedFiles.Xml(invoice).Content);
        var second = await Import(us, "b.xml", InventedFiles.Xml(invoice, indented: true).Content);
        Assert.Equal(IntakeOutcome.Stored, second.Outcome);
        Assert.Equal(0, second.Added);
        Assert.Equal(2, Assert.Single(await Invoices(us)).OriginalCount);
    }

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
    public async Task A_member_of_an_archive_has_an_item_of_its_own()
    {
        var files = new InventedFiles(105);
        var us = await Company(files);
        var (first, second) = (InventedFiles.Xml(files.Issue()), InventedFiles.Xml(files.Issue()));
        await Import(us, first.Name, first.Content);
        var archive = await Import(us, "一月.zip", InventedFiles.Zip(first, second));
        Assert.Equal("archive", archive.Kind);
        var members = (await Rows<IntakeItemRecord>(us)).Where(item => item.ParentId == archive.ItemId).ToList();
        Assert.Equal([IntakeOutcome.Exists, IntakeOutcome.Stored], members.Select(item => item.Outcome).Order());
        Assert.Equal(2, (await Invoices(us)).Count);
    }

    [Fact]
    public async Task A_document_of_two_companies_of_ours_is_an_invoice_of_both()
    {
        var files = new InventedFiles(106);
        var us = await Company(files);
        var sister = await _database.AddTaxpayer(files.Companies.Next(World.Companies.Trade.Software).TaxId, "北京姊妹有限公司");
        var invoice = files.Issue(seller: World.Companies.Company.Person("北京姊妹有限公司") with { TaxId = sister.Number });
        await Import(us, "内部.xml", InventedFiles.Xml(invoice).Content);
        var (bought, sold) = (Assert.Single(await Invoices(us)), Assert.Single(await Invoices(sister)));
        Assert.Equal((Direction.In, Direction.Out), (bought.Direction, sold.Direction));
        Assert.Equal(sold.InvoiceId, Assert.Single(await Rows<InvoiceLinkRecord>(us)).OtherInvoiceId);
        Assert.Equal(bought.InvoiceId, Assert.Single(await Rows<InvoiceLinkRecord>(sister)).OtherInvoiceId);
        Assert.Equal(
            Assert.Single(await Rows<OriginalRecord>(us)).Sha256,
            Assert.Single(await Rows<OriginalRecord>(sister)).Sha256
        );
    }

    [Fact]
    public async Task A_red_invoice_marks_the_blue_one_as_partly_or_fully_reversed()
    {
        var files = new InventedFiles(107);
        var us = await Company(files);
        var (half, all) = (files.Issue(), files.Issue());
        foreach (var invoice in new[] { half, files.Reverse(half, 0.5m), files.Reverse(all, 1m), all })
        {
            await Import(us, invoice.Number + ".xml", InventedFiles.Xml(invoice).Content);
        }

        var states = (await Invoices(us)).ToDictionary(row => row.Number, row => row.RedState, StringComparer.Ordinal);
        Assert.Equal(RedState.Partial, states[half.Number]);
        Assert.Equal(RedState.Full, states[all.Number]);
    }

    [Fact]
    public async Task A_ledger_makes_uses_and_invoices_without_originals()
    {
        var files = new InventedFiles(108);
        var us = await Company(files);
        var (known, unknown) = (files.Issue(), files.Issue());
        await Import(us, "a.xml", InventedFiles.Xml(known).Content);
        var ledger = files.Ledger("台账.xlsx", new LedgerRow(known), new LedgerRow(unknown));
        var item = await Import(us, ledger.Name, ledger.Content, Side.Ours);
        Assert.Equal((2, 2), (item.Found, item.Added));
        var invoices = (await Invoices(us)).ToDictionary(row => row.Number, StringComparer.Ordinal);
        Assert.Equal((1, 1), (invoices[known.Number].OriginalCount, invoices[known.Number].UseCount));
        Assert.Equal((0, 1), (invoices[unknown.Number].OriginalCount, invoices[unknown.Number].UseCount));
    }

    [Fact]
    public async Task A_later_export_of_the_ledger_adds_only_its_new_rows()
    {
        var files = new InventedFiles(109);
        var us = await Company(files);
        var (first, second) = (new LedgerRow(files.Issue()), new LedgerRow(files.Issue()));
        var january = files.Ledger("一月.xlsx", first);
        var february = files.Ledger("二月.xlsx", first, second);
        await Import(us, january.Name, january.Content, Side.Ours);
        var item = await Import(us, february.Name, february.Content, Side.Ours);
        Assert.Equal((2, 1), (item.Found, item.Added));
        Assert.Equal(2, (await Rows<UseRecord>(us)).Count);
    }

    [Fact]
    public async Task Two_exports_of_the_bureau_are_one_record_each_and_a_change_keeps_the_history()
    {
        var files = new InventedFiles(110);
        var us = await Company(files);
        var (same, changed) = (files.Issue(), files.Issue());
        var before = InventedFiles.Query("全量一.xlsx", same, changed);
        var after = InventedFiles.Query("全量二.xlsx", same, changed with { Remark = "更正后的备注" });
        await Import(us, before.Name, before.Content);
        var item = await Import(us, after.Name, after.Content);
        Assert.Equal((2, 1), (item.Found, item.Added));
        var records = await Rows<BureauRecord>(us);
        Assert.Equal(2, records.Count);
        Assert.Equal("更正后的备注", records.Single(record => record.Number == changed.Number).Remark);
        Assert.Single(await Rows<BureauHistoryRecord>(us));
        // The second list proves the same span and the same sums: nothing more.
        Assert.Single(await Rows<CoverageRecord>(us));
    }

    [Fact]
    public async Task A_number_listed_twice_in_one_sheet_is_kept_twice()
    {
        var files = new InventedFiles(111);
        var us = await Company(files);
        var invoice = files.Issue();
        var file = InventedFiles.Query("全量.xlsx", invoice, invoice);
        await Import(us, file.Name, file.Content);
        var records = await Rows<BureauRecord>(us);
        Assert.Equal([1, 2], records.Select(record => record.Occurrence).Order());
        Assert.Single(records, record => record.SameAs is not null);
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

    [Fact]
    public async Task An_attempt_that_was_taken_over_commits_nothing()
    {
        var files = new InventedFiles(113);
        var us = await Company(files);
        var received = await Receive(us, "a.xml", InventedFiles.Xml(files.Issue()).Content, null);
        await _database.In(async services =>
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
        await _database.In(async services =>
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
    public async Task What_was_stored_stands_in_the_log()
    {
        var files = new InventedFiles(114);
        var us = await Company(files);
        await Import(us, "a.xml", InventedFiles.Xml(files.Issue()).Content);
        var actions = (await Rows<AuditEntryRecord>(us)).OrderBy(entry => entry.Seq).Select(entry => entry.Action);
        Assert.Equal(["taxpayer.create", "invoice.create", "intake.read"], actions);
    }

    [Fact]
    public async Task A_workbook_without_a_side_waits_and_is_read_when_the_side_is_given()
    {
        var files = new InventedFiles(115);
        var us = await Company(files);
        var invoice = files.Issue();
        var table = $"发票号码,开票日期,价税合计\n{invoice.Number},2026-03-10,{invoice.Total}\n";
        var item = await Import(us, "明细.csv", System.Text.Encoding.UTF8.GetBytes(table));
        Assert.Equal(IntakeOutcome.Quarantined, item.Outcome);
        var again = await _database.In(services =>
            services
                .GetRequiredService<RetryItem>()
                .Retry(us.TaxpayerId, item.ItemId, Side.Ours, Actor.LocalOperator, Cancellation)
        );
        Assert.Null(again.Refusal);
        await Drain();
        Assert.Equal(IntakeOutcome.Stored, (await Item(us, item.ItemId)).Outcome);
        Assert.Single(await Rows<UseRecord>(us));
    }

    [Fact]
    public async Task A_file_that_was_stored_cannot_be_read_again()
    {
        var files = new InventedFiles(116);
        var us = await Company(files);
        var item = await Import(us, "a.xml", InventedFiles.Xml(files.Issue()).Content);
        var again = await _database.In(services =>
            services.GetRequiredService<RetryItem>().Retry(us.TaxpayerId, item.ItemId, null, Actor.LocalOperator, Cancellation)
        );
        Assert.Equal(RefusalKind.WrongState, again.Refusal!.Kind);
    }

    [Fact]
    public async Task An_invoice_is_found_with_its_evidence_and_the_bureau_record()
    {
        var files = new InventedFiles(117);
        var us = await Company(files);
        var invoice = files.Issue();
        var item = await Import(us, "a.xml", InventedFiles.Xml(invoice).Content);
        var list = InventedFiles.Query("全量.xlsx", invoice);
        await Import(us, list.Name, list.Content);
        var half = Core.Money.Yuan.FromFen(invoice.Total.Fen / 2);
        var ledger = files.Ledger("台账.xlsx", new LedgerRow(invoice) { Used = half });
        await Import(us, ledger.Name, ledger.Content, Side.Ours);
        var detail = await _database.In(services =>
            services.GetRequiredService<GetInvoice>().Find(us.TaxpayerId, item.InvoiceId!.Value, Cancellation)
        );
        Assert.Equal(invoice.Seller.Name, detail!.Seller!.Name);
        Assert.Equal(invoice.Lines.Count, detail.Merged.Lines!.Count);
        Assert.Single(detail.Documents);
        Assert.Equal(invoice.Number, Assert.Single(detail.Bureau).Record.InvoiceNumber);
        Assert.Equal(invoice.Total - half, detail.Unused);
        Assert.Contains(detail.History, entry => entry.Action == "invoice.create");
    }

    [Fact]
    public async Task Both_sides_reach_the_reconciliation_as_they_were_read()
    {
        var files = new InventedFiles(118);
        var us = await Company(files);
        var (both, ours) = (files.Issue(), files.Issue());
        await Import(us, "a.xml", InventedFiles.Xml(both).Content);
        await Import(us, "b.xml", InventedFiles.Xml(ours).Content);
        var ledger = files.Ledger("台账.xlsx", new LedgerRow(both));
        await Import(us, ledger.Name, ledger.Content, Side.Ours);
        var list = InventedFiles.Query("全量.xlsx", both, both);
        await Import(us, list.Name, list.Content);
        await _database.In(async services =>
        {
            var records = await services
                .GetRequiredService<IOurRecords>()
                .Read(us.TaxpayerId, InventedFiles.Day, InventedFiles.Day, Cancellation)
                .ToListAsync(Cancellation);
            Assert.Equal(
                [RecordNature.Document, RecordNature.Document, RecordNature.BookRow],
                records.Select(own => own.Record.Nature)
            );
            Assert.Equal(both.Total, records[0].Record.TotalInclTax!.Value.Value);
            Assert.Equal(both.Lines.Count, records[0].Record.Lines!.Count);
            var theirs = services.GetRequiredService<IBureauRecords>();
            var rows = await theirs.Read(us.TaxpayerId, null, null, Cancellation).ToListAsync(Cancellation);
            Assert.Equal(2, rows.Count);
            Assert.All(rows, row => Assert.Equal(both.Lines.Count, row.Record.Lines!.Count));
            Assert.Single(await theirs.Coverage(us.TaxpayerId, Cancellation));
            var outside = InventedFiles.Day.AddDays(1);
            Assert.Empty(await theirs.Read(us.TaxpayerId, outside, null, Cancellation).ToListAsync(Cancellation));
        });
    }

    [Fact]
    public async Task A_month_shows_both_sides_and_the_days_covered()
    {
        var files = new InventedFiles(119);
        var us = await Company(files);
        var (both, ours) = (files.Issue(), files.Issue());
        await Import(us, "a.xml", InventedFiles.Xml(both).Content);
        await Import(us, "b.xml", InventedFiles.Xml(ours).Content);
        var list = InventedFiles.Query("全量.xlsx", both);
        await Import(us, list.Name, list.Content);
        var table = await _database.In(services =>
            services.GetRequiredService<CoverageByMonth>().Find(us.TaxpayerId, until: null, Cancellation)
        );
        var month = Assert.Single(table!.Rows.Single(row => row.Direction == Direction.In).Cells);
        Assert.Equal((2, 1), (month.Ours.Count, month.Theirs.Count));
        Assert.Equal(both.Amount + ours.Amount, month.Ours.Amount);
        Assert.Equal(both.Amount, month.Theirs.Amount);
        Assert.Equal(CoverageState.Partial, month.State);
        Assert.NotEmpty(month.Lists);
    }

    [Fact]
    public async Task A_document_that_shows_two_invoices_to_be_one_joins_them()
    {
        var files = new InventedFiles(120);
        var us = await Company(files);
        var invoice = files.Issue();
        await _database.In(async services =>
        {
            var store = services.GetRequiredService<IInvoiceStore>();
            var db = services.GetRequiredService<Database>();
            var whole = invoice.ToReading("c.pdf") with
            {
                Direction = Direction.In,
                Source = SourceId.PdfText,
                PaperCode = "3700203130",
                PaperNumber = "00000018",
            };
            var digital = whole with { File = "a.pdf", PaperCode = null, PaperNumber = null };
            var paper = whole with
            {
                File = "b.pdf",
                InvoiceCode = "3700203130",
                InvoiceNumber = "00000018",
                PaperCode = null,
                PaperNumber = null,
            };
            foreach (var (original, reading) in new[] { (1L, digital), (2L, paper), (3L, whole) })
            {
                await using var work = await UnitOfWork.Begin(db, us.TaxpayerId, Cancellation);
                var file = new Platform.Files.StoredFile($"{original}", 1);
                var stored = await store.AddOriginal(us.TaxpayerId, file, reading.File, Actor.Program, Cancellation);
                await store.StoreDocuments(
                    us,
                    new DocumentReadings(stored.OriginalId, [reading], AreAll: true),
                    Actor.Program,
                    Cancellation
                );
                await work.Commit(Cancellation);
            }
        });
        Assert.Equal(3, Assert.Single(await Invoices(us)).OriginalCount);
        Assert.Contains(await Rows<AuditEntryRecord>(us), entry => entry.Action == "invoice.join");
    }

    private Task<Taxpayer> Company(InventedFiles files) => _database.AddTaxpayer(files.Us.TaxId, files.Us.Name);

    private async Task<IntakeItemRecord> Import(Taxpayer us, string name, byte[] content, Side? side = null)
    {
        var received = await Receive(us, name, content, side);
        await _database
            .Services.GetRequiredService<WorkRunner>()
            .Run(us.TaxpayerId, ReadWaitingFiles.WorkKind, ReceiveFile.Key(received.ItemId), Cancellation);
        return await Item(us, received.ItemId);
    }

    private Task<ReceiveFile.Received> Receive(Taxpayer us, string name, byte[] content, Side? side) =>
        _database.In(async services =>
        {
            var receive = services.GetRequiredService<ReceiveFile>();
            var batch = await receive.Begin(us, side, Actor.LocalOperator, Cancellation);
            await using var stream = new MemoryStream(content);
            return (await receive.Receive(batch, name, stream, Cancellation)).Value;
        });

    private async Task Drain()
    {
        while (await _database.Services.GetRequiredService<WorkRunner>().RunNext(Cancellation))
        {
            // Until nothing waits.
        }
    }

    private async Task<IntakeItemRecord> Item(Taxpayer us, long itemId) =>
        (await Rows<IntakeItemRecord>(us)).Single(item => item.ItemId == itemId);

    private Task<List<InvoiceRecord>> Invoices(Taxpayer us) => Rows<InvoiceRecord>(us);

    private Task<List<T>> Rows<T>(Taxpayer us)
        where T : class =>
        _database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<T>()
                .Where(row => EF.Property<long>(row, "TaxpayerId") == us.TaxpayerId)
                .ToListAsync(Cancellation)
        );

    public sealed class OnSqlite(SqliteDatabase database) : IntakeTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : IntakeTests(database), IClassFixture<PostgresDatabase>;
}
