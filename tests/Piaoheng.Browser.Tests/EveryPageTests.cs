using Microsoft.Playwright;

namespace Piaoheng.Browser.Tests;

/// <summary>What holds for every page: nothing in the console, the policy kept, readable for everyone, no sideways scrolling.</summary>
public sealed class EveryPageTests(PublishedProgram program, Browser browser)
{
    public static TheoryData<string, string> Pages =>
        new()
        {
            { "help", "/help" },
            { "help-coverage", "/help/coverage" },
            { "taxpayers", "/taxpayers" },
            { "settings", "/settings" },
            { "settings-rules", "/settings?table=rules" },
            { "installation-log", "/log" },
            { "account", "/account" },
            { "users", "/users" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_is_clean_in_both_themes_and_sizes(string name, string path)
    {
        foreach (var screen in new[] { Screen.Desk, Screen.Phone })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var page = await browser.Open(program.Address, screen, scheme);
                var response = await page.GoTo(path);
                await page.Picture($"{name}-{screen.Name}-{scheme.ToString().ToLowerInvariant()}");
                Assert.Equal(200, response.Status);
                Assert.Empty(await page.Axe());
                Assert.Equal(0, await page.Overflow());
                Assert.Empty(page.Problems);
            }
        }
    }
}
