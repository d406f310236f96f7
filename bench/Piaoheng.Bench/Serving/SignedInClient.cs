using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Platform.Access;

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
        var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Add("Cookie", $"{CookieName}={await Session(app.Services)}");
        return client;
    }

    /// <summary>A session of that person.</summary>
    public static async Task<string> Session(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<UserBook>();
        if (await book.FindByName(Name, CancellationToken.None) is not { } user)
        {
            var wanted = new UserBook.NewUser(Name, null, ["administrator", "finance-head", "tax-accountant"]);
            var made = await book.Add(wanted, (RandomText.Token(), IsOneTime: false), Actor.Program, CancellationToken.None);
            user = made.Value;
        }

        var signIn = scope.ServiceProvider.GetRequiredService<SignIn>();
        var step = await signIn.AsNew(user, new Caller("127.0.0.1", "bench"), CancellationToken.None);
        return step.Token ?? throw new InvalidOperationException("The bench could not sign in.");
    }
}
