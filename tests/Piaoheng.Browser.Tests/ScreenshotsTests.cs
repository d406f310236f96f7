using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Piaoheng.Browser.Tests;

/// <summary>docs/screenshots: a picture of every page of the menu, of the invented company, in Chinese; the README shows some of them.</summary>
/// <remarks>With <c>PIAOHENG_UPDATE_SCREENSHOTS=1</c> they are made anew; otherwise it is only seen that none is missing.</remarks>
public sealed partial class ScreenshotsTests(PublishedProgram program, Browser browser)
{
    // Cause of the diagnosis that is shown.
    private const string ShownCause = "export-truncated";

    // The sum of all: a clone of the repository carries every version of them.
    private const int ManyBytes = 5_000_000;

    // What stands in the menu below a company, by its address there.
    private static readonly string[] OfCompany =
    [
        "today",
        "import",
        "capture",
        "entry",
        "mail",
        "quarantine",
        "coverage",
        "review",
        "channels",
        "uploads",
        "trash",
        "invoices",
        "reconciliation",
        "diagnose",
        "custody",
        "parties",
        "statistics",
        "log",
    ];

    // What stands at the root.
    private static readonly string[] OfInstallation = ["taxpayers", "settings", "users", "help", "account"];

    private static readonly string[] Further =
    [
        "all-companies",
        "invoice",
        "difference",
        "diagnosis",
        "statistics-rate",
        "dark",
        "english",
        "sign-in",
        "phone",
        "phone-diagnosis",
    ];

    private static IEnumerable<string> Wanted => OfCompany.Concat(OfInstallation).Concat(Further).Select(name => name + ".png");

    private static string Folder => Path.Combine(PublishedProgram.Repository, "docs", "screenshots");

    private static string Pages => $"/t/{DemoProgram.TaxId}/";

    [Fact]
    public async Task Every_page_of_the_menu_has_its_picture()
    {
        if (Environment.GetEnvironmentVariable("PIAOHENG_UPDATE_SCREENSHOTS") == "1")
        {
            await Make();
        }

        var pictures = Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
        Assert.Equal(Wanted.Order(StringComparer.Ordinal), pictures);
        Assert.Empty(Menu().Except([.. OfCompany, .. OfInstallation], StringComparer.Ordinal));
        Assert.InRange(Directory.GetFiles(Folder).Sum(path => new FileInfo(path).Length), 1, ManyBytes);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_readme_shows_pictures_that_are_there(string readme)
    {
        var text = File.ReadAllText(Path.Combine(PublishedProgram.Repository, readme));
        var shown = Picture().Matches(text).Select(match => match.Groups["name"].Value).ToList();
        Assert.InRange(shown.Count, 4, 6);
        Assert.Empty(shown.Except(Wanted, StringComparer.Ordinal));
    }

    // The menu as the modules declare it.
    private static IEnumerable<string> Menu() =>
        Directory
            .EnumerateFiles(
                Path.Combine(PublishedProgram.Repository, "src", "Piaoheng.Server"),
                "*.cs",
                SearchOption.AllDirectories
            )
            .SelectMany(path => Entry().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups["path"].Value);

    private async Task Make()
    {
        ChromiumPath.Require();
        Directory.CreateDirectory(Folder);
        foreach (var old in Directory.GetFiles(Folder))
        {
            File.Delete(old);
        }

        await using var demo = new DemoProgram();
        await demo.InitializeAsync();
        await using (var page = await browser.Open(demo.Address))
        {
            await Take(page, "all-companies", "/today");
            foreach (var path in OfCompany)
            {
                await Take(page, path, Pages + path);
            }

            foreach (var path in OfInstallation)
            {
                await Take(page, path, "/" + path);
            }

            await Take(page, "statistics-rate", Pages + "statistics?by=rate");
            await Take(page, "difference", Pages + "reconciliation?kind=number-suspect");
            await Take(page, "diagnosis", await AddressOf(page, Pages + "diagnose", $"a[data-cause={ShownCause}]"));
            await Take(page, "invoice", await AddressOf(page, Pages + "invoices", "tr[data-row]:has(.source:text-is('OFD')) a"));
        }

        await using (var page = await browser.Open(demo.Address, Screen.Desk, ColorScheme.Dark))
        {
            await Take(page, "dark", Pages + "reconciliation?kind=number-suspect");
        }

        await using (var page = await browser.Open(demo.Address, Screen.Phone))
        {
            await Take(page, "phone", Pages + "today");
            await Take(page, "phone-diagnosis", await AddressOf(page, Pages + "diagnose", $"a[data-cause={ShownCause}]"));
        }

        await using (var page = await browser.OpenAsStranger(program.Address))
        {
            await Take(page, "sign-in", "/sign-in");
        }

        // Last: the language is kept for the one user of the demo.
        await using (var page = await browser.Open(demo.Address))
        {
            await page.GoTo("/settings");
            await page.Speak("English", "en");
            await Take(page, "english", Pages + "invoices");
        }
    }

    private static async Task<string> AddressOf(WatchedPage page, string list, string link)
    {
        await page.GoTo(list);
        return (await page.Page.Locator(link).First.GetAttributeAsync("href"))!;
    }

    private static async Task Take(WatchedPage page, string name, string path)
    {
        var response = await page.GoTo(path);
        Assert.Equal(200, response.Status);
        var picture = await page.Page.ScreenshotAsync();
        await File.WriteAllBytesAsync(
            Path.Combine(Folder, name + ".png"),
            PalettePng.Of(picture),
            TestContext.Current.CancellationToken
        );
    }

    [GeneratedRegex(
        "new NavigationEntry\\(\\s*NavigationGroup\\.\\w+,\\s*\\d+,\\s*\"[^\"]+\",\\s*\"[^\"]+\",\\s*\"[^\"]+\",\\s*\"(?<path>[a-z-]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Entry();

    [GeneratedRegex("docs/screenshots/(?<name>[a-z-]+\\.png)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();
}
