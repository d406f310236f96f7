using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Piaoheng.Browser.Tests;

/// <summary>The one place where tests sign in: as the first administrator, by the page and the token of the console, as a person would.</summary>
internal static partial class SignedIn
{
    /// <summary>Login name of the tests.</summary>
    public const string Name = "tester";

    /// <summary>Password of the tests.</summary>
    public const string Password = "浏览器测试专用的长口令";

    private const string SessionCookie = "piaoheng-session";

    private static readonly ConcurrentDictionary<string, string> Sessions = new(StringComparer.Ordinal);

    /// <summary>Makes the first administrator of a server and keeps the session.</summary>
    public static async Task SetUp(string address, string token, CancellationToken cancellation)
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(address) };
        var page = await client.GetStringAsync(new Uri("/setup", UriKind.Relative), cancellation);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["__RequestVerificationToken"] = AntiforgeryToken().Match(page).Groups["token"].Value,
                ["Token"] = token,
                ["Name"] = Name,
                ["DisplayName"] = "测试员",
                ["Password"] = Password,
                ["Again"] = Password,
                ["IsAlone"] = "true",
            }
        );
        using var answer = await client.PostAsync(new Uri("/setup", UriKind.Relative), form, cancellation);
        Sessions[address] =
            cookies.GetCookies(new Uri(address))[SessionCookie]?.Value
            ?? throw new InvalidOperationException($"The first administrator was not made: {answer.StatusCode}.");
    }

    /// <summary>Gives a browser the session of a server; nothing where it needs none (the demo).</summary>
    public static async Task Apply(IBrowserContext context, string address)
    {
        if (Sessions.TryGetValue(address, out var session))
        {
            await context.AddCookiesAsync([
                new Microsoft.Playwright.Cookie
                {
                    Name = SessionCookie,
                    Value = session,
                    Url = address,
                },
            ]);
        }
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AntiforgeryToken();
}
