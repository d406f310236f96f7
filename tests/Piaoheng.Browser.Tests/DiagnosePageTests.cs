using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>查无发票诊断: verdict first, evidence behind every step, and a next step that really does something.</summary>
public sealed class DiagnosePageTests(PublishedProgram program, Browser browser)
{
    [Fact]
    public async Task Without_a_question_the_page_says_what_it_does()
    {
        var company = new InventedCompany(711);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.GoTo(company.Page("diagnose"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("为什么系统里没有这张发票？");
        await page.Check("diagnose-empty");
    }

    [Fact]
    public async Task What_is_held_is_found_and_opened()
    {
        var company = new InventedCompany(712);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        var invoice = company.Issue();
        await company.Bring(page, InventedCompany.Xml(invoice), InventedCompany.Query("全量发票查询", invoice));
        await page.GoTo(company.Page("invoices"));
        await page.Page.Keyboard.PressAsync("d");
        await page.Page.WaitForURLAsync("**/diagnose");
        await page.Page.GetByLabel("要查的发票").FillAsync($"{invoice.Number[..8]} {invoice.Number[8..]}");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForURLAsync("**/diagnose?q=*");
        await Expect(page.Page.GetByLabel("结论")).ToContainTextAsync("找到了，账内和税局都有");
        await page.Check("diagnose-found");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "打开发票" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/invoices/*");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task What_no_list_reaches_is_not_called_missing_and_the_report_is_sealed()
    {
        var company = new InventedCompany(713);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Query("全量发票查询", company.Issue()));
        await page.GoTo(company.Page("diagnose?q=26112000002051836904%20%C2%A518,560.00%202026-05-28"));
        await Expect(page.Page.GetByLabel("结论")).ToContainTextAsync("还不能说它不存在");
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "下一步" })).ToContainTextAsync("2026-05-28");
        var step = page.Page.Locator(".checks li").Filter(new() { HasText = "税局数据覆盖" });
        await step.Locator("summary").ClickAsync();
        await Expect(step).ToContainTextAsync("DIA-COVERAGE-GAP");
        await page.Check("diagnose-gap");
        var download = await page.Page.RunAndWaitForDownloadAsync(() =>
            page.Page.GetByRole(AriaRole.Link, new() { Name = "下载网页" }).ClickAsync()
        );
        Assert.StartsWith("发票查找情况说明_CZ-", download.SuggestedFilename, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("26112000002051836904", text, StringComparison.Ordinal);
        Assert.True(Core.Diagnosis.ReportSeal.IsWhole(text));
        var printed = await page.Page.RunAndWaitForDownloadAsync(() =>
            page.Page.GetByRole(AriaRole.Link, new() { Name = "下载 PDF" }).ClickAsync()
        );
        var bytes = await File.ReadAllBytesAsync(await printed.PathAsync(), TestContext.Current.CancellationToken);
        var pdf = System.Text.Encoding.Latin1.GetString(bytes);
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Contains("%piaoheng-seal ", pdf, StringComparison.Ordinal);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Pasted_numbers_give_a_table_that_can_be_taken_away()
    {
        var company = new InventedCompany(714);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        var invoice = company.Issue();
        await company.Bring(page, InventedCompany.Xml(invoice), InventedCompany.Query("全量发票查询", invoice));
        await page.GoTo(company.Page("diagnose"));
        await page.Page.GetByText("多个号码").ClickAsync();
        await page.Page.GetByLabel("每行一个").FillAsync($"{invoice.Number}\n26112000002051836904 2026-05-28\n发票");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "逐个诊断" }).ClickAsync();
        await Expect(page.Page.Locator(".verdicts tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Page.Locator(".verdicts tbody tr").Nth(0)).ToContainTextAsync("找到了");
        await Expect(page.Page.Locator(".verdicts tbody tr").Nth(1)).ToContainTextAsync("税局数据未覆盖");
        await page.Check("diagnose-list");
        var download = await page.Page.RunAndWaitForDownloadAsync(() =>
            page.Page.GetByRole(AriaRole.Button, new() { Name = "csv" }).ClickAsync()
        );
        Assert.Contains(invoice.Number, await TakenFile.Text(download), StringComparison.Ordinal);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_file_is_asked_about_by_what_it_holds()
    {
        var company = new InventedCompany(715);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Query("全量发票查询", company.Issue()));
        await page.GoTo(company.Page("diagnose"));
        await page.Page.Locator("#df").SetInputFilesAsync(InventedCompany.Payload(InventedCompany.Xml(company.Issue(12))));
        await Expect(page.Page.GetByLabel("结论")).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".checks")).ToContainTextAsync(company.Us.Name);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task An_empty_list_of_invoices_leads_here()
    {
        var company = new InventedCompany(716);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Xml(company.Issue()));
        await page.GoTo(company.Page("invoices?q=26112000002051836904"));
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "为什么没有这张发票" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/diagnose?q=26112000002051836904*");
        await Expect(page.Page.GetByLabel("结论")).ToBeVisibleAsync();
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_file_that_was_not_accepted_is_named_and_read_again()
    {
        var company = new InventedCompany(717);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        var invoice = company.Issue();
        var broken = InventedCompany.Xml(invoice);
        await company.Bring(page, broken with { Name = $"dzfp_{invoice.Number}.xml", Content = broken.Content[..200] });
        await page.GoTo(company.Page($"diagnose?q={invoice.Number}"));
        await Expect(page.Page.GetByLabel("结论")).ToContainTextAsync("收到过，但没有入库");
        await page.Check("diagnose-rejected");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "重新读取" }).ClickAsync();
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("正在重新读取");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "打开待处理文件" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/quarantine?q=*");
        Assert.Empty(page.Problems);
    }
}
