using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Invoices;

/// <summary>Rare invoices are found by indexes of their own: SQLite takes one only where query and index use the same words.</summary>
public sealed class RareInvoicesTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData("reversed", null, null, "ix_invoice_reversed")]
    [InlineData("red-invoice", null, null, "ix_invoice_red_invoice")]
    [InlineData("voided", null, null, "ix_invoice_voided")]
    [InlineData("risk", null, null, "ix_invoice_risk")]
    [InlineData(null, "error", null, "ix_invoice_error")]
    [InlineData(null, null, "over", "ix_invoice_overused")]
    public async Task A_rare_choice_is_read_from_its_index(string? face, string? findings, string? use, string index)
    {
        var filter = new InvoiceFilter
        {
            Face = face,
            Findings = findings,
            Use = use,
        };
        var plan = await Plan(filter);
        Assert.Contains(plan, step => step.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_common_is_read_along_the_dates() =>
        Assert.Contains(await Plan(new InvoiceFilter()), step => step.Contains("ix_invoice_date", StringComparison.Ordinal));

    [Theory]
    [InlineData("date.desc,total.desc", "ix_invoice_date")]
    [InlineData("total.desc,date.asc", "ix_invoice_amount")]
    public async Task Several_sort_steps_sort_only_what_is_equal_in_the_first(string order, string index)
    {
        var plan = await database.In(async services =>
        {
            var token = TestContext.Current.CancellationToken;
            var query = await services.GetRequiredService<InvoiceSearch>().Query(1, new InvoiceFilter(), token);
            var page = InvoicePaging.Slice(query, InvoiceOrders.Parse(order), place: null, 51).Select(row => row.InvoiceId);
            return await QueryPlan.Of(services.GetRequiredService<Database>(), page, token);
        });
        Assert.Contains(plan, step => step.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.EndsWith("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("date.desc", "739700.900", "(issue_date,invoice_id)<")]
    [InlineData("total.asc", "500000.900", "(order_fen,invoice_id)>")]
    public async Task A_page_begins_at_its_very_row_of_the_index(string order, string place, string entry)
    {
        var plan = await database.In(async services =>
        {
            var token = TestContext.Current.CancellationToken;
            var query = await services.GetRequiredService<InvoiceSearch>().Query(1, new InvoiceFilter(), token);
            var page = InvoicePaging.Slice(query, InvoiceOrders.Parse(order), PagePlace.Parse("after." + place), 51);
            return await QueryPlan.Of(services.GetRequiredService<Database>(), page, token);
        });
        Assert.Contains(plan, step => step.Contains(entry, StringComparison.Ordinal));
    }

    private Task<List<string>> Plan(InvoiceFilter filter) =>
        database.In(async services =>
        {
            var token = TestContext.Current.CancellationToken;
            var query = await services.GetRequiredService<InvoiceSearch>().Query(1, filter, token);
            var db = services.GetRequiredService<Database>();
            return await QueryPlan.OfPage(db, query, token);
        });
}
