using Microsoft.Playwright;
using Piaoheng.Core.Invoices;
using Piaoheng.World;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Browser.Tests;

/// <summary>An invented company of ours and files that carry its invoices; each test takes a seed of its own, so that none sees another's data.</summary>
internal sealed class InventedCompany
{
    private readonly InvoiceIssuer _issuer;

    public InventedCompany(ulong seed)
    {
        var dice = new Dice(seed);
        var companies = new InventedCompanies(dice);
        _issuer = new InvoiceIssuer(dice, companies);
        Us = companies.Next(Trade.Software);
    }

    public Company Us { get; }

    /// <summary>Address of a page about the company.</summary>
    public string Page(string path) => $"/t/{Us.TaxId}/{path}";

    /// <summary>Registers the company as a person would; the page of the import opens.</summary>
    public async Task Register(WatchedPage page)
    {
        await page.GoTo("/taxpayers");
        await page.Page.GetByLabel("纳税人识别号").FillAsync(Us.TaxId);
        await page.Page.GetByLabel("单位名称").FillAsync(Us.Name);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存单位" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/import");
    }

    public WorldInvoice Issue(int day = 10, string kind = KindId.DigitalVatSpecial) =>
        _issuer.Issue(kind, new DateOnly(2026, 3, day), Us, new InvoiceWish { Lines = 3 });

    public static WorldFile Xml(WorldInvoice invoice) => DigitalXmlWriter.Write(invoice, new DigitalXmlStyle());

    public static WorldFile Pdf(WorldInvoice invoice) => InvoicePdf.Write(invoice, new Dice(1));

    public WorldFile Ledger(string name, params LedgerRow[] rows) => OwnLedger.Write(name, Us.Name, rows, new LedgerStyle());

    public static WorldFile Query(string name, params WorldInvoice[] invoices) =>
        BureauFile.FullQuery(name, [.. invoices.Select(invoice => new BureauRow(invoice))], new BureauFileStyle());

    /// <summary>Imports files by the page of the import, and waits until all are stored.</summary>
    public async Task Bring(WatchedPage page, params WorldFile[] files)
    {
        await page.GoTo(Page("import"));
        await page.Page.Locator("#pick-files").SetInputFilesAsync(files.Select(Payload));
        await Assertions
            .Expect(page.Page.Locator("#outcome"))
            .ToContainTextAsync($"已读完 {files.Length} / {files.Length} 个文件");
    }

    /// <summary>A file as a browser picks it.</summary>
    public static FilePayload Payload(WorldFile file) =>
        new()
        {
            Name = file.Name,
            MimeType = "application/octet-stream",
            Buffer = file.Content,
        };
}
