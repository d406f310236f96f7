using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>发票: the list, narrowed and taken out.</summary>
public sealed class InvoiceListPageTests(DemoProgram program, Browser browser) : IClassFixture<DemoProgram>
{
    private static readonly string List = $"/t/{DemoProgram.TaxId}/invoices";

    [Fact]
    public async Task The_list_is_narrowed_to_a_result_of_the_reconciliation()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo(List);
        await page.Page.Locator("main summary.filter").GetByText("核对结果", new() { Exact = true }).ClickAsync();
        await page.Page.Locator(".menu-body a[href$='result=field-mismatch']").ClickAsync();

        await page.Page.WaitForURLAsync("**result=field-mismatch");
        var results = page.Page.Locator("table.list tbody a[href*='/reconciliation?']");
        await Expect(results.First).ToContainTextAsync("字段不一致");
        Assert.All(await results.AllTextContentsAsync(), text => Assert.Equal("字段不一致", text.Trim()));
        await page.Check("invoices-by-result");

        await page.Page.Locator("details.menu summary").GetByText("导出当前").ClickAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByText("CSV 文本").ClickAsync());
        var lines = (await TakenFile.Text(download)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("核对结果", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..^1], line => Assert.Contains("字段不一致", line, StringComparison.Ordinal));
        Assert.Equal(await page.Page.Locator("table.list tbody tr").CountAsync(), lines.Length - 2);

        await page.Page.GetByTitle("去掉条件：核对结果").ClickAsync();
        await Expect(page.Page.Locator("main summary.filter.on")).ToHaveCountAsync(0);
    }
}
