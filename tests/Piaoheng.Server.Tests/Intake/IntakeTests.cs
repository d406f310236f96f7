using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>Documents: invoices, their originals, and what joins them.</summary>
public abstract class IntakeTests(TestDatabase database) : IntakeTestBase(database)
{
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
        var sister = await Database.AddTaxpayer(files.Companies.Next(World.Companies.Trade.Software).TaxId, "北京姊妹有限公司");
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
    public async Task What_was_stored_stands_in_the_log()
    {
        var files = new InventedFiles(114);
        var us = await Company(files);
        await Import(us, "a.xml", InventedFiles.Xml(files.Issue()).Content);
        var actions = (await Rows<AuditEntryRecord>(us)).OrderBy(entry => entry.Seq).Select(entry => entry.Action);
        Assert.Equal(["taxpayer.create", "invoice.create", "intake.read"], actions);
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
        var detail = await Database.In(services =>
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
    public async Task A_document_that_shows_two_invoices_to_be_one_joins_them()
    {
        var files = new InventedFiles(120);
        var us = await Company(files);
        var invoice = files.Issue();
        await Database.In(async services =>
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

    public sealed class OnSqlite(SqliteDatabase database) : IntakeTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : IntakeTests(database), IClassFixture<PostgresDatabase>;
}
