using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Bench.Serving;

/// <summary>The one place where the bench signs in: an account and a session made through the services of the server.</summary>
internal static class SignedInClient
{
    /// <summary>Cookie that carries the session.</summary>
    public const string CookieName = "piaoheng-session";

    private const string Name = "bench";

    /// <summary>Somebody with all duties at a started server.</summary>
    public static async Task<HttpClient> Of(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return At(address, await Session(app.Services));
    }

    /// <summary>Whoever has this session at a server.</summary>
    public static HttpClient At(string address, string session)
    {
        // Compressed, as browsers ask for it.
        var client = new HttpClient(
            new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All, UseCookies = false }
        )
        {
            BaseAddress = new Uri(address),
        };
        client.DefaultRequestHeaders.Add("Cookie", $"{CookieName}={session}");
        return client;
    }

    /// <summary>A session of that person in a database that a server will be started on.</summary>
    public static async Task<string> Session(string home, string? database)
    {
        // Signing in needs services that only the server has.
        await using var app = Composition.Build([], "http://127.0.0.1:0", new HomeFolder(home), database);
        return await Session(app.Services);
    }

    /// <summary>A key of that person for bringing files, in a database that a server will be started on.</summary>
    public static async Task<string> Key(string home, string? database)
    {
        await using var services = Composition.Services(new HomeFolder(home), database);
        await using var scope = services.CreateAsyncScope();
        var owner = Actor.LocalOperator with { UserId = (await User(scope.ServiceProvider)).UserId };
        var made = await scope
            .ServiceProvider.GetRequiredService<ApiKeys>()
            .Add(owner, "bench", [IntakePermissions.Add.Id, IntakePermissions.View.Id], days: 1, CancellationToken.None);
        return made.Value;
    }

    private static async Task<string> Session(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var user = await User(scope.ServiceProvider);
        var signIn = scope.ServiceProvider.GetRequiredService<SignIn>();
        var step = await signIn.AsNew(user, new Caller("127.0.0.1", "bench"), CancellationToken.None);
        return step.Token ?? throw new InvalidOperationException("The bench could not sign in.");
    }

    private static async Task<UserRecord> User(IServiceProvider services)
    {
        var book = services.GetRequiredService<UserBook>();
        if (await book.FindByName(Name, CancellationToken.None) is { } known)
        {
            return known;
        }

        var wanted = new UserBook.NewUser(Name, null, ["administrator", "finance-head", "tax-accountant"]);
        return (await book.Add(wanted, (RandomText.Token(), IsOneTime: false), Actor.Program, CancellationToken.None)).Value;
    }
}
