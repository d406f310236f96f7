using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Entry;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Entry;

/// <summary>手工录入: what is typed waits for a second person, and becomes one more source of its invoice.</summary>
public abstract class SubmitEntryTests(TestDatabase database) : EntryTestBase(database)
{
    [Fact]
    public async Task A_typed_invoice_waits_and_its_maker_cannot_pass_it_by_any_way()
    {
        var files = new InventedFiles(1301);
        var us = await Company(files);
        var issued = files.Issue();
        var submitted = (await Submit(us, await Typed(InventedFiles.Xml(issued)), Maker)).Value;
        Assert.Null(submitted.Invoice);
        Assert.Empty(await Invoices(us));

        var result = await Diagnose(us, issued.Number);
        Assert.Equal(Cause.AwaitingReview, result.Top?.Entry.Cause);
        Assert.Contains("张会计", result.Next.Action, StringComparison.Ordinal);
        Assert.Equal("review?item=" + submitted.Review, result.Next.Link);

        var promoted = Person(Maker.UserId, Maker.Name, "entry.review", "entry.without-review");
        Assert.Equal("ACC-60", (await Approve(us, submitted.Review, Maker)).Refusal?.Text.Code);
        Assert.Equal("ACC-60", (await Approve(us, submitted.Review, promoted)).Refusal?.Text.Code);
        Assert.Equal("ACC-61", (await Approve(us, submitted.Review, promoted with { IsByKey = true })).Refusal?.Text.Code);

        var passed = (await Approve(us, submitted.Review, Checker)).Value;
        var detail = await Detail(us, passed.Invoice!);
        Assert.Equal(issued.Number, detail.Invoice.Number);
        Assert.Equal(SourceId.Typed, detail.Invoice.Source);
        Assert.Equal(0, detail.Invoice.OriginalCount);
        Assert.True(TypedStatement.Is(Assert.Single(detail.Documents).Original.FileName));
        Assert.Equal("REV-01", (await Approve(us, submitted.Review, Checker)).Refusal?.Text.Code);
    }

    [Fact]
    public async Task Whoever_may_saves_at_once_unless_the_company_demands_a_second_person_of_everybody()
    {
        var files = new InventedFiles(1302);
        var us = await Company(files);
        var (first, second) = (files.Issue(), files.Issue());
        Assert.NotNull((await Submit(us, await Typed(InventedFiles.Xml(first)), Head)).Value.Invoice);
        await Database.In(async services =>
            Assert.True(
                (
                    await services
                        .GetRequiredService<ReviewSettings>()
                        .Change(us.TaxpayerId, new(ReviewsEntries: true, ReviewsCorrections: true, 95), Head, Cancellation)
                ).Succeeded(out _)
            )
        );
        Assert.Null((await Submit(us, await Typed(InventedFiles.Xml(second)), Head)).Value.Invoice);
    }

