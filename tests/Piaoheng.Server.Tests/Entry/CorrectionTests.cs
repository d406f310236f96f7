using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Entry;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Entry;

/// <summary>更正 and 识别待确认: a person's word is one more source, of declared rank; every reading stays.</summary>
public abstract class CorrectionTests(TestDatabase database) : EntryTestBase(database)
{
    [Fact]
    public async Task A_correction_outranks_what_was_recognised_and_keeps_every_reading()
    {
        var files = new InventedFiles(1401);
        var us = await Company(files);
        var right = await Recognised(us, InventedFiles.Xml(files.Issue()));
        var invoice = Id(await Store(us, "扫描.png", right with { SellerName = "北京错认有限公司" }));
        var basis = Correcting(invoice);
        Assert.Equal("ENT-13", (await Submit(us, FormOf(right), Head, basis with { Reason = "" })).Refusal?.Text.Code);
        Assert.Equal(
            "ENT-18",
            (await Submit(us, FormOf(right), Head, basis with { Reason = "other-correction" })).Refusal?.Text.Code
        );

        Assert.Equal(invoice, (await Submit(us, FormOf(right), Head, basis)).Value.Invoice);
        var after = await Detail(us, invoice);
        Assert.Equal(right.SellerName, after.Seller?.Name);
        Assert.Equal(SourceId.Confirmed, after.Merged.Sources.GetValueOrDefault("sellerName", after.Merged.Source));
        Assert.Equal(2, after.Documents.Count);
        Assert.Contains(after.Documents, document => document.Reading.SellerName == "北京错认有限公司");
        Assert.DoesNotContain(after.Findings, finding => finding.Code == "V-090");
        var counted = Assert.Single(await Statistics(us));
        Assert.Equal((SourceId.Ocr, "sellerName", 1), (counted.Source, counted.Field, counted.Count));
    }

    [Fact]
    public async Task The_latest_correction_counts()
    {
        var files = new InventedFiles(1402);
        var us = await Company(files);
        var right = await Recognised(us, InventedFiles.Xml(files.Issue()));
        var invoice = Id(await Store(us, "扫描.png", right with { Drawer = "误" }));
        await Submit(us, With(FormOf(right), "drawer", "赵一"), Head, Correcting(invoice));
        await Submit(us, With(FormOf(right), "drawer", "赵二"), Head, Correcting(invoice));
        Assert.Equal("赵二", (await Detail(us, invoice)).Merged.Drawer);
    }

    [Fact]
    public async Task Against_a_more_trusted_document_a_correction_needs_a_second_person_and_becomes_a_finding()
    {
        var files = new InventedFiles(1403);
        var us = await Company(files);
        var file = InventedFiles.Xml(files.Issue());
        await Import(us, "a.xml", file.Content);
        var invoice = Id(Assert.Single(await Invoices(us)).InvoiceId);
        var before = (await Detail(us, invoice)).Merged.SellerName;
        var form = With(await Typed(file), "sellerName", "北京另一名称有限公司");
        var submitted = (await Submit(us, form, Head, Correcting(invoice))).Value;
        Assert.Null(submitted.Invoice);
        Assert.Equal("ACC-60", (await Approve(us, submitted.Review, Head)).Refusal?.Text.Code);
        await Approve(us, submitted.Review, Checker);
        var after = await Detail(us, invoice);
        Assert.Equal(before, after.Merged.SellerName);
        Assert.Contains(after.Findings, finding => finding is { Code: "V-090", Field: "sellerName" });
    }

