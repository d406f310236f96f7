namespace Piaoheng.Browser.Tests;

/// <summary>What only people know: questions on the diagnosis, the register of keepers, and 查验 by the simulated bureau.</summary>
public sealed class PeoplePagesTests(DemoProgram program, Browser browser) : IClassFixture<DemoProgram>
{
    private static string Company => $"/t/{World.Demo.DemoBranches.Synced.TaxId}";

    [Fact]
    public async Task A_keeper_is_asked_and_the_answer_explains_the_invoice()
    {
        const string Asked = "26112000001734209865 2026-09-12";
        foreach (var screen in new[] { Screen.Phone, Screen.Desk })
        {
            await using var page = await browser.Open(program.Address, screen);
            await page.GoTo($"{Company}/custody");
            await page.Page.SelectOptionAsync("#place-kind", "expense");
            await page.Page.FillAsync("#place-name", $"差旅报销系统 {screen.Name}");
            await page.Page.FillAsync("#place-keeper", "李敏");
            await page.Page.ClickAsync("text=登记保管处");
            await page.Page.WaitForSelectorAsync($"td:has-text('差旅报销系统 {screen.Name}')");
            await page.Picture($"custody-{screen.Name}");
            Assert.Empty(await page.Axe());
            Assert.Equal(0, await page.Overflow());
            await page.GoTo($"{Company}/diagnose?q={Uri.EscapeDataString(Asked)}");
            await page.Picture($"diagnose-people-{screen.Name}");
            Assert.Empty(await page.Axe());
            Assert.Equal(0, await page.Overflow());
            Assert.Empty(page.Problems);
            // The gateway is set up and was never used: it reads no lists, so no gap is its fault.
            Assert.DoesNotContain("还没有同步过", await page.Page.InnerTextAsync("#answer"), StringComparison.Ordinal);
        }

        await using var desk = await browser.Open(program.Address, Screen.Desk);
        await desk.GoTo($"{Company}/diagnose?q={Uri.EscapeDataString(Asked)}");
        await desk.Page.ClickAsync("form[action*='handler=Keeper'] button >> nth=0");
        await desk.Page.WaitForSelectorAsync("text=已询问，待答复");
        await desk.GoTo($"{Company}/custody");
        await desk.Page.ClickAsync(".reply button[value=yes] >> nth=0");
        await desk.Page.WaitForSelectorAsync(".answer");
        await desk.GoTo($"{Company}/diagnose?q={Uri.EscapeDataString(Asked)}");
        Assert.Contains("在其他系统", await desk.Page.InnerTextAsync(".verdict"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_answered_on_the_diagnosis_and_becomes_its_cause()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk);
        await page.GoTo($"{Company}/diagnose?q={Uri.EscapeDataString("26112000005518263047 2026-09-15")}");
        await page.Page.ClickAsync("li:has-text('经办人手里') button[value=yes]");
        await page.Page.WaitForSelectorAsync(".verdict:has-text('原件在经办人手里')");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task The_bureau_is_asked_once_and_its_answer_is_evidence()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk);
        await page.GoTo($"{Company}/diagnose?q={Uri.EscapeDataString("26112000009946283715 2026-09-16")}");
        await page.Page.FillAsync("#v-amount", "113.00");
        await page.Page.ClickAsync("text=查验一次");
        await page.Page.WaitForSelectorAsync(".checks:has-text('查无此票')");
        Assert.Empty(page.Problems);
    }
}
