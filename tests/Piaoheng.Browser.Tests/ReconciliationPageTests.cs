using Microsoft.Playwright;
using Piaoheng.World.Documents;
using Piaoheng.World.Invoices;

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

    [Fact]
    public async Task Keys_decide_a_proposal()
    {
        var company = new InventedCompany(773);
        var (first, second) = (company.Issue(day: 10), company.Issue(day: 12));
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await company.Register(page);
        await company.Bring(
            page,
            InventedCompany.Xml(first),
            InventedCompany.Xml(second),
            InventedCompany.Query("全量发票.xlsx", Mistyped(first), Mistyped(second))
        );
        await Reconcile(page, company);
        await page.GoTo(company.Page("reconciliation?kind=number-suspect"));

        await page.Page.Keyboard.PressAsync("?");
        foreach (var label in new[] { "是同一张，关联", "不是同一张", "打开账内发票" })
        {
            await Assertions.Expect(page.Page.Locator("#keys-rows")).ToContainTextAsync(label);
        }

        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("y");
        await Assertions.Expect(page.Page.Locator("#link-reason")).ToBeFocusedAsync();
        await Assertions.Expect(page.Page.Locator("#link-reason-hint")).ToContainTextAsync("Enter：是同一张");
        await page.Page.Keyboard.TypeAsync("nyo 对照原件");
        await page.Check("reconciliation-keys");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator(".by-hand")).ToContainTextAsync("人工关联：");
        await Assertions.Expect(page.Page.Locator(".by-hand")).ToContainTextAsync("nyo 对照原件");

        await page.Page.Locator(".differences tr[data-row]:not(.here) a").ClickAsync();
        await page.Page.Keyboard.PressAsync("n");
        await page.Page.Keyboard.TypeAsync("两份合同");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator(".by-hand")).ToContainTextAsync("不是同一张：");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_key_opens_our_invoice_of_a_proposal()
    {
        var company = new InventedCompany(774);
        var mine = company.Issue();
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Xml(mine), InventedCompany.Query("全量发票.xlsx", Mistyped(mine)));
        await Reconcile(page, company);
        await page.GoTo(company.Page("reconciliation?kind=number-suspect"));

        await page.Page.Keyboard.PressAsync("o");

        await page.Page.WaitForURLAsync("**/invoices/*");
        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync(mine.Number[^8..]);
    }

    // The last digit but one is another.
    private static WorldInvoice Mistyped(WorldInvoice invoice) =>
        invoice with
        {
            Number = string.Concat(invoice.Number[..^2], invoice.Number[^2] == '8' ? "3" : "8", invoice.Number[^1..]),
        };

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
