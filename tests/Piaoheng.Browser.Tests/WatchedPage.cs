using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Piaoheng.Browser.Tests;

/// <summary>A page together with all that went wrong on it: console, scripts, requests, content security policy.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private const string ReportPolicyViolations = """
        addEventListener("securitypolicyviolation", event =>
            console.error(`CSP ${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
        """;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = new();

    private WatchedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Everything that went wrong so far.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    internal static async Task<WatchedPage> In(IBrowserContext context)
    {
        await context.AddInitScriptAsync(ReportPolicyViolations);
        var watched = new WatchedPage(context, await context.NewPageAsync());
        watched.Page.Console += (_, message) => watched._problems.Enqueue($"console {message.Type}: {message.Text}");
        watched.Page.PageError += (_, error) => watched._problems.Enqueue($"script: {error}");
        watched.Page.RequestFailed += (_, request) => watched.Note(request);
        return watched;
    }

    /// <summary>Opens a path and waits until nothing is loading.</summary>
    public async Task<IResponse> GoTo(string path)
    {
        var response = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        return response!;
    }

    /// <summary>All rules of axe; one line for each violation.</summary>
    public async Task<IReadOnlyList<string>> Axe()
    {
        var result = await Page.RunAxe();
        return
        [
            .. result.Violations.SelectMany(violation =>
                violation.Nodes.Select(node => $"{violation.Impact} {violation.Id}: {node.Html}")
            ),
        ];
    }

    /// <summary>How many pixels the page is wider than the window.</summary>
    public Task<int> Overflow() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Chooses the language by the menu of the person, where it is another.</summary>
    /// <param name="name">As the menu calls it.</param>
    /// <param name="tag">As the page then says: <c>en</c>.</param>
    public async Task Speak(string name, string tag)
    {
        if (await Page.Locator("html").GetAttributeAsync("lang") != tag)
        {
            await Page.Locator("summary.actor").ClickAsync();
            await Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
            await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
        }
    }

    /// <summary>Holds the present state of the page to what holds for every page, in both themes and sizes.</summary>
    /// <param name="name">Name of the pictures that are kept.</param>
    public async Task Check(string name)
    {
        foreach (var screen in new[] { Screen.Desk, Screen.Phone })
        {
            await Page.SetViewportSizeAsync(screen.Width, screen.Height);
            foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await Page.EmulateMediaAsync(
                    new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce }
                );
                await Picture($"{name}-{screen.Name}-{scheme.ToString().ToLowerInvariant()}");
                Assert.Equal("", string.Join('\n', await Axe()));
                Assert.Equal(0, await Overflow());
            }
        }

        await Page.SetViewportSizeAsync(Screen.Desk.Width, Screen.Desk.Height);
        Assert.Equal("", string.Join('\n', Problems));
    }

    /// <summary>Keeps a picture for people to look at, in a folder that git ignores.</summary>
    public async Task Picture(string name)
    {
        var folder = Path.Combine(PublishedProgram.Repository, "out", "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(IRequest request)
    {
        // Leaving a page stops what it was loading; that is no failure.
        if (!string.Equals(request.Failure, "net::ERR_ABORTED", StringComparison.Ordinal))
        {
            _problems.Enqueue($"request: {request.Url} {request.Failure}");
        }
    }
}
