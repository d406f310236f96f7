using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>统计: every figure opens the list that it is the sum of.</summary>
public sealed class StatisticsPageTests(DemoProgram program, Browser browser) : IClassFixture<DemoProgram>
{
    [Theory]
    [InlineData("month")]
    [InlineData("kind")]
    [InlineData("direction")]
    [InlineData("party")]
    [InlineData("rate")]
    [InlineData("region")]
    [InlineData("use")]
    public async Task The_first_figure_equals_the_foot_of_its_list(string by)
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo($"/t/{DemoProgram.TaxId}/statistics?by={by}");
        var row = page.Page.Locator("table.figures tbody tr").First;
        var count = (await row.Locator("td").Nth(1).InnerTextAsync()).Trim();
        var total = (await row.Locator("td").Nth(4).InnerTextAsync()).Trim();
        await row.Locator("a[data-open]").ClickAsync();

        await page.Page.WaitForURLAsync("**/invoices?**");
        var foot = page.Page.Locator("table.list tfoot");
        await Expect(foot).ToContainTextAsync($"符合条件 {count} 张");
        await Expect(foot).ToContainTextAsync(total);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task The_figures_are_taken_out_as_they_are_shown()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo($"/t/{DemoProgram.TaxId}/statistics?by=kind");
        await page.Page.Locator("details.menu summary").GetByText("导出当前").ClickAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByText("CSV 文本").ClickAsync());
        var lines = (await TakenFile.Text(download)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(await page.Page.Locator("table.figures tbody tr").CountAsync(), lines.Length - 2);
        Assert.StartsWith("合计", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bar_of_the_chart_opens_the_list_of_its_figure()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo($"/t/{DemoProgram.TaxId}/statistics?by=direction");
        var chart = page.Page.GetByRole(AriaRole.Img, new() { Name = "柱状图" });
        await Expect(chart.Locator("canvas")).ToBeVisibleAsync();
        await page.Check("statistics-chart");

        // Each of the two bars lies across the middle of its half of the chart.
        var box = (await chart.BoundingBoxAsync())!;
        await chart.ClickAsync(
            new()
            {
                Position = new() { X = box.Width / 4, Y = box.Height * 0.27f },
            }
        );
        await page.Page.WaitForURLAsync("**/invoices?direction=in");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_count_of_what_was_issued_opens_exactly_so_many()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo($"/t/{DemoProgram.TaxId}/statistics/issued");
        var link = page.Page.Locator("table.list tbody tr").First.Locator("a").First;
        var count = (await link.InnerTextAsync()).Trim();
        await link.ClickAsync();
        await page.Page.WaitForURLAsync("**/invoices?**");
        await Expect(page.Page.Locator("table.list tfoot")).ToContainTextAsync($"符合条件 {count} 张");
    }
}