    [Fact]
    public async Task A_number_is_no_matter_of_correction_and_nothing_changed_is_none()
    {
        var files = new InventedFiles(1404);
        var us = await Company(files);
        var file = InventedFiles.Xml(files.Issue());
        await Import(us, "a.xml", file.Content);
        var invoice = Id(Assert.Single(await Invoices(us)).InvoiceId);
        var form = await Typed(file);
        var other = With(form, "invoiceNumber", form["invoiceNumber"][..19] + (form["invoiceNumber"][19] == '1' ? '2' : '1'));
        Assert.Contains(
            "号码不能更正",
            (await Submit(us, other, Head, Correcting(invoice))).Refusal!.Text.Render(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "没有改动",
            (await Submit(us, form, Head, Correcting(invoice))).Refusal!.Text.Render(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_decision_about_what_was_not_shown_is_refused()
    {
        var files = new InventedFiles(1405);
        var us = await Company(files);
        var right = await Recognised(us, InventedFiles.Xml(files.Issue()));
        var invoice = Id(await Store(us, "扫描.png", right with { Drawer = "误" }));
        var review = (
            await Submit(
                us,
                FormOf(right) with
                {
                    Fields = With(FormOf(right), "drawer", "赵一").Fields,
                },
                Maker,
                Correcting(invoice)
            )
        )
            .Value
            .Review;
        var shown = (await Show(us, review)).Shown;
        Assert.Equal("ACC-62", (await Decide(us, review, new("approve", "0", null, null), Checker)).Refusal?.Text.Code);
        await Store(us, "另一扫描.png", right with { Remark = "又来一份" });
        Assert.Equal("ACC-62", (await Decide(us, review, new("approve", shown, null, null), Checker)).Refusal?.Text.Code);
        Assert.True((await Approve(us, review, Checker)).Succeeded(out _));
    }

    [Fact]
    public async Task What_was_recognised_with_too_little_confidence_waits_and_passing_it_settles_the_doubt()
    {
        var files = new InventedFiles(1406);
        var us = await Company(files);
        var right = await Recognised(us, InventedFiles.Xml(files.Issue()));
        var sure = right with { Confidence = Confidence(0.99m) };
        await Store(us, "清楚.png", sure);
        Assert.Empty(await Waiting(us));

        var other = await Recognised(us, InventedFiles.Xml(files.Issue()));
        var invoice = Id(await Store(us, "模糊.png", other with { Confidence = Confidence(0.7m) }));
        var review = Assert.Single(await Waiting(us));
        Assert.Equal((ReviewNature.Reading, "totalInclTax", "系统"), (review.Nature, review.Fields, review.MadeBy));
        Assert.Equal(0.7m, (await Detail(us, invoice)).Merged.Confidence["totalInclTax"]);

        await Store(us, "模糊.png", other with { Confidence = Confidence(0.8m) });
        review = Assert.Single(await Waiting(us));
        Assert.True((await Approve(us, Id(review.ReviewId), Checker)).Succeeded(out _));
        var after = await Detail(us, invoice);
        Assert.Empty(after.Merged.Confidence);
        Assert.Equal(other.TotalInclTax, after.Merged.TotalInclTax);
        Assert.Empty(await Statistics(us));
    }

    [Fact]
    public async Task A_doubtful_value_that_the_reviewer_changes_is_their_work_and_passed_by_another()
    {
        var files = new InventedFiles(1407);
        var us = await Company(files);
        var right = await Recognised(us, InventedFiles.Xml(files.Issue()));
        var invoice = Id(await Store(us, "模糊.png", right with { Drawer = "李四", Confidence = Confidence(0.6m, "drawer") }));
        var review = Assert.Single(await Waiting(us));
        var basis = Correcting(invoice) with { ReviewId = review.ReviewId };
        var mine = (await Submit(us, With(FormOf(right), "drawer", "李明"), Checker, basis)).Value.Review;
        Assert.Equal("ACC-60", (await Approve(us, mine, Checker)).Refusal?.Text.Code);
        Assert.True((await Approve(us, mine, Head)).Succeeded(out _));
        Assert.Empty(await Waiting(us));
        Assert.Equal("李明", (await Detail(us, invoice)).Merged.Drawer);
        Assert.Equal("drawer", Assert.Single(await Statistics(us)).Field);
    }

    [Fact]
    public async Task Whoever_sees_a_number_covered_corrects_around_it_and_never_overwrites_it()
    {
        const string Remark = "开户行某某银行；银行账号：6222000011112222";
        var files = new InventedFiles(1408);
        var us = await Company(files);
        var right = await Recognised(us, InventedFiles.Xml(files.Issue())) with { Remark = Remark };
        var invoice = Id(await Store(us, "扫描.png", right with { Drawer = "误" }));
        var basis = Correcting(invoice);
        var shown = new FieldMask(Head).Apply(FormOf(right));
        Assert.EndsWith("************2222", shown["remark"], StringComparison.Ordinal);

        var submitted = (await Submit(us, With(shown, "drawer", "赵一"), Head, basis)).Value;
        Assert.Equal("drawer", (await Show(us, submitted.Review)).Item.Fields);
        Assert.Equal(Remark, (await Detail(us, invoice)).Merged.Remark);

        await Submit(us, With(With(shown, "drawer", "赵一"), "remark", "改 " + shown["remark"]), Head, basis);
        Assert.Equal("改 " + Remark, (await Detail(us, invoice)).Merged.Remark);
    }

    [Fact]
    public async Task A_draft_keeps_what_its_writer_sees_covered()
    {
        const string Remark = "银行账号：6222000011112222";
        var files = new InventedFiles(1409);
        var us = await Company(files);
        var form = With(await Typed(InventedFiles.Xml(files.Issue())), "remark", Remark);
        var (draft, seen) = await Database.In(async services =>
        {
            var drafts = services.GetRequiredService<EntryDrafts>();
            var kept = (await drafts.Keep(us.TaxpayerId, null, (form, new EntryBasis()), Head, Cancellation)).Value;
            var start = new EntryStart { Draft = kept.DraftId };
            var begun = await services.GetRequiredService<BeginEntry>().From(us, start, Head, Cancellation);
            return (kept.DraftId, new FieldMask(Head).Apply(begun!.Form));
        });
        Assert.DoesNotContain("6222", seen["remark"], StringComparison.Ordinal);

        var saved = (await Submit(us, seen, Head, draft: draft)).Value;
        Assert.Equal(Remark, (await Detail(us, saved.Invoice!)).Merged.Remark);
    }

    private EntryForm FormOf(Reading reading) => EntryReading.FormOf(reading, Kind(reading.Kind));

    private static EntryBasis Correcting(string invoice) => new() { InvoiceId = Id(invoice), Reason = "misread" };

    private static Dictionary<string, decimal> Confidence(decimal sure, string field = "totalInclTax") =>
        new(StringComparer.Ordinal) { [field] = sure };

    private Task<List<ReviewItemRecord>> Waiting(Taxpayer us) =>
        Database.In(services => services.GetRequiredService<ReviewQueue>().Waiting(us.TaxpayerId, Cancellation));

    private Task<IReadOnlyList<CorrectionCount>> Statistics(Taxpayer us) =>
        Database.In(services => services.GetRequiredService<CorrectionStatistics>().Read(us.TaxpayerId, Cancellation));

    public sealed class OnSqlite(SqliteDatabase database) : CorrectionTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : CorrectionTests(database), IClassFixture<PostgresDatabase>;
}
