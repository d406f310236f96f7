using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>待办: the page after sign-in; every figure opens a list of exactly so many rows.</summary>
public sealed class TodayPageTests(DemoProgram program, Browser browser) : IClassFixture<DemoProgram>
{
    [Fact]
    public async Task It_is_the_start_page_and_every_figure_of_differences_opens_its_list()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo("/");
        await page.Page.WaitForURLAsync("**/today");

        await page.GoTo($"/t/{DemoProgram.TaxId}/today");
        await Expect(page.Page.Locator(".panel-months table")).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".panel-run table")).ToBeVisibleAsync();
        await page.Check("today");

        var figures = page.Page.Locator(".todo-item[href*='reconciliation?']");
        var count = await figures.CountAsync();
        Assert.True(count > 3);
        for (var i = 0; i < count; i++)
        {
            var said = int.Parse(
                await figures.Nth(i).Locator("b").InnerTextAsync(),
                NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture
            );
            await figures.Nth(i).ClickAsync();
            await Expect(page.Page.Locator("table.differences tbody tr")).ToHaveCountAsync(said);
            await page.Page.GoBackAsync();
            await Expect(figures).ToHaveCountAsync(count);
        }

        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task All_companies_of_the_person_are_seen_at_once()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo("/today");
        var first = page.Page.Locator("table.companies tbody tr").First;
        await Expect(first).ToContainTextAsync("项");
        await page.Check("today-all");
        await first.Locator("a[data-open]").ClickAsync();
        await page.Page.WaitForURLAsync("**/t/*/today");
    }
}
