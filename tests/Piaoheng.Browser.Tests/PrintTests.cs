using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>打印: a list on A4 keeps its columns, however narrow the paper is.</summary>
public sealed class PrintTests(PublishedProgram program, Browser browser)
{
    // A4 across, without the margins, in pixels of the style sheet.
    private const int PaperWidth = 1031;

    [Fact]
    public async Task A_printed_list_shows_every_column_and_no_menu()
    {
        var company = new InventedCompany(407);
        var invoice = company.Issue();
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await company.Bring(page, InventedCompany.Xml(invoice));
        await page.GoTo(company.Page("invoices?direction=in"));
        await page.Page.SetViewportSizeAsync(PaperWidth, 728);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Page.Locator(".side")).ToBeHiddenAsync();
        await Expect(page.Page.Locator("summary.filter:not(.on)").First).ToBeHiddenAsync();
        await Expect(page.Page.Locator("th.date-head")).ToBeVisibleAsync();
        var seller = page.Page.Locator("tbody td", new() { HasText = invoice.Seller.Name });
        Assert.True((await seller.BoundingBoxAsync())!.Width > 80);
        Assert.True((await page.Page.Locator("tbody tr").First.BoundingBoxAsync())!.Height < 60);
        await page.Picture("invoices-print");
        var pages = await page.Page.PdfAsync(new() { PreferCSSPageSize = true });
        Assert.Equal(1, Pages(pages));
    }

    // Each page of a PDF that Chromium writes is an object of type Page.
    private static int Pages(byte[] pdf) => Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;
}
