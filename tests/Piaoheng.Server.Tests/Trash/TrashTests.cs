using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Diagnosis;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Modules.Trash;
using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;
using InvoiceRecord = Piaoheng.Server.Modules.Invoices.InvoiceRecord;

namespace Piaoheng.Server.Tests.Trash;

/// <summary>回收站: a mark that takes a thing out of lists, books and totals, and nothing else.</summary>
public abstract class TrashTests(TestDatabase database) : IntakeTestBase(database)
{
    private static readonly TrashInvoice.Request Duplicate = new("duplicate", "与纸票重复");

    [Fact]
    public async Task An_invoice_put_aside_is_in_no_list_book_or_total_until_it_is_restored()
    {
        var files = new InventedFiles(1201);
        var us = await Company(files);
        var (kept, put) = (files.Issue(), files.Issue());
        await Import(us, "a.xml", InventedFiles.Xml(kept).Content);
        await Import(us, "b.xml", InventedFiles.Xml(put).Content);
        var invoice = (await Invoices(us)).Single(row => row.Number == put.Number);

        Assert.True((await PutAside(us, invoice, Duplicate)).Succeeded(out _));
        Assert.Equal((1, 1, 1), await Counts(us));
        var thing = Assert.Single(await Things(us, "invoice"));
        Assert.Equal(("duplicate", "与纸票重复", "本机操作员"), (thing.Mark.Reason, thing.Mark.Note, thing.Mark.By));

        Assert.True((await Restore(us, "invoice", invoice.InvoiceId)).Succeeded(out _));
        Assert.Equal((2, 2, 2), await Counts(us));
        Assert.Empty(await Things(us, "invoice"));
    }

    [Fact]
    public async Task A_reason_is_needed_and_other_needs_words()
    {
        var files = new InventedFiles(1202);
        var us = await Company(files);
        await Import(us, "a.xml", InventedFiles.Xml(files.Issue()).Content);
        var invoice = Assert.Single(await Invoices(us));
        Assert.Equal("TRS-01", (await PutAside(us, invoice, new(null, null))).Refusal?.Text.Code);
        Assert.Equal("TRS-01", (await PutAside(us, invoice, new("misread", null))).Refusal?.Text.Code);
        Assert.Equal("TRS-02", (await PutAside(us, invoice, new("other-trash", " "))).Refusal?.Text.Code);
        Assert.True((await PutAside(us, invoice, new("other-trash", "样票"))).Succeeded(out _));
        Assert.Equal("TRS-10", (await PutAside(us, invoice, Duplicate)).Refusal?.Text.Code);
    }

    [Fact]
    public async Task A_further_original_leaves_it_where_it_is()
    {
        var files = new InventedFiles(1203);
        var us = await Company(files);
        var issued = files.Issue();
        await Import(us, "a.xml", InventedFiles.Xml(issued).Content);
        await PutAside(us, Assert.Single(await Invoices(us)), Duplicate);
        await Import(us, "b.xml", InventedFiles.Xml(issued, indented: true).Content);
        var after = Assert.Single(await Invoices(us));
        Assert.True(after.IsTrashed);
        Assert.Equal(2, after.OriginalCount);
    }

    [Fact]
    public async Task A_red_invoice_put_aside_reverses_nothing()
    {
        var files = new InventedFiles(1204);
        var us = await Company(files);
        var blue = files.Issue();
        await Import(us, "a.xml", InventedFiles.Xml(blue).Content);
        await Import(us, "b.xml", InventedFiles.Xml(files.Reverse(blue, 1m)).Content);
        Assert.Equal(RedState.Full, (await Row(us, blue.Number)).RedState);
        var red = (await Invoices(us)).Single(row => row.RedOf is not null);
        await PutAside(us, red, Duplicate);
        Assert.Equal(RedState.None, (await Row(us, blue.Number)).RedState);
        await Restore(us, "invoice", red.InvoiceId);
        Assert.Equal(RedState.Full, (await Row(us, blue.Number)).RedState);
    }

    [Fact]
    public async Task The_diagnosis_finds_it_there_and_says_who_put_it_there()
    {
        var files = new InventedFiles(1205);
        var us = await Company(files);
        var issued = files.Issue();
        await Import(us, "a.xml", InventedFiles.Xml(issued).Content);
        await PutAside(us, Assert.Single(await Invoices(us)), Duplicate);
        var result = await Diagnose(us, issued.Number);
        Assert.Equal(Cause.InTrash, result.Top?.Entry.Cause);
        var says = Assert.Single(result.Steps, step => step.Code == "DIA-TRASH").Evidence[0].Render();
        Assert.Contains("本机操作员", says, StringComparison.Ordinal);
        Assert.Contains("与纸票重复", says, StringComparison.Ordinal);
        Assert.Equal("trash?kind=invoice", result.Next.Link);
    }

    [Fact]
    public async Task A_waiting_file_put_aside_waits_no_more_and_the_diagnosis_still_sees_it()
    {
        var files = new InventedFiles(1206);
        var us = await Company(files);
        const string Number = "26112000000012060001";
        var item = await Import(us, $"dzfp_{Number}.pdf", "%PDF-1.7 cut"u8.ToArray());
        Assert.Equal(IntakeOutcome.Quarantined, item.Outcome);
        var refused = await PutAside(us, item.ItemId, new(null, null));
        Assert.Equal("TRS-01", refused.Refusal?.Text.Code);
        Assert.True((await PutAside(us, item.ItemId, new("no-invoice", null))).Succeeded(out _));
        Assert.Equal(0, await Waiting(us));
        Assert.Single(await Things(us, "file"));
        Assert.Equal(Cause.InTrash, (await Diagnose(us, Number)).Top?.Entry.Cause);
        Assert.True((await Restore(us, "file", item.ItemId)).Succeeded(out _));
        Assert.Equal(1, await Waiting(us));
        Assert.Equal(Cause.ImportRejected, (await Diagnose(us, Number)).Top?.Entry.Cause);
    }

