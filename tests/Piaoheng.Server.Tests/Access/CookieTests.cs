using System.Net;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Tests.Access;

/// <summary>Cookies behind a declared proxy that ends TLS: for this host alone, over TLS alone, out of reach of scripts.</summary>
public sealed class CookieTests
{
    private static readonly string[] Attributes = ["secure", "httponly", "path=/", "samesite="];

    [Fact]
    public async Task Every_cookie_is_bound_to_the_host_and_to_tls()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("piaoheng-cookies").FullName;
        var terms = new ServeTerms("http://127.0.0.1:0") { HostNames = ["piaoheng.example"], Proxies = [IPAddress.Loopback] };
        await using (var app = Composition.Build([], terms, new HomeFolder(folder), database: null))
        {
            await app.StartAsync(cancellation);
            using var client = new HttpClient(new HttpClientHandler { UseCookies = false })
            {
                BaseAddress = new Uri(app.Urls.First()),
            };
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/setup", UriKind.Relative));
            request.Headers.Host = "piaoheng.example";
            request.Headers.Add("X-Forwarded-Proto", "https");
            using var answer = await client.SendAsync(request, cancellation);
            var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.ToList() : [];

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotEmpty(cookies);
            Assert.All(
                cookies,
                cookie =>
                {
                    Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
                    foreach (var attribute in Attributes)
                    {
                        Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
                    }
                }
            );
            Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
            await app.StopAsync(CancellationToken.None);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
