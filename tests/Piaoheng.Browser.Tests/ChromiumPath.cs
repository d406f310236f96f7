namespace Piaoheng.Browser.Tests;

/// <summary>Where the browser of the system lies; no browser is ever downloaded.</summary>
internal static class ChromiumPath
{
    // The one without a frame first: the others draw the pages of their own frame too, a third more time for the same tests.
    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    public static string? Found { get; } =
        Environment.GetEnvironmentVariable("PIAOHENG_CHROMIUM") ?? Array.Find(Places, File.Exists);

    public static bool Exists => Found is not null;

    /// <summary>Skips the test, visibly, where there is no browser.</summary>
    public static void Require() =>
        Assert.SkipUnless(Exists, "Chromium is not installed (apt-get install chromium); browser tests were not run.");
}
