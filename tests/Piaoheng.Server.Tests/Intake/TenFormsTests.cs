using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Entry;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Channels;
using Piaoheng.Server.Tests.Mail;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.Server.Tests.Worker;
using Piaoheng.World;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Invoices;
using Piaoheng.World.Pictures;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>Every way by which one invoice reaches a company ends at one invoice.</summary>
[Trait("Category", "Slow")]
public abstract class TenFormsTests(TestDatabase database) : FolderTestBase(database, "watch-folder")
{
    [Fact]
    public async Task One_invoice_in_ten_forms_is_one_invoice_with_its_origins()
    {
        var files = new InventedFiles(1400);
        var us = await Set(files.Us.TaxId, files.Us.Name);
        var invoice = files.Issue(KindId.DigitalVatNormal);
        await Bring(us, invoice);
        Assert.Equal(1, await Take(us));
        await Drain();

        var stored = Assert.Single(await Invoices(us));
        var detail = await Database.In(services =>
            services.GetRequiredService<GetInvoice>().Find(us.TaxpayerId, stored.InvoiceId, Cancellation)
        );
        // What a mail and an archive carry says what is known already: they lead to the invoice and are no further originals of it.
        Assert.Equal(8, detail!.Documents.Select(static document => document.Original.OriginalId).Distinct().Count());
        var items = await Items(us);
        Assert.Equal(9, items.Count(static item => item.ParentId is null));
        Assert.All(
            items.Where(item => items.TrueForAll(member => member.ParentId != item.ItemId)),
            item =>
                Assert.Equal(
                    (item.FileName, item.ParentId is null ? IntakeOutcome.Stored : IntakeOutcome.Exists, stored.InvoiceId),
                    (item.FileName, item.Outcome, item.InvoiceId ?? 0)
                )
        );
        Assert.Equal(
            (invoice.Number, invoice.Seller.Name, invoice.Buyer.Name),
            (stored.Number, detail.Seller?.Name, detail.Buyer?.Name)
        );
        // The names are known by their numbers from the electronic document: nobody is asked for what a camera blurred.
        Assert.All(
            detail.Documents.Where(static document => document.Reading.Source is SourceId.Ocr),
            document =>
            {
                Assert.Equal(
                    (invoice.Buyer.Name, invoice.Seller.Name),
                    (document.Reading.BuyerName, document.Reading.SellerName)
                );
                Assert.DoesNotContain(
                    document.Reading.Findings,
                    static finding => finding is { Code: "OCR-001", Field: "buyerName" or "sellerName" }
                );
            }
        );
        var sources = detail.Documents.Select(static document => document.Reading.Source).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                SourceId.Xml,
                SourceId.PdfText,
                SourceId.Ocr,
                SourceId.Qr,
                SourceId.Typed,
            },
            sources
        );
    }

    // Typed, XML, OFD, PDF, scan, photograph, QR code, mail, archive, folder.
    private async Task Bring(Taxpayer us, WorldInvoice invoice)
    {
        var dice = new Dice(1400);

        await Type(us, invoice);
        await Import(us, "电子凭证.xml", InventedFiles.Xml(invoice).Content);
        await Import(us, "版式.ofd", OfdWriter.Write(invoice, dice).Content);
        await Import(us, "版式.pdf", InvoicePdf.Write(invoice, dice).Content);
        await Import(us, "扫描件.pdf", DrawnScan.Pdf(PictureSet.Of(invoice, Damage.Of("clean-200", dice), dice)));
        await Import(us, "照片.jpg", PictureSet.Of(invoice, Damage.Of("photo", dice), dice));
        await Scan(us, QrText.Of(invoice)!);
        await Import(us, "转发.eml", InventedMail.With(("发票.xml", InventedFiles.Xml(invoice, indented: true).Content)));
        await Import(us, "打包.zip", InventedFiles.Zip(InvoicePdf.Write(invoice, dice) with { Name = "发票.pdf" }));
        Put("文件夹.pdf", InvoicePdf.Write(invoice, dice).Content);
    }

    private Task Type(Taxpayer us, WorldInvoice invoice) =>
        Database.In(async services =>
        {
            var reading = invoice.ToReading("录入");
            var kind = services.GetRequiredService<PolicyPack>().Kinds.Find(reading.Kind)!;
            var head = new Actor("王主管")
            {
                UserId = 13,
                Rights = Rights.Of(["entry.type", "entry.review", "entry.without-review"]),
            };
            var submitted = await services
                .GetRequiredService<SubmitEntry>()
                .Submit(us, new SubmitEntry.Request(EntryReading.FormOf(reading, kind), null), null, head, Cancellation);
            Assert.Null(submitted.Refusal);
        });

    private Task Import(Taxpayer us, string name, byte[] content) =>
        Database.In(async services =>
        {
            var receive = services.GetRequiredService<ReceiveFile>();
            var batch = await receive.Begin(us, side: null, Actor.LocalOperator, Cancellation);
            await using var stream = new MemoryStream(content);
            Assert.Null((await receive.Receive(batch, name, stream, Cancellation)).Refusal);
        });

    private Task Scan(Taxpayer us, string code) =>
        Database.In(async services =>
        {
            var scan = new ReceiveQrText.Scan(us, null, Actor.LocalOperator, TimeSpan.Zero);
            Assert.Null((await services.GetRequiredService<ReceiveQrText>().Receive(scan, [code], Cancellation)).Refusal);
        });

    private async Task Drain()
    {
        while (await Database.Services.GetRequiredService<WorkRunner>().RunNext(Cancellation))
        {
            // Until nothing waits.
        }
    }

    private Task<List<InvoiceRecord>> Invoices(Taxpayer us) =>
        Database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<InvoiceRecord>()
                .Where(invoice => invoice.TaxpayerId == us.TaxpayerId)
                .ToListAsync(Cancellation)
        );

    public sealed class OnSqlite(SqliteDatabase database) : TenFormsTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : TenFormsTests(database), IClassFixture<PostgresDatabase>;
}
