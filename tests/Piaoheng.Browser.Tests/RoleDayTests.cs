using Microsoft.Playwright;
using Piaoheng.World.Documents;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>一天的工作: each role signs in, finds every entry of its menu open, and does what it is there for.</summary>
public sealed class RoleDayTests(PublishedProgram program, Browser browser, RoleDayTests.Office office)
    : IClassFixture<RoleDayTests.Office>
{
    [Fact]
    public async Task A_claimant_brings_an_invoice_and_sees_it_and_no_other()
    {
        await using var page = await Begin("claimant");
        var own = office.Company.Issue(day: 21);
        await office.Company.Bring(page, InventedCompany.Xml(own));
        await page.GoTo(office.Company.Page("invoices"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync(own.Seller.Name);
        await Expect(page.Page.Locator("tbody tr[data-row]")).ToHaveCountAsync(1);
        await page.Page.Locator("tbody tr a").First.ClickAsync();
        await page.Page.WaitForURLAsync("**/invoices/*");
        await Expect(page.Page.Locator("main")).ToContainTextAsync(own.Number);
        await page.GoTo(office.Company.Page("diagnose?q=" + office.Both.Number));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("不是您或您部门提交或使用的");
        await Expect(page.Page.Locator("main")).Not.ToContainTextAsync(office.Both.Seller.Name);
        Assert.Equal(403, (await page.GoTo(office.Company.Page("statistics"))).Status);
    }

    [Fact]
    public async Task An_issuer_looks_an_invoice_up_and_tags_it()
    {
        await using var page = await Begin("issuer");
        await OpenInvoice(page, office.Both);
        await page.Page.Keyboard.PressAsync("g");
        await page.Page.Keyboard.TypeAsync("已寄出");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator(".tag")).ToContainTextAsync("已寄出");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task An_accountant_compares_and_asks_why_an_invoice_is_not_there()
    {
        await using var page = await Begin("accountant");
        await page.GoTo(office.Company.Page("reconciliation"));
        await page.Page.Locator("summary.btn-go").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "核对", Exact = true }).ClickAsync();
        await Expect(page.Page.Locator("#run-progress")).ToHaveCountAsync(0);
        await page.GoTo(office.Company.Page("reconciliation?kind=missing-ours"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync(office.Listed.Number);
        await page.GoTo(office.Company.Page("diagnose?q=" + office.Listed.Number));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("税局");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_tax_accountant_brings_a_list_of_the_bureau_and_sees_how_far_the_months_reach()
    {
        await using var page = await Begin("tax-accountant");
        await office.Company.Bring(page, InventedCompany.Query("全量发票查询_20260301_20260331", office.Company.Issue(day: 22)));
        await page.GoTo(office.Company.Page("coverage"));
        await Expect(page.Page.Locator(".matrix")).ToContainTextAsync("专票");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task An_expense_accountant_keeps_a_file_that_nobody_can_read_in_sight()
    {
        await using var page = await Begin("expense-accountant");
        await office.Company.Bring(page, new WorldFile("费用单.pdf", "%PDF-1.7 cut"u8.ToArray(), []));
        await page.GoTo(office.Company.Page("quarantine"));
        await Expect(page.Page.Locator("#waiting")).ToContainTextAsync("费用单.pdf");
        await page.GoTo(office.Company.Page("today"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("读不出的文件");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_cashier_sees_before_paying_whether_an_invoice_is_used()
    {
        await using var page = await Begin("cashier");
        await OpenInvoice(page, office.Both);
        await Expect(page.Page.Locator("main")).ToContainTextAsync("销售部");
        await page.Page.GetByLabel("记事", new() { Exact = true }).FillAsync("付款前已查看");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存记事" }).ClickAsync();
        await Expect(page.Page.Locator(".notes")).ToContainTextAsync("付款前已查看");
        Assert.Equal(403, (await page.GoTo(office.Company.Page("import"))).Status);
    }

    [Fact]
    public async Task A_reviewer_finds_the_list_of_what_waits_for_review()
    {
        await using var page = await Begin("reviewer");
        await page.GoTo(office.Company.Page("review"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("没有待复核的事项");
        Assert.Equal(403, (await page.GoTo(office.Company.Page("entry"))).Status);
    }

    [Fact]
    public async Task A_head_of_finance_opens_a_figure_down_to_its_invoices()
    {
        await using var page = await Begin("finance-head");
        await page.GoTo(office.Company.Page("statistics?by=kind"));
        await page.Page.Locator("table.figures tbody tr a[data-open]").First.ClickAsync();
        await page.Page.WaitForURLAsync("**/invoices?**");
        await Expect(page.Page.Locator("table.list tfoot")).ToContainTextAsync("符合条件");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task An_archivist_takes_an_original_away()
    {
        await using var page = await Begin("archivist");
        await OpenInvoice(page, office.Both);
        var taken = await page.Page.RunAndWaitForDownloadAsync(() =>
            page.Page.GetByRole(AriaRole.Link, new() { Name = "下载" }).First.ClickAsync()
        );
        var content = await File.ReadAllBytesAsync(await taken.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(InventedCompany.Xml(office.Both).Content, content);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task An_auditor_reads_the_log_and_can_change_nothing()
    {
        await using var page = await Begin("auditor");
        await page.GoTo(office.Company.Page("log"));
        await Expect(page.Page.Locator("main tbody tr").First).ToBeVisibleAsync();
        await OpenInvoice(page, office.Both);
        await Expect(page.Page.Locator("summary", new() { HasText = "移入回收站" })).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "保存记事" })).ToHaveCountAsync(0);
        Assert.Equal(403, (await page.GoTo(office.Company.Page("entry"))).Status);
    }

    [Fact]
    public async Task An_administrator_manages_people_and_sees_no_invoice()
    {
        await using var page = await Begin("administrator");
        await page.GoTo("/users");
        await page.Page.GetByLabel("登录名").FillAsync("xinren");
        await page.Page.GetByLabel("姓名").FillAsync("新来的人");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "新增用户" }).ClickAsync();
        await Expect(page.Page.Locator(".note.good")).ToContainTextAsync("一次性口令");
        Assert.Equal(403, (await page.GoTo(office.Company.Page("invoices"))).Status);
    }

    [Fact]
    public async Task An_interface_account_makes_a_key_for_its_program()
    {
        await using var page = await Begin("interface");
        await page.GoTo("/account");
        await page.Page.Locator("summary", new() { HasText = "新建密钥" }).ClickAsync();
        await page.Page.GetByLabel("用途").FillAsync("费用系统");
        await page.Page.GetByLabel("导入文件").CheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "建立密钥" }).ClickAsync();
        await Expect(page.Page.Locator("main")).ToContainTextAsync("费用系统");
        Assert.Empty(page.Problems);
    }

    // A menu that leads to a refusal would be a promise that is not kept.
    private async Task<WatchedPage> Begin(string role)
    {
        var page = await Colleague.SignIn(program, browser, role, "ri-" + role);
        await page.GoTo(office.Company.Page("invoices"));
        if (await page.Page.Locator("nav.side").CountAsync() == 0)
        {
            await page.GoTo("/taxpayers");
        }

        var entries = await page
            .Page.Locator("nav.side a")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.NotEmpty(entries);
        // The first look may have been refused; what counts begins now.
        foreach (var entry in entries)
        {
            Assert.Equal(200, (await page.GoTo(entry)).Status);
        }

        return page;
    }

    private async Task OpenInvoice(WatchedPage page, WorldInvoice invoice)
    {
        await page.GoTo(office.Company.Page("invoices?q=" + invoice.Number));
        await page.Page.Locator("tbody tr a").First.ClickAsync();
        await page.Page.WaitForURLAsync("**/invoices/*");
    }

    /// <summary>The company of all these people: an invoice on both sides and in the books, another that only the bureau lists.</summary>
    public sealed class Office(PublishedProgram program, Browser browser) : IAsyncLifetime
    {
        /// <summary>The company.</summary>
        internal InventedCompany Company { get; } = new(1601);

        /// <summary>Held as XML, listed by the bureau, used in the books.</summary>
        internal WorldInvoice Both { get; private set; } = null!;

        /// <summary>Listed by the bureau alone.</summary>
        internal WorldInvoice Listed { get; private set; } = null!;

        /// <inheritdoc />
        public async ValueTask InitializeAsync()
        {
            if (!ChromiumPath.Exists)
            {
                return;
            }

            (Both, Listed) = (Company.Issue(day: 10), Company.Issue(day: 11));
            await using var page = await browser.Open(program.Address);
            await Company.Register(page);
            await Company.Bring(page, InventedCompany.Xml(Both), InventedCompany.Query("全量发票查询", Both, Listed));
            await program.Import(
                Company.Us.TaxId,
                "ours",
                Company.Ledger("费用台账", new LedgerRow(Both) { Department = "销售部" })
            );
        }

        /// <inheritdoc />
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