    [Fact]
    public async Task What_cannot_be_saved_says_which_field_and_why()
    {
        var files = new InventedFiles(1303);
        var us = await Company(files);
        var form = await Typed(InventedFiles.Xml(files.Issue()));
        await Refused("ENT-11", "没有填写销售方名称", With(form, "sellerName", ""));
        await Refused("ENT-11", "开票日期“昨天”不是日期", With(form, "issueDate", "昨天"));
        await Refused("ENT-11", "合计税额“十三”不是金额", With(form, "taxAmount", "十三"));
        await Refused("ENT-12", "价税合计 0.01 不等于金额与税额之和", With(form, "totalInclTax", "0.01"));

        var printed = await Submit(us, With(form, "totalInclTax", "0.01"), Head, new EntryBasis { IsAsPrinted = true });
        Assert.Null(printed.Value.Invoice);

        async Task Refused(string code, string words, Core.Entry.EntryForm typed)
        {
            var refusal = (await Submit(us, typed, Head)).Refusal;
            Assert.Equal(code, refusal?.Text.Code);
            Assert.Contains(words, refusal!.Text.Render(), StringComparison.Ordinal);
            Assert.StartsWith("不能保存，因为", refusal.Text.Render(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_invoice_is_not_typed_twice()
    {
        var files = new InventedFiles(1304);
        var us = await Company(files);
        var (held, waits) = (files.Issue(), files.Issue());
        await Import(us, "a.xml", InventedFiles.Xml(held).Content);
        Assert.Contains("ENT-16", await Codes(us, await Typed(InventedFiles.Xml(held))));
        await Submit(us, await Typed(InventedFiles.Xml(waits)), Maker);
        Assert.Contains("ENT-17", await Codes(us, await Typed(InventedFiles.Xml(waits))));
    }

    [Fact]
    public async Task A_returned_entry_comes_back_to_its_maker_with_the_reason_and_is_handed_in_anew()
    {
        var files = new InventedFiles(1305);
        var us = await Company(files);
        var form = await Typed(InventedFiles.Xml(files.Issue()));
        var first = (await Submit(us, form, Maker)).Value.Review;
        var shown = (await Show(us, first)).Shown;
        Assert.Equal("REV-04", (await Decide(us, first, new("return", shown, null, null), Checker)).Refusal?.Text.Code);
        Assert.Equal("REV-05", (await Decide(us, first, new("return", shown, "other-return", ""), Checker)).Refusal?.Text.Code);
        Assert.True((await Decide(us, first, new("return", shown, "field-missing", "缺规格"), Checker)).Succeeded(out _));
        var back = await Database.In(services =>
            services.GetRequiredService<ReviewQueue>().ReturnedTo(us.TaxpayerId, Maker.UserId, Cancellation)
        );
        Assert.Equal("缺规格", Assert.Single(back).DecisionNote);

        var second = (await Submit(us, form, Maker, new EntryBasis { ReviewId = Id(first) })).Value.Review;
        Assert.Equal(ReviewState.Replaced, (await Show(us, first)).Item.State);
        Assert.NotNull((await Approve(us, second, Checker)).Value.Invoice);
    }

    [Fact]
    public async Task Whoever_changed_a_waiting_entry_cannot_pass_it_either()
    {
        var files = new InventedFiles(1306);
        var us = await Company(files);
        var form = await Typed(InventedFiles.Xml(files.Issue()));
        var first = (await Submit(us, form, Maker)).Value.Review;
        var changed = (await Submit(us, form, Checker, new EntryBasis { ReviewId = Id(first) })).Value.Review;
        Assert.Equal("ACC-60", (await Approve(us, changed, Checker)).Refusal?.Text.Code);
        Assert.Equal("ACC-60", (await Approve(us, changed, Maker with { Rights = Checker.Rights })).Refusal?.Text.Code);
        Assert.True((await Approve(us, changed, Head)).Succeeded(out _));
    }

    [Fact]
    public async Task Drafts_are_kept_for_their_writer_alone_and_go_when_handed_in()
    {
        var files = new InventedFiles(1307);
        var us = await Company(files);
        var form = await Typed(InventedFiles.Xml(files.Issue()));
        await Database.In(async services =>
        {
            var drafts = services.GetRequiredService<EntryDrafts>();
            var kept = (await drafts.Keep(us.TaxpayerId, null, (With(form, "sellerName", ""), new()), Maker, Cancellation)).Value;
            var again = (await drafts.Keep(us.TaxpayerId, kept.DraftId, (form, new()), Maker, Cancellation)).Value;
            Assert.Equal(kept.DraftId, again.DraftId);
            Assert.Single(await drafts.List(us.TaxpayerId, Maker, Cancellation));
            Assert.Empty(await drafts.List(us.TaxpayerId, Checker, Cancellation));
            Assert.Equal(
                RefusalKind.NotFound,
                (await drafts.Keep(us.TaxpayerId, kept.DraftId, (form, new()), Checker, Cancellation)).Refusal?.Kind
            );
            Assert.Equal(
                RefusalKind.NotFound,
                (await drafts.Discard(us.TaxpayerId, kept.DraftId, Checker, Cancellation)).Refusal?.Kind
            );
            await Submit(us, form, Maker, draft: kept.DraftId);
            Assert.Empty(await drafts.List(us.TaxpayerId, Maker, Cancellation));
        });
    }

    [Fact]
    public async Task A_file_that_nobody_can_read_is_typed_and_becomes_the_original_of_the_invoice()
    {
        var files = new InventedFiles(1308);
        var us = await Company(files);
        var item = await Import(us, "照片.pdf", "%PDF-1.7 cut"u8.ToArray());
        Assert.Equal(IntakeOutcome.Quarantined, item.Outcome);
        var form = await Typed(InventedFiles.Xml(files.Issue()));
        var invoice = (await Submit(us, form, Head, new EntryBasis { ItemId = item.ItemId })).Value.Invoice!;
        var detail = await Detail(us, invoice);
        Assert.Equal(1, detail.Invoice.OriginalCount);
        Assert.Equal("照片.pdf", Assert.Single(detail.Documents).Original.FileName);
        var settled = await Item(us, item.ItemId);
        Assert.Equal((IntakeOutcome.Stored, Id(invoice)), (settled.Outcome, settled.InvoiceId));

        // Brought again, and still not readable: it does not wait anew, and nothing that was typed is lost.
        await Import(us, "照片 (1).pdf", "%PDF-1.7 cut"u8.ToArray());
        Assert.Equal(form["sellerName"], (await Detail(us, invoice)).Seller?.Name);
    }

    [Fact]
    public async Task A_paper_that_comes_later_is_one_more_original_of_the_same_invoice()
    {
        var files = new InventedFiles(1309);
        var us = await Company(files);
        var invoice = (await Submit(us, await Typed(InventedFiles.Xml(files.Issue())), Head)).Value.Invoice!;
        await Database.In(async services =>
        {
            await using var content = new MemoryStream("%PDF-1.7 later"u8.ToArray());
            var attached = await services
                .GetRequiredService<AttachOriginal>()
                .Attach(us, Id(invoice), ("补来的原件.pdf", content), Maker, Cancellation);
            Assert.True(attached.Succeeded(out _));
        });
        await Drain();
        Assert.Equal(1, (await Detail(us, invoice)).Invoice.OriginalCount);
        Assert.Equal(IntakeOutcome.Stored, Assert.Single(await Rows<IntakeItemRecord>(us)).Outcome);
        Assert.Single(await Invoices(us));
    }

    [Fact]
    public async Task A_document_that_comes_later_outranks_what_was_typed()
    {
        var files = new InventedFiles(1310);
        var us = await Company(files);
        var issued = files.Issue();
        var form = With(await Typed(InventedFiles.Xml(issued)), "remark", "手写的备注");
        var invoice = (await Submit(us, form, Head)).Value.Invoice!;
        await Import(us, "a.xml", InventedFiles.Xml(issued).Content);
        var detail = await Detail(us, invoice);
        Assert.Equal(2, detail.Documents.Count);
        Assert.NotEqual(SourceId.Typed, detail.Invoice.Source);
        Assert.Single(await Invoices(us));
    }

    private Task<IReadOnlyList<string>> Codes(Modules.Taxpayers.Contracts.Taxpayer us, Core.Entry.EntryForm form) =>
        Database.In<IReadOnlyList<string>>(async services =>
        {
            var verdict = await services.GetRequiredService<CheckEntry>().Judge(us, form, new EntryBasis(), Cancellation);
            return [.. verdict.Problems.Select(problem => problem.Text.Code)];
        });

    public sealed class OnSqlite(SqliteDatabase database) : SubmitEntryTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : SubmitEntryTests(database), IClassFixture<PostgresDatabase>;
}
