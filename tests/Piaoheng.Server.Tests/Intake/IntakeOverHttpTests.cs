using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Tests.Access;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>接口收票 over HTTP, with an API key and nothing else.</summary>
public sealed class IntakeOverHttpTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_sends_a_form_and_a_raw_body_and_reads_what_became_of_each()
    {
        using var client = await WithKey(IntakePermissions.Add.Id, IntakePermissions.View.Id);
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent("01,31,,26112000000123456789,106.00,20260310,,A1B2"u8.ToArray()), "file", "扫码.txt");
        form.Add(new ByteArrayContent([1, 2, 3]), "file", "坏.ofd");
        using var sent = await client.PostAsync(Address(server.One.Number, "&wait=60"), form, Cancellation);
        var answer = await Json(sent);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal((2, 1, 1), (Count(answer, "received"), Count(answer, "stored"), Count(answer, "quarantined")));

        using var body = new ByteArrayContent([1, 2, 3]);
        using var raw = await client.PostAsync(Address(server.One.Number, "&name=又一次.ofd&wait=60"), body, Cancellation);
        var second = await Json(raw);
        Assert.Equal("又一次.ofd", second.GetProperty("files")[0].GetProperty("file").GetString());
        Assert.Equal(1, Count(second, "quarantined"));

        var batch = answer.GetProperty("batch").GetString();
        using var shown = await client.GetAsync(
            new Uri($"/api/intake/{batch}?taxpayer={server.One.Number}", UriKind.Relative),
            Cancellation
        );
        Assert.Equal(2, Count(await Json(shown), "received"));
        using var other = await client.GetAsync(
            new Uri($"/api/intake/{batch}?taxpayer={server.Other.Number}", UriKind.Relative),
            Cancellation
        );
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_key_reaches_only_its_companies_and_only_its_rights()
    {
        using var limited = await WithKey([server.One.TaxpayerId], IntakePermissions.Add.Id);
        using var first = new ByteArrayContent([1]);
        using var elsewhere = await limited.PostAsync(Address(server.Other.Number, ""), first, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        using var reader = await WithKey(IntakePermissions.View.Id);
        using var second = new ByteArrayContent([1]);
        using var refused = await reader.PostAsync(Address(server.One.Number, ""), second, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static Uri Address(string taxpayer, string more) => new($"/api/intake?taxpayer={taxpayer}{more}", UriKind.Relative);

    private static int Count(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();

    private static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;

    private Task<HttpClient> WithKey(params string[] rights) => WithKey([], rights);

    private async Task<HttpClient> WithKey(long[] companies, params string[] rights)
    {
        await using var scope = server.App.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<UserBook>();
        var name = "interface-" + RandomText.Readable(2);
        var user = (
            await book.Add(
                new UserBook.NewUser(name, null, ["interface"]),
                (RandomText.Token(), IsOneTime: false),
                Actor.Program,
                Cancellation
            )
        ).Value;
        if (companies.Length > 0)
        {
            user = (
                await book.SetDuties(
                    user.UserId,
                    new UserBook.Duties(["interface"]) { Taxpayers = companies },
                    Actor.Program,
                    Cancellation
                )
            ).Value;
        }

        var owner = new Actor(name) { UserId = user.UserId, Rights = Rights.Of(rights) };
        var key = await scope.ServiceProvider.GetRequiredService<ApiKeys>().Add(owner, "测试", rights, days: 1, Cancellation);
        var client = new HttpClient { BaseAddress = new Uri(server.App.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Value);
        return client;
    }
}
