using Microsoft.Playwright;
using Piaoheng.Core.Invoices;
using Piaoheng.World;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Browser.Tests;

/// <summary>存储型脚本: texts of imported files that try to run something, on every page that shows them.</summary>
public sealed class StoredMarkupTests(PublishedProgram program, Browser browser)
{
    private const int MostPages = 120;

    private static readonly string[] Starts =
    [
        "invoices",
        "bureau",
        "reconciliation",
        "diagnose",
        "coverage",
        "channels",
        "custody",
        "statistics",
        "import",
        "quarantine",
        "log",
        "trace",
    ];

    [Fact]
    public async Task No_text_of_any_format_becomes_markup_on_any_page()
    {
        var company = new InventedCompany(4711);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        var files = Files(company);
        foreach (var (file, side) in files)
        {
            await program.Import(company.Us.TaxId, side, Canary.In(file));
        }

        var csv = Canary.InCsv(
            "发票号码,开票日期,销方名称,金额,税额,价税合计,备注\n26112000000000001111,2026-03-05,{},100.00,13.00,113.00,{}\n"
        );
        await program.Import(company.Us.TaxId, "ours", new WorldFile("账'\"><b data-canary>.csv", csv, []));
        await program.Run("reconcile", "--taxpayer", company.Us.TaxId);

        var seen = await Visit(page, program.Address, company);

        Assert.True(seen.Pages > Starts.Length + files.Count, $"only {seen.Pages} pages were opened");
        Assert.True(seen.WithCanary >= 5, $"the canary is to be read on {seen.WithCanary} pages only: the test proves nothing");
        Assert.DoesNotContain(page.Problems, problem => !problem.Contains("409", StringComparison.Ordinal));
    }

    private static List<(WorldFile File, string Side)> Files(InventedCompany company)
    {
        var dice = new Dice(4711);
        var invoices = Enumerable.Range(3, 6).Select(day => company.Issue(day)).ToList();
        var legacy = company.Issue(9, KindId.ElectronicVatNormal);
        return
        [
            (InventedCompany.Xml(invoices[0]), "ours"),
            (OfdWriter.Write(invoices[1], dice), "ours"),
            (OfdWriter.Write(legacy, dice), "ours"),
            (XbrlWriter.Write(company.Issue(10, KindId.ElectronicVatNormal), new XbrlStyle()), "ours"),
            (LegacyXmlWriter.Write(company.Issue(11, KindId.ElectronicVatNormal), new LegacyXmlStyle()), "ours"),
            (company.Ledger("费用台账", [.. invoices[2..4].Select(invoice => new LedgerRow(invoice))]), "ours"),
            (InventedCompany.Query("全量发票查询导出结果_取得发票_2026-03-01至2026-03-31", [.. invoices]), "theirs"),
        ];
    }

    /// <summary>Opens the pages of the company, and whatever of it they link to.</summary>
    private static async Task<(int Pages, int WithCanary)> Visit(WatchedPage page, string address, InventedCompany company)
    {
        var waiting = new Queue<string>(Starts.Select(company.Page));
        var seen = new HashSet<string>(waiting, StringComparer.Ordinal);
        var (pages, withCanary) = (0, 0);
        while (waiting.TryDequeue(out var path) && pages < MostPages)
        {
            pages++;
            await page.GoTo(path);
            Assert.Equal(0, await page.Page.Locator(Canary.Selector).CountAsync());
            Assert.False(await page.Page.EvaluateAsync<bool>($"() => '{Canary.Variable}' in window"), path);
            withCanary += (await page.Page.ContentAsync()).Contains(Canary.Variable, StringComparison.Ordinal) ? 1 : 0;
            var links = await page.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('a[href^=\"/t/\"]:not([download])')].map(link => link.getAttribute('href'))"
            );
            foreach (var drawing in links.Where(link => link.EndsWith("/drawing", StringComparison.Ordinal)))
            {
                var drawn = await (await page.Page.APIRequest.GetAsync(address + drawing)).TextAsync();
                Assert.DoesNotContain("<img", drawn, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("<script", drawn, StringComparison.OrdinalIgnoreCase);
            }

            foreach (var link in links.Where(link => IsPage(link, company)))
            {
                if (seen.Add(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        return (pages, withCanary);
    }

    // Files are another test's matter; sorting and paging show the same texts again.
    private static bool IsPage(string link, InventedCompany company) =>
        link.StartsWith(company.Page(""), StringComparison.Ordinal)
        && !link.Contains("export", StringComparison.Ordinal)
        && !link.Contains("report", StringComparison.Ordinal)
        && !link.Contains("/originals/", StringComparison.Ordinal)
        && !link.Contains("sort=", StringComparison.Ordinal);
}
