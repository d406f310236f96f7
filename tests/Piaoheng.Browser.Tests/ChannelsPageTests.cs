using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>取票渠道: set up against the simulator, read through, and shown with what came of it.</summary>
public sealed class ChannelsPageTests(DemoProgram program, Browser browser) : IClassFixture<DemoProgram>
{
    private const string Key = "0123456789abcdeffedcba9876543210";

    [Fact]
    public async Task A_channel_is_set_up_and_read_and_its_secret_is_never_shown()
    {
        using var simulator = Process.Start(
            new ProcessStartInfo(Path.Combine(program.Folder, "piaoheng-bureau-simulator"), ["--port", "0"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        try
        {
            var ready = await simulator.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
            var address = ready[ready.IndexOf("http", StringComparison.Ordinal)..].Trim();
            await program.Run("certify", "--connector", "verification", "--url", address);
            await using var page = await browser.Open(program.Address);
            await page.GoTo($"/t/{DemoProgram.TaxId}/channels");
            await SetUp(page, "leqi", address, Key);
            await SetUp(page, "verification", address, "simulated-token");

            var leqi = Card(page, "leqi");
            await leqi.GetByRole(AriaRole.Button, new() { Name = "同步" }).ClickAsync();
            await Expect(page.Page.Locator("body")).ToContainTextAsync("已开始同步");
            for (var look = 0; look < 60 && await leqi.GetByText("完成", new() { Exact = true }).CountAsync() == 0; look++)
            {
                await page.Page.WaitForTimeoutAsync(1000);
                await page.GoTo($"/t/{DemoProgram.TaxId}/channels");
            }

            await Expect(leqi.GetByText("完成", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(leqi).ToContainTextAsync("相符");
            await Expect(leqi).ToContainTextAsync("数据均为虚构");
            await Expect(Card(page, "verification")).ToContainTextAsync("未对真实税局测试");
            Assert.DoesNotContain(Key, await page.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
            await page.Check("channels-set-up");
        }
        finally
        {
            simulator.Kill();
        }
    }

    private static ILocator Card(WatchedPage page, string connector) =>
        page.Page.Locator($"section[aria-labelledby='channel-{connector}']");

    private static async Task SetUp(WatchedPage page, string connector, string address, string secret)
    {
        var card = Card(page, connector);
        await card.GetByText("设置", new() { Exact = true }).ClickAsync();
        await card.Locator($"#address-{connector}").FillAsync(address);
        await card.Locator("input[type=password]").First.FillAsync(secret);
        await card.GetByRole(AriaRole.Button, new() { Name = "保存设置" }).ClickAsync();
        await Expect(page.Page.Locator("body")).ToContainTextAsync("已保存渠道设置");
    }
}
