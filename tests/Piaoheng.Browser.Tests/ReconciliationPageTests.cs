using Microsoft.Playwright;
using Piaoheng.World.Documents;

namespace Piaoheng.Browser.Tests;

/// <summary>发票核对 as a person works with it: run, see what is near, link, run again, compare with the run before.</summary>
public sealed class ReconciliationPageTests(PublishedProgram program, Browser browser)
{
    [Fact]
    public async Task A_person_links_what_the_numbers_keep_apart()
    {
        var company = new InventedCompany(771);
        var (mine, listed) = (company.Issue(day: 10), company.Issue(day: 11));
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Xml(mine), InventedCompany.Query("全量发票.xlsx", listed));
        await Reconcile(page, company);

        await page.GoTo(company.Page("reconciliation?kind=missing-ours"));
        await Assertions.Expect(page.Page.Locator("#nearest")).ToContainTextAsync("最接近的候选");
        await page.Check("reconciliation-nearest");

        await page.Page.GetByText("按号码关联").ClickAsync();
        var byNumber = page.Page.Locator("form", new PageLocatorOptions { HasText = "账内的发票号码" });
        await byNumber.GetByLabel("账内的发票号码").FillAsync(mine.Number);
        await byNumber.GetByLabel("理由").FillAsync("销售方重开，见原件");
        await page.Check("reconciliation-by-number");
        await byNumber.GetByRole(AriaRole.Button, new() { Name = "关联", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".by-hand")).ToContainTextAsync("重新核对后生效");
        await page.Check("reconciliation-linked");

        await Reconcile(page, company);
        await Assertions.Expect(page.Page.Locator(".kinds")).ToContainTextAsync("−1");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "税局有、账内无，较上次不再有 1 项" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".differences")).ToContainTextAsync("本次：");
        await page.Check("reconciliation-gone");
    }

    [Fact]
    public async Task A_link_without_a_reason_is_refused_in_words()
    {
        var company = new InventedCompany(772);
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Query("全量发票.xlsx", company.Issue()));
        await Reconcile(page, company);
        await page.GoTo(company.Page("reconciliation?kind=missing-ours"));

        await page.Page.GetByText("按号码关联").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "关联", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("理由");
    }

    // The page follows the run by itself and shows the results.
    private static async Task Reconcile(WatchedPage page, InventedCompany company)
    {
        await page.GoTo(company.Page("reconciliation"));
        await page.Page.Locator("summary.btn-go").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "核对", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("#run-progress")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Assertions.Expect(page.Page.Locator(".kinds")).ToBeVisibleAsync();
    }
}