    [Fact]
    public async Task Notes_and_tags_stay_with_the_invoice_and_tags_filter_the_list()
    {
        var files = new InventedFiles(1207);
        var us = await Company(files);
        await Import(us, "a.xml", InventedFiles.Xml(files.Issue()).Content);
        await Import(us, "b.xml", InventedFiles.Xml(files.Issue()).Content);
        var invoice = (await Invoices(us))[0];
        await Database.In(async services =>
        {
            var (notes, tags) = (services.GetRequiredService<NoteInvoice>(), services.GetRequiredService<TagInvoice>());
            Assert.Equal(
                "INV-30",
                (await notes.Write(us.TaxpayerId, invoice.InvoiceId, " ", Actor.LocalOperator, Cancellation)).Refusal?.Text.Code
            );
            Assert.True(
                (await notes.Write(us.TaxpayerId, invoice.InvoiceId, "已电话核实", Actor.LocalOperator, Cancellation)).Succeeded(
                    out _
                )
            );
            Assert.Equal(
                RefusalKind.NotFound,
                (await notes.Write(us.TaxpayerId, 1, "x", Actor.LocalOperator, Cancellation)).Refusal?.Kind
            );
            Assert.Equal(
                "INV-32",
                (await tags.PutOn(us.TaxpayerId, invoice.InvoiceId, "a，b", Actor.LocalOperator, Cancellation)).Refusal?.Text.Code
            );
            Assert.True(
                (await tags.PutOn(us.TaxpayerId, invoice.InvoiceId, "差旅", Actor.LocalOperator, Cancellation)).Succeeded(
                    out var tag
                )
            );
            Assert.True(
                (await tags.PutOn(us.TaxpayerId, invoice.InvoiceId, "差旅", Actor.LocalOperator, Cancellation)).Succeeded(
                    out var again
                )
            );
            Assert.Equal(tag.TagId, again.TagId);
            var search = services.GetRequiredService<SearchInvoices>();
            Assert.Equal(1, await search.Count(us.TaxpayerId, new InvoiceFilter { Tag = tag.TagId }, Cancellation));
            Assert.True(
                (await tags.TakeOff(us.TaxpayerId, invoice.InvoiceId, tag.TagId, Actor.LocalOperator, Cancellation)).Succeeded(
                    out _
                )
            );
            Assert.Equal(0, await search.Count(us.TaxpayerId, new InvoiceFilter { Tag = tag.TagId }, Cancellation));
        });
        var note = Assert.Single(await Rows<InvoiceNoteRecord>(us));
        Assert.Equal(("已电话核实", "本机操作员"), (note.Body, note.WrittenBy));
    }

    private Task<Outcome<string>> PutAside(Taxpayer us, InvoiceRecord invoice, TrashInvoice.Request request) =>
        Database.In(services =>
            services
                .GetRequiredService<TrashInvoice>()
                .PutAside(us.TaxpayerId, invoice.InvoiceId, request, Actor.LocalOperator, Cancellation)
        );

    private Task<Outcome<string>> PutAside(Taxpayer us, long item, TrashFile.Request request) =>
        Database.In(services =>
            services.GetRequiredService<TrashFile>().PutAside(us.TaxpayerId, item, request, Actor.LocalOperator, Cancellation)
        );

    private Task<Outcome<string>> Restore(Taxpayer us, string kind, long id) =>
        Database.In(services =>
            services.GetRequiredService<RestoreFromTrash>().Restore(us.TaxpayerId, (kind, id), Actor.LocalOperator, Cancellation)
        );

    private Task<IReadOnlyList<TrashedThing>> Things(Taxpayer us, string kind) =>
        Database.In(services =>
            services.GetServices<ITrashSource>().Single(source => source.Kind == kind).Page(us.TaxpayerId, null, 10, Cancellation)
        );

    private Task<int> Waiting(Taxpayer us) =>
        Database.In(services => services.GetRequiredService<WaitingFiles>().Count(us.TaxpayerId, Cancellation));

    private Task<(int Listed, int Summed, int Compared)> Counts(Taxpayer us) =>
        Database.In(async services =>
        {
            var search = services.GetRequiredService<SearchInvoices>();
            var compared = 0;
            await foreach (var _ in services.GetRequiredService<IOurRecords>().Read(us.TaxpayerId, null, null, Cancellation))
            {
                compared++;
            }

            return (
                await search.Count(us.TaxpayerId, new InvoiceFilter(), Cancellation),
                (await search.Totals(us.TaxpayerId, new InvoiceFilter(), Cancellation)).Count,
                compared
            );
        });

    private async Task<InvoiceRecord> Row(Taxpayer us, string number) => (await Invoices(us)).Single(row => row.Number == number);

    private Task<DiagnosisResult> Diagnose(Taxpayer us, string number) =>
        Database.In(async services =>
            (
                await services
                    .GetRequiredService<DiagnoseInvoice>()
                    .Diagnose(us, QueryText.Parse(number), new DateOnly(2026, 11, 30), Cancellation)
            ).Value
        );

    public sealed class OnSqlite(SqliteDatabase database) : TrashTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : TrashTests(database), IClassFixture<PostgresDatabase>;
}
