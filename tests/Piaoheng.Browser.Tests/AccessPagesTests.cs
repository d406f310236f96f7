using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>登录, 我的账号, 用户与角色.</summary>
public sealed class AccessPagesTests(PublishedProgram program, Browser browser)
{
    [Fact]
    public async Task Whoever_has_not_signed_in_is_led_to_the_sign_in_and_back()
    {
        await using var page = await browser.OpenAsStranger(program.Address);
        await page.GoTo("/taxpayers");
        await Expect(page.Page).ToHaveURLAsync(program.Address + "/sign-in?back=%2Ftaxpayers");
        await page.Check("sign-in");

        await page.Page.GetByLabel("登录名").FillAsync(SignedIn.Name);
        await page.Page.GetByLabel("口令").FillAsync("not the password");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("登录名或口令不对");

        await page.Page.GetByLabel("口令").FillAsync(SignedIn.Password);
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page).ToHaveURLAsync(program.Address + "/taxpayers");
        await page.Page.Locator("summary.actor").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(program.Address + "/sign-in");
        await page.GoTo("/taxpayers");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "登录票衡" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_new_user_gets_a_one_time_password_must_change_it_and_sees_only_what_the_role_allows()
    {
        await using var page = await browser.Open(program.Address);
        await page.GoTo("/users");
        await page.Page.GetByLabel("登录名").FillAsync("chuna");
        await page.Page.GetByLabel("姓名").FillAsync("钱出纳");
        await page.Page.Locator("section:has(h2:text('新增用户'))").GetByText("出纳", new() { Exact = false }).First.CheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "新增用户" }).ClickAsync();
        var password = await page.Page.Locator("code.hash").InnerTextAsync();
        await page.Check("users");

        await using var own = await browser.OpenAsStranger(program.Address);
        await own.GoTo("/sign-in");
        await own.Page.GetByLabel("登录名").FillAsync("chuna");
        await own.Page.GetByLabel("口令").FillAsync(password);
        await own.Page.Keyboard.PressAsync("Enter");
        await Expect(own.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("先改成自己的");
        await own.GoTo("/taxpayers");
        await Expect(own.Page).ToHaveURLAsync(program.Address + "/account");
        await own.Page.GetByLabel("现在的口令").FillAsync(password);
        await own.Page.GetByLabel("新口令").FillAsync("出纳自己想出来的一句话");
        await own.Page.GetByLabel("再输一次").FillAsync("出纳自己想出来的一句话");
        await own.Page.GetByRole(AriaRole.Button, new() { Name = "修改口令" }).ClickAsync();
        await Expect(own.Page.Locator("#say")).ToContainTextAsync("口令已修改");

        Assert.Equal(403, (await own.GoTo("/users")).Status);
        Assert.Equal(200, (await own.GoTo("/taxpayers")).Status);

        // Refused, then lent by one button, then taken back.
        Assert.Equal(403, (await own.GoTo("/log")).Status);
        await Expect(own.Page.GetByText("可请系统管理员")).ToBeVisibleAsync();
        await page.GoTo("/users");
        await Lent(page).GetByRole(AriaRole.Button, new() { Name = "授权" }).ClickAsync();
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("已临时授权「查看系统日志」");
        await page.Check("users-grant");
        Assert.Equal(200, (await own.GoTo("/log")).Status);
        await Lent(page).GetByRole(AriaRole.Button, new() { Name = "收回" }).ClickAsync();
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("临时授权已收回");
        Assert.Equal(403, (await own.GoTo("/log")).Status);
    }

    private static ILocator Lent(WatchedPage page) =>
        page.Page.Locator("tr", new() { HasText = "钱出纳" }).Filter(new() { HasText = "查看系统日志" });

    [Fact]
    public async Task Own_account_shows_the_session_the_second_factor_and_a_key_once()
    {
        await using var page = await browser.Open(program.Address);
        await page.GoTo("/account");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "启用两步验证" }).ClickAsync();
        var secret = await page.Page.Locator("#secret").InnerTextAsync();
        Assert.Equal(8, secret.Split(' ').Length);
        await page.Check("account-totp");
        await page.Page.GetByText("新建密钥").ClickAsync();
        await page.Page.GetByLabel("用途").FillAsync("ERP 取数");
        await page.Page.GetByLabel("查看纳税人").CheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "建立密钥" }).ClickAsync();
        var key = await page.Page.Locator(".note.good code").InnerTextAsync();
        await page.Check("account");

        Assert.Equal(200, await Ask("/api/taxpayers", key));
        Assert.Equal(403, await Ask("/api/log/export", key));
        Assert.Equal(401, await Ask("/api/taxpayers", key + "0"));
        Assert.Equal(401, await Ask("/api/taxpayers", null));
    }

    private async Task<int> Ask(string path, string? key)
    {
        using var client = new HttpClient { BaseAddress = new Uri(program.Address) };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}
