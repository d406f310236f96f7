using Microsoft.Playwright;
using Piaoheng.World;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>发票: one invoice with its original, both sides, findings, lines, uses and history.</summary>
public sealed class InvoicePageTests(PublishedProgram program, Browser browser)
{
    [Fact]
    public async Task The_original_stands_beside_both_sides()
    {
        var company = new InventedCompany(401);
        var invoice = company.Issue();
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(
            page,
            InventedCompany.Xml(invoice),
            InventedCompany.Pdf(invoice),
            InventedCompany.Query("全量发票查询导出结果_取得发票_2026-03-01至2026-03-31", invoice)
        );
        await Open(page, company, invoice);
        await Expect(page.Page.Locator(".paper canvas")).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".face")).ToContainTextAsync(invoice.Seller.Name);
        await Expect(page.Page.Locator(".head .chip").Filter(new() { HasText = "与税局一致" })).ToBeVisibleAsync();
        Assert.Equal(0, await page.Page.GetByText("不一致", new() { Exact = true }).CountAsync());
        await Expect(page.Page.Locator("mark")).ToHaveCountAsync(0);
        await Expect(page.Page.Locator(".lines tbody tr")).ToHaveCountAsync(invoice.Lines.Count);
        await page.Check("invoice-pdf");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "XML", Exact = true }).ClickAsync();
        await Expect(page.Page.Locator("pre")).ToContainTextAsync(invoice.Number);
        await page.Check("invoice-xml");
    }

    [Fact]
    public async Task An_ofd_is_drawn_beside_its_fields_and_opens_large()
    {
        var company = new InventedCompany(409);
        var invoice = company.Issue();
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, OfdWriter.Write(invoice, new Dice(409)));
        await Open(page, company, invoice);
        var drawing = page.Page.Locator("img.drawing");
        await Expect(drawing).ToBeVisibleAsync();
        Assert.True(await drawing.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 400)"));
        await Expect(page.Page.Locator(".paper .note")).ToBeHiddenAsync();
        await page.Check("invoice-ofd");

        var address = await page.Page.GetByTitle("在新窗口放大").GetAttributeAsync("href");
        var large = await page.Page.APIRequest.GetAsync(program.Address + address);
        Assert.Equal(200, large.Status);
        Assert.Contains(invoice.Number, await large.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_differs_from_the_bureau_is_marked_with_its_reason()
    {
        var company = new InventedCompany(402);
        var invoice = company.Issue();
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(
            page,
            InventedCompany.Xml(invoice),
            InventedCompany.Query(
                "全量发票查询导出结果_取得发票_2026-03-01至2026-03-31",
                invoice with
                {
                    IssuedAt = invoice.IssuedAt.AddDays(1),
                }
            )
        );
        await Open(page, company, invoice);
        await Expect(page.Page.Locator("tr.differs")).ToContainTextAsync("开票日期");
        await Expect(page.Page.Locator("tr.differs mark")).ToHaveCountAsync(2);
        await Expect(page.Page.Locator(".note.warn").First).ToContainTextAsync("开票日期不一致");
        await page.Check("invoice-differs");
    }

    [Fact]
    public async Task A_partly_used_invoice_shows_the_unused_balance()
    {
        var company = new InventedCompany(403);
        var invoice = company.Issue();
        var used = Core.Money.Yuan.FromFen(invoice.Total.Fen - 3600);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Xml(invoice));
        await program.Import(company.Us.TaxId, "ours", company.Ledger("费用台账", new LedgerRow(invoice) { Used = used }));
        await Open(page, company, invoice);
        await Expect(page.Page.Locator("main")).ToContainTextAsync("未用余额 ¥36.00");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task What_the_book_used_twice_differs_in_a_row_of_its_own()
    {
        var company = new InventedCompany(406);
        var invoice = company.Issue();
        var row = new LedgerRow(invoice) { Used = invoice.Total };
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(
            page,
            InventedCompany.Xml(invoice),
            InventedCompany.Query("全量发票查询导出结果_取得发票_2026-03-01至2026-03-31", invoice)
        );
        await program.Import(company.Us.TaxId, "ours", company.Ledger("费用台账", row, row));
        await Open(page, company, invoice);
        // The face itself agrees with the bureau: only the use differs.
        var differing = page.Page.Locator("tr.differs");
        await Expect(differing).ToHaveCountAsync(1);
        await Expect(differing).ToContainTextAsync("台账使用");
        await Expect(differing).ToContainTextAsync($"差 {invoice.Total.ToDisplay()}");
        await page.Check("invoice-used-twice");
    }

    [Fact]
    public async Task The_arrow_keys_go_through_the_list_from_which_it_was_opened()
    {
        var company = new InventedCompany(404);
        WorldInvoice[] invoices = [company.Issue(10), company.Issue(11), company.Issue(12)];
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, [.. invoices.Select(InventedCompany.Xml)]);
        await page.GoTo(company.Page("invoices?direction=in&to=2026-03-11"));
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("h1")).ToContainTextAsync(invoices[1].Number[12..]);
        // The newest is outside the filter: there is nothing before.
        await Expect(page.Page.Locator("[data-step=previous]")).ToHaveCountAsync(0);
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Page.Locator("h1")).ToContainTextAsync(invoices[0].Number[12..]);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "返回列表" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/invoices?direction=in&to=2026-03-11");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task An_invoice_that_is_not_there_is_said_to_be_not_there()
    {
        var company = new InventedCompany(405);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        var answer = await page.GoTo(company.Page("invoices/12345"));
        Assert.Equal(404, answer.Status);
        await Expect(page.Page.Locator("h1")).ToContainTextAsync("没有这一页");
        // Its style sheet is there: the words stand in the middle of the window.
        var box = await page.Page.Locator("h1").BoundingBoxAsync();
        Assert.True(box!.Y > 100);
        Assert.Empty(await page.Axe());
    }

    private static async Task Open(WatchedPage page, InventedCompany company, WorldInvoice invoice)
    {
        await page.GoTo(company.Page("invoices?q=" + invoice.Number));
        await page.Page.Locator("tbody a[data-open]").First.ClickAsync();
        await Expect(page.Page.Locator("h1")).ToContainTextAsync(invoice.Number[12..]);
    }
}
