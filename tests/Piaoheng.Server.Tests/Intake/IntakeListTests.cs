using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Completeness;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>Ledgers and lists of the bureau.</summary>
public abstract class IntakeListTests(TestDatabase database) : IntakeTestBase(database)
{
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
    public async Task A_workbook_without_a_side_waits_and_is_read_when_the_side_is_given()
    {
        var files = new InventedFiles(115);
        var us = await Company(files);
        var invoice = files.Issue();
        var table = $"发票号码,开票日期,价税合计\n{invoice.Number},2026-03-10,{invoice.Total}\n";
        var item = await Import(us, "明细.csv", System.Text.Encoding.UTF8.GetBytes(table));
        Assert.Equal(IntakeOutcome.Quarantined, item.Outcome);
        var again = await Database.In(services =>
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
        await Database.In(async services =>
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
        var table = await Database.In(services =>
            services.GetRequiredService<CoverageByMonth>().Find(us.TaxpayerId, until: null, Cancellation)
        );
        var month = Assert.Single(table!.Rows.Single(row => row.Direction == Direction.In).Cells);
        Assert.Equal((2, 1), (month.Ours.Count, month.Theirs.Count));
        Assert.Equal(both.Amount + ours.Amount, month.Ours.Amount);
        Assert.Equal(both.Amount, month.Theirs.Amount);
        Assert.Equal(CoverageState.Partial, month.State);
        Assert.NotEmpty(month.Lists);
    }

    public sealed class OnSqlite(SqliteDatabase database) : IntakeListTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : IntakeListTests(database), IClassFixture<PostgresDatabase>;
}
