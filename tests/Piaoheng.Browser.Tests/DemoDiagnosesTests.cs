using System.Text.Json;
using Piaoheng.Core.Diagnosis;

namespace Piaoheng.Browser.Tests;

/// <summary>演示样例: the demo shows one invoice for each cause, and each diagnosis is right.</summary>
public sealed class DemoDiagnosesTests(DemoProgram program, Browser browser) : IClassFixture<DemoProgram>
{
    // What only people know; and two that the demo cannot show beside the others: its one visitor may see every company, and a
    // module is off for the whole installation.
    private static readonly string[] WithoutExample =
    [
        Cause.NotRequested,
        Cause.HeldByStaff,
        Cause.InOtherSystem,
        Cause.NotOurBusiness,
        Cause.NotDelivered,
        Cause.WrongDateBasis,
        Cause.ForgedSuspect,
        Cause.NoPermission,
        Cause.ModuleOff,
    ];

    [Fact]
    public async Task Every_example_is_diagnosed_as_it_says()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk);
        await page.GoTo($"/t/{DemoProgram.TaxId}/diagnose");
        await page.Picture("diagnose-examples");
        Assert.Empty(await page.Axe());
        var links = await page.Page.Locator("a[data-cause]").AllAsync();
        using var client = new HttpClient { BaseAddress = new Uri(program.Address) };
        var (wrong, causes) = (new List<string>(), new List<string>());
        foreach (var link in links)
        {
            var cause = (await link.GetAttributeAsync("data-cause"))!;
            var address = (await link.GetAttributeAsync("href"))!.Split('/');
            var query = address[3].Replace("diagnose?", "", StringComparison.Ordinal);
            var answer = await client.GetStringAsync(
                new Uri($"/api/taxpayers/{address[2]}/diagnosis?{query}", UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            using var json = JsonDocument.Parse(answer);
            causes.Add(cause);
            if (json.RootElement.GetProperty("cause").GetString() != cause)
            {
                wrong.Add($"{cause}: {query} → {json.RootElement.GetProperty("cause").GetString()} {answer}");
            }
        }

        Assert.Empty(wrong);
        var all = typeof(Cause).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(all.Except(WithoutExample).Order(), causes.Order());
    }

    [Fact]
    public async Task Every_page_says_that_the_bureau_is_simulated()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk);
        await page.GoTo($"/t/{DemoProgram.TaxId}/invoices");
        Assert.Contains("模拟税局", await page.Page.InnerTextAsync("#main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_synced_company_has_a_proven_month_and_one_that_is_not_with_its_reason()
    {
        await using var page = await browser.Open(program.Address, Screen.Desk);
        await page.GoTo($"/t/{World.Demo.DemoBranches.Synced.TaxId}/coverage");
        await page.Picture("coverage-synced");
        var text = await page.Page.InnerTextAsync("#main");
        Assert.Contains("已核实齐全", text, StringComparison.Ordinal);
        Assert.Contains("有差异", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trace_of_a_synced_invoice_opens_every_answer_as_it_was_received()
    {
        var taxId = World.Demo.DemoBranches.Synced.TaxId;
        var number = new World.Demo.DemoSynced().Bureau[0].Invoice.Key;
        foreach (var screen in new[] { Screen.Desk, Screen.Phone })
        {
            await using var page = await browser.Open(program.Address, screen);
            await page.GoTo($"/t/{taxId}/trace?number={number}");
            await page.Picture($"trace-{screen.Name}");
            Assert.Empty(await page.Axe());
            Assert.Equal(0, await page.Overflow());
            Assert.Empty(page.Problems);
        }

        await using var desk = await browser.Open(program.Address, Screen.Desk);
        await desk.GoTo($"/t/{taxId}/diagnose?q={number}");
        await desk.Page.Keyboard.PressAsync("t");
        await desk.Page.WaitForURLAsync("**/trace?number=" + number);
        using var client = new HttpClient { BaseAddress = new Uri(program.Address) };
        var proofs = await desk.Page.Locator("a.proof").AllAsync();
        Assert.NotEmpty(proofs);
        foreach (var proof in proofs)
        {
            var address = (await proof.GetAttributeAsync("href"))!;
            var bytes = await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
            Assert.Contains(hash, address, StringComparison.Ordinal);
        }
    }
}
