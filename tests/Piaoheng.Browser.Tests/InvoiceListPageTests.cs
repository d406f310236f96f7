using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>发票: the list, narrowed and taken out.</summary>
public sealed class InvoiceListPageTests(DemoProgram program, Browser browser) : IClassFixture<DemoProgram>
{
    private static readonly string List = $"/t/{DemoProgram.TaxId}/invoices";

    [Fact]
    public async Task The_list_is_narrowed_to_a_result_of_the_reconciliation()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo(List);
        await page.Page.Locator("main summary.filter").GetByText("核对结果", new() { Exact = true }).ClickAsync();
        await page.Page.Locator(".menu-body a[href$='result=field-mismatch']").ClickAsync();

        await page.Page.WaitForURLAsync("**result=field-mismatch");
        var results = page.Page.Locator("table.list tbody a[href*='/reconciliation?']");
        await Expect(results.First).ToContainTextAsync("字段不一致");
        Assert.All(await results.AllTextContentsAsync(), text => Assert.Equal("字段不一致", text.Trim()));
        await page.Check("invoices-by-result");

        await page.Page.Locator("details.menu summary").GetByText("导出当前").ClickAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() =>
            page.Page.Locator(".menu-body").GetByText("CSV 文本").ClickAsync()
        );
        var lines = (await TakenFile.Text(download)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("核对结果", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..^1], line => Assert.Contains("字段不一致", line, StringComparison.Ordinal));
        Assert.Equal(await page.Page.Locator("table.list tbody tr").CountAsync(), lines.Length - 2);

        await page.Page.GetByTitle("去掉条件：核对结果").ClickAsync();
        await Expect(page.Page.Locator("main summary.filter.on")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Columns_are_chosen_kept_and_taken_out_as_they_are_shown()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo(List);
        await page.Page.Locator("summary", new() { HasText = "列" }).ClickAsync();
        await page.Page.Locator("[data-columns] input[value='tax']").UncheckAsync();
        await page.Page.Locator("[data-columns] input[value='originals']").CheckAsync();
        await page.Page.Locator("[data-columns] li:has(input[value='kind'])").GetByTitle("上移").ClickAsync();
        await page.Page.GetByLabel("票种的宽度").FillAsync("120");
        await page.Check("invoices-columns");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存列" }).ClickAsync();

        await Expect(page.Page.Locator("#say")).ToContainTextAsync("列已保存");
        var headings = page.Page.Locator("table.invoice-list thead th:not(.check-col)");
        await Expect(headings.First).ToHaveTextAsync("票种");
        await Expect(headings.First).ToHaveAttributeAsync("width", "120");
        await Expect(headings.GetByText("税额 ¥", new() { Exact = true })).ToHaveCountAsync(0);
        await page.GoTo(List);
        await Expect(headings.First).ToHaveTextAsync("票种");

        await page.Page.Locator("details.menu summary").GetByText("导出当前").ClickAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() =>
            page.Page.Locator(".menu-body").GetByText("CSV 文本").ClickAsync()
        );
        var lines = (await TakenFile.Text(download)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith(
            "票种,发票代码,发票号码,开票日期,对方单位,金额,价税合计,",
            lines[0].TrimStart('\ufeff'),
            StringComparison.Ordinal
        );
        Assert.EndsWith("原件份数", lines[0], StringComparison.Ordinal);

        await page.Page.Locator("summary", new() { HasText = "列" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "恢复默认" }).ClickAsync();
        await Expect(headings.First).ToHaveTextAsync("发票号码");
    }

    [Fact]
    public async Task A_column_is_drawn_wider_by_pointer_and_by_keyboard_and_stays_so()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo(List);
        var edge = page.Page.GetByRole(AriaRole.Separator, new() { Name = "票种列宽" });
        var heading = page.Page.Locator("th.kind-head");
        var before = (await heading.BoundingBoxAsync())!;
        var place = (await edge.BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(place.X + 3, place.Y + 8);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(place.X + 43, place.Y + 8);
        await page.Page.RunAndWaitForResponseAsync(() => page.Page.Mouse.UpAsync(), "**handler=Width");
        Assert.Equal(before.Width + 40, (await heading.BoundingBoxAsync())!.Width, 1.5);

        await edge.FocusAsync();
        await page.Page.RunAndWaitForResponseAsync(() => page.Page.Keyboard.PressAsync("ArrowRight"), "**handler=Width");
        await page.Check("invoices-width");
        await page.GoTo(List);
        Assert.Equal(before.Width + 48, (await heading.BoundingBoxAsync())!.Width, 1.5);
        await Expect(edge).ToHaveAttributeAsync("aria-valuenow", $"{Math.Round(before.Width) + 48}");
        Assert.Empty(page.Problems);

        await page.Page.Locator("summary", new() { HasText = "列" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "恢复默认" }).ClickAsync();
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("列已恢复默认");
        await Expect(edge).ToHaveAttributeAsync("aria-valuenow", $"{Math.Round(before.Width)}");
    }

    [Fact]
    public async Task A_view_is_saved_under_a_name_opened_and_taken_away()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo(List + "?direction=in&least=1000&order=total.desc");
        await page.Page.Locator("summary", new() { HasText = "存为视图" }).ClickAsync();
        await page.Page.GetByLabel("名称").FillAsync("大额取得");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存视图" }).ClickAsync();
        var tab = page.Page.Locator(".tabs a", new() { HasText = "大额取得" });
        await Expect(tab).ToHaveAttributeAsync("aria-current", "page");
        await page.Check("invoices-view");

        await page.GoTo(List);
        await Expect(tab).Not.ToHaveAttributeAsync("aria-current", "page");
        await tab.ClickAsync();
        await page.Page.WaitForURLAsync("**least=1000**");
        await Expect(page.Page.Locator("th.total-head")).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(tab).ToHaveAttributeAsync("aria-current", "page");

        await page.Page.Locator("summary", new() { HasText = "存为视图" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "视图 大额取得" }).ClickAsync();
        await Expect(tab).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_columns_sort_together_and_back_leads_to_one()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo(List + "?from=2026-09-01&to=2026-09-30&direction=in");
        await page.Page.Locator("th.kind-head a").ClickAsync();
        await Expect(page.Page.Locator("th.kind-head")).ToHaveAttributeAsync("aria-sort", "ascending");
        await page.Page.Locator("th.total-head a").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.Page.Locator("th.total-head small")).ToHaveTextAsync("2");
        await Expect(page.Page.Locator("th.total-head")).Not.ToHaveAttributeAsync("aria-sort", "descending");

        var rows = await page
            .Page.Locator("table.invoice-list tbody tr")
            .EvaluateAllAsync<string[][]>("rows => rows.map(row => [row.cells[2].textContent.trim(), row.dataset.total])");
        Assert.True(rows.Length > 5);
        foreach (var (before, behind) in rows.Zip(rows.Skip(1)).Where(pair => pair.First[0] == pair.Second[0]))
        {
            Assert.True(
                long.Parse(before[1], System.Globalization.CultureInfo.InvariantCulture)
                    >= long.Parse(behind[1], System.Globalization.CultureInfo.InvariantCulture)
            );
        }

        await page.Page.GoBackAsync();
        await Expect(page.Page.Locator("th.total-head small")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Another_page_comes_by_key_without_loading_everything_anew_and_back_leads_to_the_first()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo(List);
        var rows = page.Page.Locator("table.invoice-list tbody tr");
        var first = (await rows.First.GetAttributeAsync("data-number"))!;
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("x");
        await Expect(page.Page.Locator("#chosen")).ToBeVisibleAsync();
        await page.Page.EvaluateAsync("() => { window.isSamePage = true; }");

        await page.Page.Keyboard.PressAsync("]");
        await page.Page.WaitForURLAsync("**place=*");
        await Expect(rows.First).Not.ToHaveAttributeAsync("data-number", first);
        Assert.True(await page.Page.EvaluateAsync<bool>("() => window.isSamePage"));
        await Expect(page.Page.Locator("#chosen")).ToBeHiddenAsync();
        await page.Check("invoices-page-2");

        // The step back loads the page before anew, which the driver takes for a broken step: so it is made in the page.
        await page.Page.EvaluateAsync("() => history.back()");
        await Expect(rows.First).ToHaveAttributeAsync("data-number", first);
        await page.Page.WaitForLoadStateAsync();
        Assert.EndsWith(List, page.Page.Url, StringComparison.Ordinal);
        await page.Page.Keyboard.PressAsync("]");
        await Expect(rows.First).Not.ToHaveAttributeAsync("data-number", first);
        await page.Page.Keyboard.PressAsync("[");
        await Expect(rows.First).ToHaveAttributeAsync("data-number", first);
    }

    [Fact]
    public async Task What_is_chosen_with_the_keyboard_is_looked_at_before_it_is_taken_out()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk, ColorScheme.Light);
        await page.GoTo(List);
        await page.Page.WaitForLoadStateAsync();
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("x");
        await Expect(page.Page.Locator("#chosen-count")).ToHaveTextAsync("1");
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("x");
        await Expect(page.Page.Locator("#chosen-count")).ToHaveTextAsync("2");
        await page.Page.Locator("#chosen-look").ClickAsync();
        await Expect(page.Page.Locator("#chosen-preview tbody tr")).ToHaveCountAsync(2);
        await page.Check("invoices-chosen");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("#chosen-csv").ClickAsync());
        var lines = (await TakenFile.Text(download)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);

        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Page.Locator("#chosen")).ToBeHiddenAsync();
    }
}
