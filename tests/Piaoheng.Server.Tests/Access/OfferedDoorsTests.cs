using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Policy;

namespace Piaoheng.Server.Tests.Access;

/// <summary>页面给出的操作: no page offers a link, a download or a form to somebody whom the server would refuse behind it.</summary>
public sealed partial class OfferedDoorsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_a_page_offers_its_reader_may_use()
    {
        var sown = new SownFigures(server);
        await sown.Sow();
        var matrix = RightsMatrix.Read();
        var doors = matrix.Keys.Select(Door.Of).ToList();
        var pages = matrix.Keys.Where(door => door.StartsWith("GET /", StringComparison.Ordinal) && !IsFile(door)).ToList();
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var role in server.App.Services.GetRequiredService<PolicyPack>().Roles.Ids)
        {
            using var subject = await server.WithRole(role);
            foreach (var page in pages.Where(page => IsFor(matrix[page], role)))
            {
                foreach (var (method, address) in await Offered(subject, Filled(page, sown)))
                {
                    var door = doors.Find(known => known.Leads(method, address));
                    if (door is not null && !IsFor(matrix[door.Name], role))
                    {
                        wrong.Add($"{role} on {page}: {door.Name}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool IsFile(string door) =>
        door.Contains(" /api/", StringComparison.Ordinal) || door.Contains("/originals/", StringComparison.Ordinal);

    private static bool IsFor(string[] allowed, string role) => allowed.Contains(role) || allowed.Contains(RightsMatrix.Everyone);

    private static string Filled(string page, SownFigures sown) =>
        Parameter()
            .Replace(
                page[4..],
                hit =>
                    hit.Value == "{id:long}" && page.Contains("/parties/", StringComparison.Ordinal)
                        ? sown.Ids["{party}"]
                        : sown.Ids.GetValueOrDefault(hit.Value, "1")
            );

    private static async Task<IEnumerable<(string Method, string Address)>> Offered(SignedInSubject subject, string address)
    {
        using var answer = await subject.Send("GET", address);
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return [];
        }

        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
        var here = address.Split('?')[0];
        return
        [
            .. Link().Matches(text).Select(hit => ("GET", hit.Groups["to"].Value)),
            .. Post().Matches(text).Select(hit => ("POST", hit.Groups["to"].Value)),
            .. Form()
                .Matches(text)
                .Select(hit =>
                    (
                        "POST",
                        Action().Match(hit.Value[..hit.Value.IndexOf('>', StringComparison.Ordinal)]) is { Success: true } to
                            ? to.Groups["to"].Value
                            : here
                    )
                ),
        ];
    }

    [GeneratedRegex("(?:href|hx-get|data-export|src)=\"(?<to>/[^\"#]*)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex("hx-post=\"(?<to>/[^\"#]*)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Post();

    // A form that nobody can send shows how things are set.
    [GeneratedRegex(
        "<form[^>]*method=\"post\"[^>]*>(?:(?!</form>).)*<button(?:(?!</form>).)*</form>",
        RegexOptions.Singleline,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Form();

    [GeneratedRegex("action=\"(?<to>/[^\"#]*)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Action();

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    // A door of the matrix, and which addresses lead to it.
    private sealed record Door(string Name, string Method, Regex Path, string? Handler)
    {
        public static Door Of(string name)
        {
            var gap = name.IndexOf(' ', StringComparison.Ordinal);
            var (path, handler) = name[(gap + 1)..].Split("?handler=") is [var before, var after]
                ? (before, after)
                : (name[(gap + 1)..], null);
            var pattern = Parameter()
                .Replace(path, hit => hit.Value.EndsWith("?}", StringComparison.Ordinal) ? "\u0001" : "\u0002");
            pattern = Regex
                .Escape(pattern)
                .Replace("/\u0001", "(/[0-9]+)?", StringComparison.Ordinal)
                .Replace("\u0002", "[^/]+", StringComparison.Ordinal);
            return new Door(name, name[..gap], new Regex($"^{pattern}$", RegexOptions.None, TimeSpan.FromSeconds(1)), handler);
        }

        public bool Leads(string method, string address)
        {
            var parts = address.Split('?', 2);
            var handler = parts is [_, var query]
                ? query.Split('&').Select(pair => pair.Split('=')).FirstOrDefault(pair => pair is ["handler", _])?[1]
                : null;
            return Method == method && Handler == handler && Path.IsMatch(parts[0]);
        }
    }
}
