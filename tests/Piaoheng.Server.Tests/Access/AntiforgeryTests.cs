using System.Net;

namespace Piaoheng.Server.Tests.Access;

/// <summary>防跨站请求: every door that changes something, as the server itself lists them, refuses a request without the token of a page of ours.</summary>
public sealed class AntiforgeryTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_unsafe_door_refuses_without_a_token_and_from_another_site()
    {
        using var subject = await server.WithRole("administrator");
        var doors = (await RightsMatrix.Doors(server.App)).Where(door => door.Method is not "GET").ToList();
        Assert.True(doors.Count > 40, $"only {doors.Count} doors were found");
        Assert.DoesNotContain(doors, door => door.Method is "HEAD" or "OPTIONS");
        var open = new List<string>();
        foreach (var door in doors)
        {
            // The page that explains a refusal changes nothing and must come up for a refused form.
            if (door.Address.StartsWith("/error/", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var (token, origin) in new[] { ("", ""), ("AAAA", ""), (subject.Token, "https://evil.example") })
            {
                using var request = Request(door, token, origin);
                using var answer = await subject.Client.SendAsync(request, Cancellation);
                if (answer.StatusCode is not HttpStatusCode.BadRequest)
                {
                    open.Add($"{door.Name} (token '{token}', origin '{origin}'): {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(open);
    }

    private HttpRequestMessage Request(Door door, string token, string origin)
    {
        var address = System.Text.RegularExpressions.Regex.Replace(
            door.Address,
            @"\{[^}]+\}",
            hit => hit.Value is "{taxpayer}" or "{number}" ? server.One.Number : "1",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        var request = new HttpRequestMessage(new HttpMethod(door.Method), new Uri(address, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([]),
        };
        if (token.Length > 0)
        {
            request.Headers.Add("X-Piaoheng-Token", token);
        }

        if (origin.Length > 0)
        {
            request.Headers.Add("Origin", origin);
        }

        return request;
    }
}
