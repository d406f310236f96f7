using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Piaoheng.Bench.Files;
using Piaoheng.Bench.Measuring;

namespace Piaoheng.Bench.Serving;

/// <summary>Pages of the published program in Chromium at a million invoices: what is loaded first, how soon the table can be used, how long a page change takes.</summary>
internal static class PagesBench
{
    private const int FirstLoads = 8;
    private const int Changes = 40;
    private const double MostKibibytes = 150;
    private const double TableMilliseconds = 1_000;
    private const double ChangeMilliseconds = 150;

    // The one without a frame first, as the tests take it.
    private static readonly string[] Browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    // Loaded on the page of charts only, and not counted.
    private const string ChartLibrary = "/lib/echarts/";

    private static readonly (string Title, string Path, string Usable)[] Pages =
    [
        ("today", "today", "main h1"),
        ("invoices", "invoices", "table.invoice-list tbody tr"),
        ("reconciliation", "reconciliation", "main h1"),
        ("statistics", "statistics", "main h1"),
    ];

    public static async Task Run()
    {
        var home = await MillionInvoices.Sqlite();
        var session = await SignedInClient.Session(home, database: null);
        await using var program = await ServedProgram.Start(home);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("PIAOHENG_CHROMIUM") ?? Array.Find(Browsers, File.Exists),
                Args = ["--no-sandbox", "--disable-gpu"],
            }
        );
        foreach (var page in Pages)
        {
            await FirstLoad(chromium, (program.Address, session), page);
        }

        await PageChanges(chromium, (program.Address, session));
    }

    private static async Task FirstLoad(
        IBrowser chromium,
        (string Address, string Session) server,
        (string Title, string Path, string Usable) asked
    )
    {
        var (times, bytes, requests) = (new List<double>(), 0L, 0);
        for (var run = 0; run < FirstLoads; run++)
        {
            await using var context = await Open(chromium, server);
            var page = await context.NewPageAsync();
            var finished = new List<IRequest>();
            page.RequestFinished += (_, request) => finished.Add(request);
            var wall = Stopwatch.StartNew();
            await page.GotoAsync(Url(asked.Path), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
            await page.Locator(asked.Usable).First.WaitForAsync();
            times.Add(wall.Elapsed.TotalMilliseconds);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            (bytes, requests) = (0, 0);
            foreach (var request in finished.Where(each => !each.Url.Contains(ChartLibrary, StringComparison.Ordinal)))
            {
                var sizes = await request.SizesAsync();
                bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
                requests++;
            }
        }

        times.Sort();
        Report.AtMost(
            string.Create(CultureInfo.InvariantCulture, $"{asked.Title}: first load in {requests} requests"),
            bytes / 1024.0,
            MostKibibytes,
            "KiB"
        );
        Report.AtMost($"{asked.Title}: usable, nothing kept, slowest of {FirstLoads}", times[^1], TableMilliseconds, "ms");
        Report.Only(
            $"{asked.Title}: the same, median",
            string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2], 10:0} ms")
        );
    }

    private static async Task PageChanges(IBrowser chromium, (string Address, string Session) server)
    {
        await using var context = await Open(chromium, server);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Url("invoices"));
        var times = new List<double>(Changes);
        for (var change = 0; change < Changes; change++)
        {
            var first = await page.Locator("table.invoice-list tbody tr").First.GetAttributeAsync("data-id");
            var wall = Stopwatch.StartNew();
            await page.Keyboard.PressAsync("]");
            await page.Locator($"table.invoice-list tbody tr:first-child:not([data-id=\"{first}\"])").WaitForAsync();
            times.Add(wall.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Report.AtMost("invoices: page change, p95", times[times.Count * 95 / 100], ChangeMilliseconds, "ms");
        Report.Only(
            "invoices: page change, median",
            string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2], 10:0} ms")
        );
    }

    private static string Url(string path) => $"/t/{InventedInvoices.Buyer.TaxId}/{path}";

    private static async Task<IBrowserContext> Open(IBrowser chromium, (string Address, string Session) server)
    {
        var context = await chromium.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = server.Address,
                Locale = "zh-CN",
                ViewportSize = new ViewportSize { Width = 1366, Height = 768 },
            }
        );
        await context.AddCookiesAsync([
            new Microsoft.Playwright.Cookie
            {
                Name = SignedInClient.CookieName,
                Value = server.Session,
                Url = server.Address,
            },
        ]);
        return context;
    }
}
