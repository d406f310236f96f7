using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Tests.Access;

/// <summary>docs/api.md and the OpenAPI document say what is the case.</summary>
public sealed partial class ApiDocumentTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Scopes = ["taxpayers.view", "invoices.view", "intake.add", "intake.view", "diagnosis.ask"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_lists_every_door_below_api_with_its_right()
    {
        using var subject = await server.WithRole("accountant");
        using var answer = await subject.Send("GET", "/api/openapi.json");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

        var listed = document
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(operation => (Door: $"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value))
            )
            .ToDictionary(one => one.Door, one => one.Value, StringComparer.Ordinal);
        var doors = (await RightsMatrix.Doors(server.App))
            .Where(door => door.Address.StartsWith("/api/", StringComparison.Ordinal))
            .Where(door => door.Address is not "/api/openapi.json")
            .ToList();

        Assert.Equal(doors.Select(Listed).Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            doors,
            door =>
                Assert.Contains(
                    door.Permissions!.Single(),
                    listed[Listed(door)].GetProperty("description").GetString(),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Document_is_only_for_those_who_are_signed_in()
    {
        using var stranger = await server.Anonymous();
        using var answer = await stranger.Send("GET", "/api/openapi.json");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Every_example_answers_as_it_is_written()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(RightsMatrix.Root, "docs", "api.md"), Cancellation);
        var examples = Example().Matches(text);
        Assert.True(examples.Count >= 10, $"{examples.Count} examples were found");
        var key = await Key();
        var wrong = new List<string>();
        foreach (Match example in examples)
        {
            var lines = example.Groups["request"].Value.Replace("{key}", key, StringComparison.Ordinal);
            lines = lines.Replace("{taxpayer}", server.One.Number, StringComparison.Ordinal);
            using var client = new HttpClient { BaseAddress = new Uri(server.App.Urls.First()) };
            using var request = Request(lines);
            using var answer = await client.SendAsync(request, Cancellation);
            var said = await answer.Content.ReadAsStringAsync(Cancellation);
            var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
            if (
                status != example.Groups["status"].Value
                || !said.Contains(example.Groups["code"].Value, StringComparison.Ordinal)
            )
            {
                wrong.Add($"{lines.Split('\n')[0]}: {status} {said}");
            }
        }

        Assert.Empty(wrong);
    }

    // The document writes the parameters of a route without their types.
    private static string Listed(Door door) => ParameterType().Replace(door.Name, "}");

    private async Task<string> Key()
    {
        await using var scope = server.App.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var user = (
            await services
                .GetRequiredService<UserBook>()
                .Add(
                    new UserBook.NewUser("api-" + RandomText.Readable(2), null, ["accountant"]),
                    (RandomText.Token(), IsOneTime: false),
                    Actor.Program,
                    Cancellation
                )
        ).Value;
        var owner = new Actor(user.Shown) { UserId = user.UserId, Rights = Rights.All };
        return (await services.GetRequiredService<ApiKeys>().Add(owner, "例子", Scopes, 1, Cancellation)).Value;
    }

    private static HttpRequestMessage Request(string text)
    {
        var parts = text.TrimEnd('\n').Split("\n\n", 2);
        var head = parts[0].Split('\n');
        var first = head[0].Split(' ', 2);
        var request = new HttpRequestMessage(new HttpMethod(first[0]), new Uri(first[1], UriKind.Relative));
        if (first[0] is not "GET")
        {
            request.Content = new ByteArrayContent(
                Encoding.UTF8.GetBytes((parts.Length > 1 ? parts[1] : "").Replace("\n", "\r\n", StringComparison.Ordinal))
            );
        }

        foreach (var line in head[1..])
        {
            var (name, value) = (
                line[..line.IndexOf(':', StringComparison.Ordinal)],
                line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            );
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    [GeneratedRegex(
        @"```http\n(?<request>[^`]*?)\n\n→ (?<status>\d{3}) ?(?<code>[A-Z]*-?\d*)\n```",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Example();

    [GeneratedRegex(@":[a-z]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterType();
}
