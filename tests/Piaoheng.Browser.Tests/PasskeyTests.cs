using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>通行密钥 with an authenticator that Chromium plays itself.</summary>
public sealed class PasskeyTests(PublishedProgram program, Browser browser)
{
    // Browsers know passkeys for names alone, not for bare addresses.
    private string Address => program.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [Fact]
    public async Task Passkey_is_registered_named_used_and_removed()
    {
        await using var page = await browser.OpenAsStranger(Address);
        await AddAuthenticator(page);
        await SignIn(page);

        await page.GoTo("/account");
        await page.Page.GetByLabel("新通行密钥的名称").FillAsync("测试机");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "添加通行密钥" }).ClickAsync();
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("「测试机」已登记");
        await page.Page.GetByLabel("通行密钥的名称").First.FillAsync("办公室电脑");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "改名" }).ClickAsync();
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("已改名");
        await page.Check("account-passkey");

        await SignOut(page);
        await page.Check("sign-in-passkey");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await Expect(page.Page.Locator("summary.actor")).ToContainTextAsync("测试员");

        await page.GoTo("/account");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "删除 办公室电脑" }).ClickAsync();
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("不能再用它登录");
        Assert.Empty(page.Problems);

        await SignOut(page);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("通行密钥没有通过验证");
    }

    [Fact]
    public async Task Answer_of_a_device_is_taken_once_and_for_its_own_challenge()
    {
        await using var page = await browser.OpenAsStranger(Address);
        await page.GoTo("/sign-in");
        foreach (
            var credential in new[] { "", "{}", "null", "[1]", """{"id":"AA","rawId":"AA","type":"public-key","response":{}}""" }
        )
        {
            var token = await page.Page.Locator("form[data-passkey] [name=__RequestVerificationToken]").InputValueAsync();
            var form = page.Page.APIRequest.CreateFormData();
            form.Set("__RequestVerificationToken", token);
            form.Set("credential", credential);
            var answer = await page.Page.APIRequest.PostAsync(
                Address + "/sign-in?handler=Passkey",
                new APIRequestContextOptions { Form = form }
            );
            Assert.Equal(400, answer.Status);
        }
    }

    private static async Task AddAuthenticator(WatchedPage page)
    {
        var devtools = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await devtools.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        await devtools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>(StringComparer.Ordinal) { ["options"] = options }
        );
    }

    private static async Task SignIn(WatchedPage page)
    {
        await page.GoTo("/sign-in");
        await page.Page.GetByLabel("登录名").FillAsync(SignedIn.Name);
        await page.Page.GetByLabel("口令").FillAsync(SignedIn.Password);
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("summary.actor")).ToBeVisibleAsync();
    }

    private static async Task SignOut(WatchedPage page)
    {
        await page.Page.Locator("summary.actor").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "登录票衡" })).ToBeVisibleAsync();
    }
}
