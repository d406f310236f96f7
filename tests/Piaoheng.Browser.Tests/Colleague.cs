using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>Another person of the office: given an account on the machine of the server, signed in by the page with a password of their own.</summary>
internal static class Colleague
{
    private const string Chosen = "同事自己想出来的一句话";

    /// <summary>Somebody with a role, at the page of their account.</summary>
    public static async Task<WatchedPage> SignIn(PublishedProgram program, Browser browser, string role, string name)
    {
        var said = await program.Run(
            "user",
            "add",
            name,
            "--display-name",
            "同事" + name,
            "--role",
            role,
            "--department",
            "业务部"
        );
        var password = said[(said.IndexOf('：', StringComparison.Ordinal) + 1)..].Trim();
        var page = await browser.OpenAsStranger(program.Address);
        await page.GoTo("/sign-in");
        await page.Page.GetByLabel("登录名").FillAsync(name);
        await page.Page.GetByLabel("口令").FillAsync(password);
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("先改成自己的");
        await page.Page.GetByLabel("现在的口令").FillAsync(password);
        await page.Page.GetByLabel("新口令").FillAsync(Chosen);
        await page.Page.GetByLabel("再输一次").FillAsync(Chosen);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "修改口令" }).ClickAsync();
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("口令已修改");
        return page;
    }
}
