using Microsoft.Playwright;
using Piaoheng.World.Documents;
using Piaoheng.World.Workbooks;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>导入: files go in by the browser, and the page says what became of each.</summary>
public sealed class ImportPageTests(PublishedProgram program, Browser browser)
{
    [Fact]
    public async Task Files_are_received_read_and_each_has_its_result()
    {
        var company = new InventedCompany(301);
        var invoice = company.Issue();
        var file = InventedCompany.Xml(invoice);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.Check("import-first");
        await Pick(
            page,
            file,
            file with
            {
                Name = "另存.xml",
            },
            company.Ledger("往来明细", new LedgerRow(invoice)),
            InventedCompany.Query("全量发票查询导出结果_取得发票_2026-03-01至2026-03-31", invoice),
            new WorldFile("下载中断.pdf", "%PDF-1.7 cut"u8.ToArray(), [])
        );
        await Expect(page.Page.Locator("#outcome")).ToContainTextAsync("共收到 5 个文件 = 已入库 2 + 已存在 1 + 待处理 2");
        await page.Page.WaitForURLAsync("**/import/*");
        await page.Check("import-result");
        var first = page.Page.Locator(".outcome-list tbody tr").Nth(0);
        await Expect(first).ToContainTextAsync("往来明细");
        await Expect(first).ToContainTextAsync("待归属");
        await Expect(Row(page, "下载中断.pdf")).ToContainTextAsync("读不出");
        await Expect(Row(page, "另存.xml")).ToContainTextAsync("已存在");
        await Expect(Row(page, file.Name)).ToContainTextAsync("已入库");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_table_is_stored_once_it_is_said_whose_it_is()
    {
        var company = new InventedCompany(302);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await Pick(page, company.Ledger("费用台账", new LedgerRow(company.Issue())));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "是账内" }).ClickAsync();
        await Expect(page.Page.Locator("#outcome")).ToContainTextAsync("共收到 1 个文件 = 已入库 1 + 已存在 0 + 待处理 0");
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("全部读完");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Files_dropped_on_the_page_are_imported_and_empty_ones_are_named()
    {
        var company = new InventedCompany(303);
        var file = InventedCompany.Xml(company.Issue());
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        var transfer = await page.Page.EvaluateHandleAsync(
            """
            ([name, text]) => {
                const transfer = new DataTransfer();
                transfer.items.add(new File([text], name));
                transfer.items.add(new File([], "空.xml"));
                return transfer;
            }
            """,
            new[] { file.Name, System.Text.Encoding.UTF8.GetString(file.Content) }
        );
        await page.Page.Locator(".drop").DispatchEventAsync("drop", new { dataTransfer = transfer });
        await Expect(page.Page.Locator("#outcome")).ToContainTextAsync("已读完 1 / 1 个文件");
        await Expect(page.Page.Locator("#sending-refused")).ToContainTextAsync("空.xml：文件是空的");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task The_key_opens_the_page_and_then_the_choice_of_files()
    {
        var company = new InventedCompany(304);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.GoTo(company.Page("invoices"));
        await page.Page.Keyboard.PressAsync("i");
        await page.Page.WaitForURLAsync("**/import");
        // The dialog itself is not waited for: on a busy machine the key can arrive before the browser is told to report it.
        var choice = page.Page.Locator("#pick-files");
        await choice.EvaluateAsync(
            "input => input.addEventListener('click', event => { event.preventDefault(); input.dataset.asked = 'yes'; })"
        );
        await page.Page.Keyboard.PressAsync("i");
        await Assertions.Expect(choice).ToHaveAttributeAsync("data-asked", "yes");
        await Assertions.Expect(choice).ToHaveAttributeAsync("multiple", "");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Earlier_imports_are_listed_and_open_again()
    {
        var company = new InventedCompany(305);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await Pick(page, InventedCompany.Xml(company.Issue()));
        await Expect(page.Page.Locator("#outcome")).ToContainTextAsync("已入库 1 +");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "以前各批" }).ClickAsync();
        await page.Check("import-earlier");
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForURLAsync("**/import/*");
        Assert.Empty(page.Problems);
    }

    private static ILocator Row(WatchedPage page, string file) =>
        page.Page.Locator(".outcome-list tbody tr").Filter(new LocatorFilterOptions { HasText = file }).First;

    private static Task Pick(WatchedPage page, params WorldFile[] files) =>
        page.Page.Locator("#pick-files").SetInputFilesAsync(files.Select(InventedCompany.Payload));
}
