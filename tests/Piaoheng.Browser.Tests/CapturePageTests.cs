using Microsoft.Playwright;
using Piaoheng.Core.Codes.Qr;
using Piaoheng.World.Codes;
using Piaoheng.World.Invoices;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>拍照收票: what a telephone takes stays on it until the server has it.</summary>
public sealed class CapturePageTests(PublishedProgram program, Browser browser)
{
    [Fact]
    public async Task Photographs_taken_without_network_are_kept_and_sent_by_themselves()
    {
        var company = new InventedCompany(321);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.Page.SetViewportSizeAsync(390, 844);
        await page.GoTo(company.Page("capture"));
        await page.Check("capture");
        await page.Page.Context.SetOfflineAsync(true);
        await Take(page, "票一.png", "票二.png");
        await Expect(page.Page.Locator("#captures li")).ToHaveCountAsync(2);
        await Expect(page.Page.Locator("#captures")).ToContainTextAsync("等待联网");

        await page.Page.Context.SetOfflineAsync(false);
        await Expect(page.Page.Locator("#queue-count")).ToHaveTextAsync("全部送到", new() { Timeout = 60_000 });
        await page.GoTo(company.Page("capture"));
        await Expect(page.Page.Locator("#captures li")).ToHaveCountAsync(0);
        await page.GoTo(company.Page("quarantine"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("票二.png");
    }

    [Fact]
    public async Task Everything_to_touch_is_large_enough_for_a_finger()
    {
        var company = new InventedCompany(322);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.Page.SetViewportSizeAsync(390, 844);
        await page.GoTo(company.Page("capture"));
        foreach (var button in await page.Page.Locator("main button:visible, main a:visible").AllAsync())
        {
            var box = await button.BoundingBoxAsync();
            Assert.True(box is { Width: >= 44, Height: >= 44 }, await button.InnerTextAsync());
        }
    }

    [Fact]
    public async Task The_decoder_of_the_page_reads_a_code_under_the_content_policy()
    {
        var company = new InventedCompany(323);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.GoTo(company.Page("capture"));
        var text = QrText.Of(company.Issue())!;
        var png = Convert.ToBase64String(QrBitmap.Png(QrEncoder.Encode(text, QrLevel.M)));
        var read = await page.Page.EvaluateAsync<string>(
            """
            async png => {
                const image = new Image();
                image.src = "data:image/png;base64," + png;
                await image.decode();
                const canvas = document.createElement("canvas");
                canvas.width = image.width;
                canvas.height = image.height;
                const context = canvas.getContext("2d");
                context.drawImage(image, 0, 0);
                return window.jsQR(context.getImageData(0, 0, image.width, image.height).data, image.width, image.height).data;
            }
            """,
            png
        );
        Assert.Equal(text, read);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_picture_and_a_code_are_pasted_on_the_import_page()
    {
        var company = new InventedCompany(324);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.GoTo(company.Page("import"));
        await Paste(page, null, QrText.Of(company.Issue())!);
        await Expect(page.Page.Locator("#scan-results li")).ToHaveCountAsync(1);
        await Expect(page.Page.Locator("#scan-results")).ToContainTextAsync("已入库");
        await Paste(page, Convert.ToBase64String(QrBitmap.Png(QrEncoder.Encode("x"))), null);
        await Expect(page.Page.Locator("#outcome")).ToContainTextAsync("粘贴的图片");
        Assert.Empty(page.Problems);
    }

    private static Task Take(WatchedPage page, params string[] names) =>
        page
            .Page.Locator("#photos")
            .SetInputFilesAsync(
                names.Select(
                    (name, index) =>
                        new FilePayload
                        {
                            Name = name,
                            MimeType = "image/png",
                            Buffer = QrBitmap.Png(QrEncoder.Encode($"https://example.invalid/{index}")),
                        }
                )
            );

    private static async Task Paste(WatchedPage page, string? png, string? text) =>
        await page.Page.EvaluateAsync(
            """
            ([png, text]) => {
                const clipboard = new DataTransfer();
                if (png) {
                    clipboard.items.add(new File([Uint8Array.from(atob(png), each => each.charCodeAt(0))], "image.png", { type: "image/png" }));
                } else {
                    clipboard.setData("text/plain", text);
                }
                document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
            }
            """,
            new[] { png, text }
        );
}
