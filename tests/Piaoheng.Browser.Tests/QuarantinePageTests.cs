using Microsoft.Playwright;
using Piaoheng.World.Documents;
using Piaoheng.World.Workbooks;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>待处理文件: what could not be accepted, why, and what to do.</summary>
public sealed class QuarantinePageTests(PublishedProgram program, Browser browser)
{
    private static readonly WorldFile Cut = new("下载中断.pdf", "%PDF-1.7 cut"u8.ToArray(), []);

    [Fact]
    public async Task Waiting_files_are_listed_with_their_reasons_and_found_by_words()
    {
        var company = new InventedCompany(501);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.GoTo(company.Page("quarantine"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("没有待处理的文件");
        await page.Check("quarantine-empty");
        await company.Bring(page, Cut, company.Ledger("费用台账", new LedgerRow(company.Issue())));
        await page.GoTo(company.Page("quarantine"));
        await Expect(page.Page.Locator("#waiting tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Page.Locator(".side a[aria-current] .count")).ToContainTextAsync("2");
        await Expect(page.Page.Locator("#waiting")).ToContainTextAsync("已损坏或不完整");
        await page.Check("quarantine");
        await page.Page.Keyboard.PressAsync("f");
        await page.Page.Keyboard.TypeAsync("损坏");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("#waiting tbody tr")).ToHaveCountAsync(1);
        await page.Page.GetByLabel("文件名或原因").FillAsync("没有这样的文件");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("main")).ToContainTextAsync("按这些条件没有找到文件");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_file_leaves_the_list_when_it_can_be_accepted()
    {
        var company = new InventedCompany(502);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, company.Ledger("费用台账", new LedgerRow(company.Issue())));
        await page.GoTo(company.Page("quarantine"));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "是账内" }).ClickAsync();
        await Expect(page.Page.Locator("main")).ToContainTextAsync("没有待处理的文件", new() { Timeout = 20_000 });
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task The_original_can_be_taken_away_as_it_came()
    {
        var company = new InventedCompany(503);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, Cut);
        await page.GoTo(company.Page("quarantine"));
        var download = await page.Page.RunAndWaitForDownloadAsync(() =>
            page.Page.Locator("#waiting tbody a[download]").ClickAsync()
        );
        Assert.Equal(Cut.Name, download.SuggestedFilename);
        var content = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(Cut.Content, content);
        Assert.Empty(page.Problems);
    }

    [Theory]
    [InlineData("Excel 工作簿", 505)]
    [InlineData("CSV 文本", 506)]
    public async Task What_the_search_keeps_can_be_taken_away(string format, int seed)
    {
        var company = new InventedCompany((ulong)seed);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, Cut, company.Ledger("费用台账", new LedgerRow(company.Issue())));
        var all = await Taken(page, format);
        await page.GoTo(company.Page("quarantine?for=ReadableFile"));
        var some = await Taken(page, format);
        Assert.Contains("费用台账.xlsx", all, StringComparison.Ordinal);
        Assert.Contains(Cut.Name, some, StringComparison.Ordinal);
        Assert.DoesNotContain("费用台账.xlsx", some, StringComparison.Ordinal);
        Assert.Empty(page.Problems);
    }

    private static async Task<string> Taken(WatchedPage page, string format)
    {
        await page.Page.GetByText("导出当前").ClickAsync();
        return await TakenFile.Text(
            await page.Page.RunAndWaitForDownloadAsync(() =>
                page.Page.GetByRole(AriaRole.Link, new() { Name = format }).ClickAsync()
            )
        );
    }

    [Fact]
    public async Task The_same_bytes_wait_once_and_no_longer_when_they_were_accepted_elsewhere()
    {
        var company = new InventedCompany(504);
        var ledger = company.Ledger("费用台账", new LedgerRow(company.Issue()));
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, ledger);
        await company.Bring(page, ledger with { Name = "副本.xlsx" });
        await page.GoTo(company.Page("quarantine"));
        await Expect(page.Page.Locator("#waiting tbody tr")).ToHaveCountAsync(1);
        await program.Import(company.Us.TaxId, "ours", ledger);
        await page.GoTo(company.Page("quarantine"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("没有待处理的文件");
        Assert.Empty(page.Problems);
    }
}
