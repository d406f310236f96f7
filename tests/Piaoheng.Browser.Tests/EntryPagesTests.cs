using Microsoft.Playwright;
using Piaoheng.Core.Money;
using Piaoheng.World.Documents;
using Piaoheng.World.Invoices;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>手工录入, 更正, 复核 and 回收站, by keyboard as far as there are keys.</summary>
public sealed class EntryPagesTests(PublishedProgram program, Browser browser)
{
    private static readonly WorldFile Cut = new("下载中断.pdf", "%PDF-1.7 cut"u8.ToArray(), []);

    [Fact]
    public async Task An_invoice_is_typed_by_keyboard_kept_as_a_draft_and_saved()
    {
        var company = new InventedCompany(1501);
        var invoice = company.Issue();
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.GoTo(company.Page("entry"));
        await page.Check("entry");
        await page.Page.GetByLabel("票种").SelectOptionAsync("digital-vat-special");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "开始录入" }).ClickAsync();
        await page.Check("entry-form-empty");

        await page.Page.Locator("#f-invoiceNumber").FocusAsync();
        await Type(page, invoice.Number, "Enter", $"{invoice.Day:yyyy-MM-dd}", "Enter");
        await Type(page, invoice.Seller.Name, "Enter", invoice.Seller.TaxId, "Enter");
        await Expect(page.Page.Locator("#f-buyerName")).ToHaveValueAsync(company.Us.Name);
        await page.Page.Locator("#lines input").First.FocusAsync();
        await TypeLines(page, invoice);
        await Expect(page.Page.Locator("#lines tbody tr")).ToHaveCountAsync(invoice.Lines.Count);
        await page.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(page.Page.Locator("#lines tbody tr")).ToHaveCountAsync(invoice.Lines.Count + 1);
        await page.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(page.Page.Locator("#lines tbody tr")).ToHaveCountAsync(invoice.Lines.Count);
        await Expect(page.Page.Locator("#checks")).ToContainTextAsync("草稿已保存");
        await Expect(page.Page.Locator("#checks")).ToContainTextAsync("还没有填写");
        await page.Check("entry-form-typing");

        // Left and taken up again.
        await page.GoTo(company.Page("entry"));
        await page.Page.GetByRole(AriaRole.Link, new() { Name = invoice.Number }).ClickAsync();
        await Expect(page.Page.Locator("#f-sellerName")).ToHaveValueAsync(invoice.Seller.Name);
        // Scripts are ready when the page is loaded, a while after its fields are there.
        await page.Page.WaitForLoadStateAsync();
        foreach (var what in new[] { "明细金额合计", "明细税额合计", "金额加税额" })
        {
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "填入 " + what }).ClickAsync();
            await Expect(page.Page.Locator("#checks tr", new() { HasText = what })).ToContainTextAsync("相等");
        }

        await Expect(page.Page.Locator("#checks")).ToContainTextAsync(ChineseAmount.Format(invoice.Total));
        await Expect(page.Page.Locator("#checks")).ToContainTextAsync("检查通过");
        await page.Check("entry-form-full");
        await page.Page.Locator("#f-drawer").FocusAsync();
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await page.Page.WaitForURLAsync("**/invoices/*");
        await Expect(page.Page.Locator("main")).ToContainTextAsync(invoice.Seller.Name);
        await page.Check("invoice-typed");
    }

    [Fact]
    public async Task What_cannot_be_saved_says_why_and_keeps_what_was_typed()
    {
        var company = new InventedCompany(1502);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.GoTo(company.Page("entry/form?kind=paper-vat-normal&number=12345678&date=2026-03-10"));
        await page.Page.Locator("#f-sellerName").FillAsync("北京某某有限公司");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Expect(page.Page.Locator("#refused")).ToContainTextAsync("不能保存，因为没有填写发票代码");
        await Expect(page.Page.Locator("#f-sellerName")).ToHaveValueAsync("北京某某有限公司");
        await Expect(page.Page.Locator("#f-invoiceCode")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Check("entry-form-refused");
    }

    [Fact]
    public async Task A_file_that_nobody_can_read_is_typed_from_the_list_of_waiting_files()
    {
        var company = new InventedCompany(1503);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, Cut);
        await page.GoTo(company.Page("quarantine"));
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "录入 下载中断.pdf" }).ClickAsync();
        await Expect(page.Page.Locator("[aria-label='原件']")).ToContainTextAsync("下载中断.pdf");
        await page.GoTo(company.Page("quarantine"));
        await page.Page.Locator("summary", new() { HasText = "移走" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "移入回收站" })).ToBeInViewportAsync();
        await page.Page.GetByLabel("移入回收站的原因").SelectOptionAsync("no-invoice");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "移入回收站" }).ClickAsync();
        await Expect(page.Page.Locator("main")).ToContainTextAsync("没有待处理的文件");
        await page.GoTo(company.Page("trash?kind=file"));
        await Expect(page.Page.Locator(".trash")).ToContainTextAsync("不是发票");
        await page.Check("trash-files");
    }

    [Fact]
    public async Task An_invoice_gets_a_note_and_a_tag_is_put_aside_and_comes_back()
    {
        var company = new InventedCompany(1504);
        var invoice = company.Issue();
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Xml(invoice));
        await Open(page, company, invoice);
        await page.Page.Keyboard.PressAsync("g");
        await Type(page, "差旅", "Enter");
        await Expect(page.Page.Locator(".tag")).ToContainTextAsync("差旅");
        await page.Page.GetByLabel("记事", new() { Exact = true }).FillAsync("已电话核实");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存记事" }).ClickAsync();
        await Expect(page.Page.Locator(".notes")).ToContainTextAsync("已电话核实");
        await page.Check("invoice-care");
        await page.Page.Locator("summary", new() { HasText = "移入回收站" }).ClickAsync();
        await page.Page.GetByLabel("原因").SelectOptionAsync("duplicate");
        await page.Page.Locator(".menu-body").GetByRole(AriaRole.Button, new() { Name = "移入回收站" }).ClickAsync();
        await Expect(page.Page.Locator("main")).ToContainTextAsync("这张发票在回收站");
        await page.GoTo(company.Page("invoices"));
        await Expect(page.Page.Locator("main")).Not.ToContainTextAsync(invoice.Seller.Name);
        await page.GoTo(company.Page("diagnose?q=" + invoice.Number));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("这张票在回收站");
        await page.GoTo(company.Page("trash"));
        await page.Check("trash");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "恢复" }).ClickAsync();
        await Expect(page.Page.Locator("main")).ToContainTextAsync("回收站里没有发票");
        await page.GoTo(company.Page("invoices"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync(invoice.Seller.Name);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_correction_against_the_original_is_passed_by_another_person_by_keyboard_alone()
    {
        var company = new InventedCompany(1505);
        var invoice = company.Issue();
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Pdf(invoice));
        await Open(page, company, invoice);
        await page.Page.Keyboard.PressAsync("e");
        await page.Page.WaitForURLAsync("**/entry/form*");
        await page.Page.Locator("#f-drawer").FillAsync("赵更正");
        await page.Page.GetByLabel("更正原因").SelectOptionAsync("misread");
        await page.Check("entry-correction");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "提交更正" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/entry");
        await page.GoTo(company.Page("review"));
        await page.Check("review-list");
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("main")).ToContainTextAsync("您参与过这项录入或更正");
        await page.Check("review-own");

        await using var other = await SignInAs("复核员", $"fuhe{company.Us.TaxId[^6..].ToLowerInvariant()}");
        await other.GoTo(company.Page("review"));
        await other.Page.Keyboard.PressAsync("j");
        await other.Page.Keyboard.PressAsync("Enter");
        await Expect(other.Page.Locator("tr[data-field=drawer]")).ToContainTextAsync("赵更正");
        await other.Check("review-one");
        await other.Page.Keyboard.PressAsync("n");
        await Expect(other.Page.GetByLabel("退回原因")).ToBeFocusedAsync();
        await other.Page.Keyboard.PressAsync("Escape");
        await other.Page.Keyboard.PressAsync("Escape");
        await other.Page.Keyboard.PressAsync("y");
        await Expect(other.Page.Locator("main")).ToContainTextAsync("没有待复核的事项");
        await other.GoTo(company.Page("review?state=approved"));
        await Expect(other.Page.Locator(".reviews")).ToContainTextAsync(invoice.Number);
        Assert.Empty(other.Problems);
    }

    private static async Task Type(WatchedPage page, params string[] what)
    {
        foreach (var each in what)
        {
            if (each is "Enter" or "Tab")
            {
                await page.Page.Keyboard.PressAsync(each);
            }
            else
            {
                await page.Page.Keyboard.TypeAsync(each);
            }
        }
    }

    private static async Task TypeLines(WatchedPage page, WorldInvoice invoice)
    {
        foreach (var (index, line) in invoice.Lines.Index())
        {
            await Type(page, line.Name, "Tab", line.Spec, "Tab", line.Unit, "Tab", line.Quantity, "Tab", line.UnitPrice, "Tab");
            await Type(page, line.Amount.ToString(), "Tab", line.ToReading().TaxRate ?? "", "Tab", line.PrintedTax.ToString());
            if (index + 1 < invoice.Lines.Count)
            {
                await Type(page, "Enter");
            }
        }
    }

    private static async Task Open(WatchedPage page, InventedCompany company, WorldInvoice invoice)
    {
        await page.GoTo(company.Page("invoices?q=" + invoice.Number));
        await page.Page.Locator("tbody tr a").First.ClickAsync();
        await page.Page.WaitForURLAsync("**/invoices/*");
    }

    // A second person, made by the first and signed in with a password of their own.
    private async Task<WatchedPage> SignInAs(string role, string name)
    {
        await using var admin = await browser.Open(program.Address);
        await admin.GoTo("/users");
        await admin.Page.GetByLabel("登录名").FillAsync(name);
        await admin.Page.GetByLabel("姓名").FillAsync("孙" + role);
        await admin.Page.Locator("section:has(h2:text('新增用户'))").GetByText(role, new() { Exact = false }).First.CheckAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "新增用户" }).ClickAsync();
        var password = await admin.Page.Locator("code.hash").InnerTextAsync();

        var own = await browser.OpenAsStranger(program.Address);
        await own.GoTo("/sign-in");
        await own.Page.GetByLabel("登录名").FillAsync(name);
        await own.Page.GetByLabel("口令").FillAsync(password);
        await own.Page.Keyboard.PressAsync("Enter");
        await Expect(own.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("先改成自己的");
        const string Chosen = "复核的人自己想出来的一句话";
        await own.GoTo("/account");
        await own.Page.GetByLabel("现在的口令").FillAsync(password);
        await own.Page.GetByLabel("新口令").FillAsync(Chosen);
        await own.Page.GetByLabel("再输一次").FillAsync(Chosen);
        await own.Page.GetByRole(AriaRole.Button, new() { Name = "修改口令" }).ClickAsync();
        await Expect(own.Page.Locator("#say")).ToContainTextAsync("口令已修改");
        return own;
    }
}
