using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Piaoheng.Browser.Tests;

/// <summary>The pages in English, on the invented company: no text of the program is left in Chinese, and everything else holds as in Chinese.</summary>
public sealed partial class EnglishPagesTests(DemoProgram program, Browser browser) : IClassFixture<DemoProgram>
{
    // Texts and names in the page, outside what says that it is Chinese.
    private const string Texts = """
        () => {
            const found = new Set();
            const isChinese = text => /[\u3001-\u303f\u3400-\u9fff\uff01-\uff65]/.test(text);
            const isApart = element => element.closest("[lang='zh-CN'], [translate=no], script, style") !== null;
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                if (isChinese(walker.currentNode.data) && !isApart(walker.currentNode.parentElement)) {
                    found.add(walker.currentNode.data.replace(/\s+/g, " ").trim());
                }
            }
            for (const element of document.querySelectorAll("[title], [aria-label], [placeholder], [data-key-label]")) {
                for (const name of ["title", "aria-label", "placeholder", "data-key-label"]) {
                    const text = element.getAttribute(name);
                    if (text && isChinese(text) && !isApart(element)) {
                        found.add(text.replace(/\s+/g, " ").trim());
                    }
                }
            }
            return JSON.stringify([document.title, ...found]);
        }
        """;

    public static TheoryData<string> Pages =>
        [
            "today",
            "invoices",
            "invoices?q=%E6%9F%A5%E6%97%A0%E6%AD%A4%E7%A5%A8&direction=in",
            "parties",
            "statistics",
            "reconciliation",
            "coverage",
            "bureau",
            "channels",
            "diagnose",
            "import",
            "quarantine",
            "entry",
            "review",
            "log",
        ];

    /// <summary>Looked at in the full run only; that their texts have English is seen without a browser.</summary>
    public static TheoryData<string> FurtherPages =>
        [
            "statistics?by=rate",
            "statistics/issued",
            "reconciliation?kind=number-suspect",
            "tolerances",
            "uploads",
            "capture",
            "mail",
            "custody",
            "trash",
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_of_a_company_says_nothing_in_Chinese(string path) => await Look($"/t/{DemoProgram.TaxId}/{path}");

    [Theory]
    [MemberData(nameof(FurtherPages))]
    [Trait("Category", "Full")]
    public Task Further_page_of_a_company_says_nothing_in_Chinese(string path) => Look($"/t/{DemoProgram.TaxId}/{path}");

    [Theory]
    [InlineData("/settings")]
    [InlineData("/taxpayers")]
    [InlineData("/users")]
    [InlineData("/account")]
    [InlineData("/log")]
    public async Task Page_of_the_installation_says_nothing_in_Chinese(string path) => await Look(path);

    [Fact]
    public async Task The_switch_in_the_menu_changes_the_language_and_back()
    {
        await using var page = await browser.Open(program.Address);
        await page.GoTo("/settings");
        await page.Speak("English", "en");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Settings");
        await page.Speak("中文", "zh-CN");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("设置");
        Assert.Empty(page.Problems);
    }

    private async Task Look(string path)
    {
        await using var page = await browser.Open(program.Address);
        await page.GoTo("/settings");
        await page.Speak("English", "en");
        var response = await page.GoTo(path);
        Assert.Equal(200, response.Status);
        Assert.Equal("en", await page.Page.Locator("html").GetAttributeAsync("lang"));
        var texts = JsonSerializer.Deserialize<string[]>(await page.Page.EvaluateAsync<string>(Texts))!;
        await Note(path, texts);
        Assert.Equal("", string.Join('\n', texts.Where(text => IsChinese().IsMatch(text) && !IsData().IsMatch(text))));
        Assert.Equal("", string.Join('\n', await page.Axe()));
        Assert.Equal("", string.Join('\n', page.Problems));
        await page.Picture("en-" + NotPlain().Replace(path, "-"));
    }

    // For people to look at, beside the pictures: what is left in Chinese.
    private static Task Note(string path, string[] texts) =>
        File.AppendAllLinesAsync(
            Path.Combine(PublishedProgram.Repository, "out", "english-left.txt"),
            texts.Where(text => IsChinese().IsMatch(text)).Select(text => $"{path}\t{text}"),
            TestContext.Current.CancellationToken
        );

    [GeneratedRegex("[\u3001-\u303F\u3400-\u9FFF\uFF01-\uFF65]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsChinese();

    // Names of the invented companies, people, goods and files.
    [GeneratedRegex(
        "公司|集团（虚构）|演示用户|本机操作员|系统$|系统 |^系统|查无此票|[.](xlsx|xml|pdf|ofd|zip)|^正常$|^已红冲|administrator|^服务商|Role 税务会计",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex IsData();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotPlain();
}
