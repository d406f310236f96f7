using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Storage;
using InvoiceRows = Piaoheng.Server.Tests.Invoices.InvoiceRows;

namespace Piaoheng.Server.Tests.Storage;

/// <summary>Whether a search goes straight to what it looks for, on SQLite.</summary>
public sealed class TableStatisticsTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("26117000000099999999")]
    [InlineData("999999")]
    [InlineData("1234.56")]
    public async Task With_statistics_a_number_or_amount_is_looked_up_and_not_walked_to(string words)
    {
        var taxpayer = await database.AddTaxpayer($"9111000000000003{words.Length:00}", "检索甲公司");
        await database.In(services =>
            InvoiceRows.Store(
                services,
                taxpayer.TaxpayerId,
                [
                    .. Enumerable
                        .Range(1, 3_000)
                        .Select(serial =>
                            InvoiceRows.Row(taxpayer.TaxpayerId, serial, $"261170000001{serial:00000000}", "2026-05-01", serial)
                        ),
                ]
            )
        );
        database.Services.GetRequiredService<TableStatistics>().Refresh();

        var plan = await Plan(taxpayer.TaxpayerId, words);

        Assert.Contains(plan, step => step.Contains("PRIMARY KEY (taxpayer_id=? AND invoice_id=?)", StringComparison.Ordinal));
    }

    private Task<List<string>> Plan(long taxpayerId, string words) =>
        database.In(async services =>
        {
            var query = await services
                .GetRequiredService<InvoiceSearch>()
                .Query(taxpayerId, new InvoiceFilter { Q = words }, Cancellation);
            return await QueryPlan.OfPage(services.GetRequiredService<Database>(), query, Cancellation);
        });
}
