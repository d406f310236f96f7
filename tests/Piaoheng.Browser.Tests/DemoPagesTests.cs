using Microsoft.Playwright;

namespace Piaoheng.Browser.Tests;

/// <summary>The pages about invoices, on the invented company.</summary>
public sealed class DemoPagesTests(DemoProgram program, Browser browser) : IClassFixture<DemoProgram>
{
    public static TheoryData<string, string> Pages =>
        new()
        {
            { "today", "today" },
            { "reconciliation", "reconciliation" },
            { "reconciliation-undecided", "reconciliation?undecided=true" },
            { "tolerances", "tolerances" },
            { "reconciliation-suspect", "reconciliation?kind=number-suspect" },
            { "reconciliation-matched", "reconciliation?kind=matched" },
            { "invoices", "invoices" },
            { "invoices-nothing", "invoices?q=%E6%9F%A5%E6%97%A0%E6%AD%A4%E7%A5%A8&direction=in" },
            { "statistics", "statistics" },
            { "statistics-rate", "statistics?by=rate" },
            { "statistics-region", "statistics?by=region" },
            { "statistics-issued", "statistics/issued" },
            { "parties", "parties" },
            { "parties-odd", "parties?only=numbers" },
            { "statistics-party", "statistics?by=party&direction=in" },
            { "statistics-nothing", "statistics?from=2001-01-01&to=2001-01-31" },
            { "import", "import" },
            { "quarantine", "quarantine" },
            { "coverage", "coverage" },
            { "coverage-amounts", "coverage?show=total" },
            { "bureau", "bureau" },
            { "channels", "channels" },
            { "uploads", "uploads" },
            { "log", "log" },
            { "log-nothing", "log?action=taxpayer.change" },
            { "bureau-nothing", "bureau?from=2020-01-01&to=2020-01-31" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_is_clean_in_both_themes_and_sizes(string name, string path)
    {
        foreach (var screen in new[] { Screen.Desk, Screen.Phone })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var page = await browser.Open(program.Address, screen, scheme);
                var response = await page.GoTo($"/t/{DemoProgram.TaxId}/{path}");
                await page.Picture($"{name}-{screen.Name}-{scheme.ToString().ToLowerInvariant()}");
                Assert.Equal(200, response.Status);
                Assert.Empty(await page.Axe());
                Assert.Equal(0, await page.Overflow());
                Assert.Empty(page.Problems);
            }
        }
    }
}
