using System.Net;
using Microsoft.AspNetCore.Http;
using Piaoheng.Server.Tests.Access;

namespace Piaoheng.Server.Tests.Language;

/// <summary>Which language a request gets.</summary>
public sealed class RequestLanguageTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string InChinese = "<html lang=\"zh-CN\"";
    private const string InEnglish = "<html lang=\"en\"";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, InChinese)]
    [InlineData("en-GB,en;q=0.9", InEnglish)]
    [InlineData("en-GB,en;q=0.9,zh-CN;q=0.5", InChinese)]
    [InlineData("de", InChinese)]
    public async Task A_stranger_gets_what_the_browser_asks_for(string? asked, string expected)
    {
        using var stranger = await server.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sign-in", UriKind.Relative));
        if (asked is not null)
        {
            request.Headers.Add("Accept-Language", asked);
        }

        using var answer = await stranger.Client.SendAsync(request, Cancellation);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_signed_in_gets_what_they_chose_on_any_browser_and_may_choose_again()
    {
        using var person = await server.WithRole("accountant");
        Assert.Contains(InChinese, await Page(person, "/settings"), StringComparison.Ordinal);
        Assert.Equal("/settings", await Choose(person, "en"));
        Assert.Contains(InEnglish, await Page(person, "/settings"), StringComparison.Ordinal);
        Assert.Contains("Settings", await Page(person, "/settings"), StringComparison.Ordinal);
        await Choose(person, "zh-CN");
        Assert.Contains(InChinese, await Page(person, "/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_and_an_unknown_page_speak_the_language_and_fetched_data_stays_Chinese()
    {
        using var person = await server.WithRole("accountant");
        await Choose(person, "en");
        Assert.Contains(InEnglish, await Page(person, "/t/000/invoices"), StringComparison.Ordinal);
        Assert.Contains("没有", await Page(person, "/api/taxpayers/000/intake/batches"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_Chinese_though_a_form_asks_for_it()
    {
        using var person = await server.WithRole("accountant");
        await Choose(person, "en");
        using var answer = await person.Post(
            $"/t/{server.One.Number}/diagnose/export",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["numbers"] = "没有号码\n26112000000099999999",
                ["format"] = "csv",
            }
        );
        var lines = (await answer.Content.ReadAsStringAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.DoesNotMatch("[A-Za-z]{3,} [a-z]{2,}", line));
    }

    [Fact]
    public async Task Who_follows_the_browser_is_no_longer_held_to_what_the_browser_once_chose()
    {
        using var person = await server.WithRole("accountant");
        await Choose(person, "en");
        using var answer = await person.Post(
            "/settings?handler=Look",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["language"] = "" }
        );
        var cookie = Assert.Single(
            answer.Headers.GetValues("Set-Cookie"),
            set => set.StartsWith("piaoheng-language=", StringComparison.Ordinal)
        );
        Assert.Contains("expires=Thu, 01 Jan 1970", cookie, StringComparison.Ordinal);
        Assert.Contains(InChinese, await Page(person, "/settings"), StringComparison.Ordinal);
    }

    private static async Task<string> Page(SignedInSubject person, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Accept", "text/html");
        using var answer = await person.Client.SendAsync(request, Cancellation);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<string?> Choose(SignedInSubject person, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/language", UriKind.Relative));
        request.Headers.Add("X-Piaoheng-Token", person.Token);
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["language"] = language, ["back"] = "/settings" }
        );
        using var answer = await person.Client.SendAsync(request, Cancellation);
        Assert.Equal(StatusCodes.Status302Found, (int)answer.StatusCode);
        return answer.Headers.Location?.ToString();
    }
}
