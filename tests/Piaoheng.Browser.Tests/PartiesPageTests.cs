using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>往来单位: found by two characters, opened by keyboard, its figures opening their lists.</summary>
public sealed class PartiesPageTests(DemoProgram program, Browser browser) : IClassFixture<DemoProgram>
{
    [Fact]
    public async Task A_unit_is_found_opened_by_keyboard_and_its_invoices_are_as_many_as_it_says()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo($"/t/{DemoProgram.TaxId}/parties");
        var name = await page.Page.Locator("table.list tbody tr a[data-open]").First.InnerTextAsync();
        await page.Page.GetByLabel("名称或识别号").FillAsync(name[2..4]);
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("table.list tbody")).ToContainTextAsync(name);

        await page.GoTo($"/t/{DemoProgram.TaxId}/parties?q={Uri.EscapeDataString(name)}");
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForURLAsync("**/parties/*");
        await Expect(page.Page.Locator("h1")).ToHaveTextAsync(name);
        await page.Check("party");

        var all = page.Page.GetByRole(AriaRole.Link, new() { Name = "全部发票" });
        var count = (await all.InnerTextAsync()).Split(' ')[1];
        await all.ClickAsync();
        await Expect(page.Page.Locator("table.list tfoot")).ToContainTextAsync($"符合条件 {count} 张");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task The_appearance_is_kept_for_the_person()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo("/settings");
        await page.Page.GetByLabel("深色").CheckAsync();
        await page.Page.GetByLabel("紧凑").CheckAsync();
        await page.Page.GetByLabel("启用单字母快捷键（默认启用；输入时不起作用）").UncheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存外观" }).ClickAsync();
        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");

        await page.GoTo($"/t/{DemoProgram.TaxId}/invoices");
        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        Assert.True((await page.Page.Locator("table.list tbody tr").First.BoundingBoxAsync())!.Height < 27);
        await page.Page.Keyboard.PressAsync("j");
        await Expect(page.Page.Locator("tr.here")).ToHaveCountAsync(0);

        await page.GoTo("/settings");
        await page.Page.GetByLabel("跟随系统（默认）").CheckAsync();
        await page.Page.GetByLabel("适中（默认）").CheckAsync();
        await page.Page.GetByLabel("启用单字母快捷键（默认启用；输入时不起作用）").CheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存外观" }).ClickAsync();
        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "light");
    }
}
