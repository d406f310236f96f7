using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>归集完整性: every figure opens the list that it is made of, and the export says what the page shows.</summary>
public sealed class CoveragePageTests(PublishedProgram program, Browser browser)
{
    [Fact]
    public async Task Without_anything_the_page_says_what_to_do()
    {
        var company = new InventedCompany(511);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.GoTo(company.Page("coverage"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("先从税务数字账户导出");
        await page.Check("coverage-empty");
    }

    [Fact]
    public async Task Figures_open_the_lists_they_are_made_of()
    {
        var company = new InventedCompany(512);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        var (both, listed) = (company.Issue(), company.Issue(12));
        await company.Bring(page, InventedCompany.Xml(both), InventedCompany.Query("全量发票查询", both, listed));
        await page.GoTo(company.Page("coverage"));
        var cell = page.Page.Locator(".matrix tbody").First.Locator("tr", new() { HasText = "专票" }).Locator("td");
        await Expect(cell).ToHaveCountAsync(1);
        await Expect(cell.GetByTitle("账内清单")).ToContainTextAsync("1");
        await Expect(cell.GetByTitle("税局记录")).ToContainTextAsync("2");
        await Expect(page.Page.Locator("#cell")).ToContainTextAsync("全量发票查询.xlsx");
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "接下来导出" }))
            .ToContainTextAsync("2026-03-01 至 2026-03-09");
        await page.Check("coverage-few");
        await cell.GetByTitle("税局记录").ClickAsync();
        await Expect(page.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Page.Locator("tfoot")).ToContainTextAsync("合计 2 张");
        await page.Page.GoBackAsync();
        await cell.GetByTitle("账内清单").ClickAsync();
        await Expect(page.Page.Locator("tbody tr[data-row]")).ToHaveCountAsync(1);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_proven_month_can_be_sealed_and_a_later_invoice_shows()
    {
        var company = new InventedCompany(514);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        var held = company.Issue();
        await company.Bring(page, InventedCompany.Xml(held), InventedCompany.Query("取得发票_20260301_20260405", held));
        await page.GoTo(company.Page("coverage") + "?cell=in.vat-special.2026-03");
        var cell = page.Page.Locator("#cell");
        await Expect(cell).ToContainTextAsync("已核实齐全");
        await page.Check("coverage-proven");
        await cell.GetByRole(AriaRole.Button, new() { Name = "核验封存" }).ClickAsync();
        await Expect(page.Page.Locator("#cell")).ToContainTextAsync("两边清单与封存时一致");
        await Expect(page.Page.GetByText("已封存 1 张")).ToBeVisibleAsync();
        await page.Check("coverage-sealed");
        await company.Bring(page, InventedCompany.Xml(company.Issue()));
        await page.GoTo(company.Page("coverage") + "?cell=in.vat-special.2026-03");
        await Expect(page.Page.Locator("#cell")).ToContainTextAsync("封存后有变化");
        await Expect(page.Page.Locator("#gaps tbody tr")).ToHaveCountAsync(1);
        await page.Check("coverage-seal-broken");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Arrows_move_between_the_figures()
    {
        var company = new InventedCompany(513);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Query("全量发票查询", company.Issue()));
        await page.GoTo(company.Page("coverage"));
        var first = page.Page.Locator(".matrix td a").First;
        await first.FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Page.Locator(".matrix td a").Nth(1)).ToBeFocusedAsync();
        Assert.Empty(page.Problems);
    }

    [Theory]
    [InlineData("coverage", "Excel 工作簿", "归集完整性")]
    [InlineData("coverage", "CSV 文本", "归集完整性")]
    [InlineData("bureau?direction=in", "Excel 工作簿", "税局记录")]
    [InlineData("bureau?direction=in", "CSV 文本", "税局记录")]
    public async Task What_is_shown_can_be_taken_away(string path, string format, string title)
    {
        var company = new InventedCompany(520 + (ulong)(path.Length + format.Length));
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        var invoice = company.Issue();
        await company.Bring(page, InventedCompany.Query("全量发票查询", invoice));
        await page.GoTo(company.Page(path));
        await page.Page.GetByText("导出当前").ClickAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() =>
            page.Page.GetByRole(AriaRole.Link, new() { Name = format }).ClickAsync()
        );
        Assert.StartsWith(title, download.SuggestedFilename, StringComparison.Ordinal);
        var text = await TakenFile.Text(download);
        Assert.Contains(
            path.StartsWith("bureau", StringComparison.Ordinal) ? invoice.Number : "2026-03",
            text,
            StringComparison.Ordinal
        );
        Assert.Empty(page.Problems);
    }
}
