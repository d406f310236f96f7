using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Piaoheng.Browser.Tests.Browser))]

namespace Piaoheng.Browser.Tests;

/// <summary>One Chromium for all tests; every test gets a profile of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    // A busy machine is slow, not wrong: nothing here measures time.
    private const int PatienceMilliseconds = 120_000;

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        if (!ChromiumPath.Exists)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = ChromiumPath.Found,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens an empty page that notes everything which goes wrong on it.</summary>
    public Task<WatchedPage> Open(string address, Screen? screen = null, ColorScheme scheme = ColorScheme.Light) =>
        Open(address, isSignedIn: true, screen, scheme);

    /// <summary>Opens an empty page of somebody who has not signed in.</summary>
    public Task<WatchedPage> OpenAsStranger(string address) => Open(address, isSignedIn: false, Screen.Desk, ColorScheme.Light);

    private async Task<WatchedPage> Open(string address, bool isSignedIn, Screen? screen, ColorScheme scheme)
    {
        ChromiumPath.Require();
        var seen = screen ?? Screen.Desk;
        var context = await _chromium!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                ColorScheme = scheme,
                ViewportSize = new ViewportSize { Width = seen.Width, Height = seen.Height },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(PatienceMilliseconds);
        if (isSignedIn)
        {
            await SignedIn.Apply(context, address);
        }

        return await WatchedPage.In(context);
    }
}

/// <summary>Size of a window.</summary>
public sealed record Screen(string Name, int Width, int Height)
{
    public static Screen Desk { get; } = new("desk", 1366, 768);

    public static Screen Phone { get; } = new("phone", 390, 844);
}
