using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Access;

/// <summary>Who sends a request: by the cookie of a session, by an API key, or, in the demo, the demo user.</summary>
internal sealed class RequestSignIn(
    UserBook book,
    RoleBook roles,
    SessionBook sessions,
    ApiKeys keys,
    Database db,
    HomeFolder home
) : ISignIn
{
    /// <summary>登录名 of the one account of the demo; nobody can sign in to it by a password.</summary>
    public const string DemoUser = "demo";

    private const string KeyScheme = "Bearer ";

    public Task<bool> IsSetUp(CancellationToken cancellation) => book.Any(cancellation);

    public async Task<Actor> WhoAsks(HttpContext context, CancellationToken cancellation)
    {
        string? header = context.Request.Headers.Authorization;
        if (
            header?.StartsWith(KeyScheme, StringComparison.OrdinalIgnoreCase) == true
            && context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        )
        {
            return await ByKey(header[KeyScheme.Length..].Trim(), cancellation);
        }

        if (SessionCookie.Read(context.Request) is { } token)
        {
            await using var held = await db.Hold(cancellation);
            if (await sessions.Find(token, cancellation) is var (session, user))
            {
                return await ActorOf(user, session.SessionId, cancellation);
            }
        }

        // The invented company is shown to whoever has this machine: serve sees to it that nobody else reaches it.
        return home.IsDemo && await book.FindByName(DemoUser, cancellation) is { IsDisabled: false } visitor
            ? await ActorOf(visitor, sessionId: null, cancellation)
            : Actor.Anonymous;
    }

    private async Task<Actor> ByKey(string text, CancellationToken cancellation)
    {
        if (
            await keys.Find(text, cancellation) is not { } key
            || await book.Find(key.UserId, cancellation) is not { IsDisabled: false } user
        )
        {
            return Actor.Anonymous;
        }

        // Never more than its owner's roles allow at this moment; what was lent to a person is not lent to a program.
        var own = await roles.LastingRightsOf(user.UserId, cancellation);
        return new Actor($"{user.Shown}，密钥 {key.Name}")
        {
            UserId = user.UserId,
            Scope = await roles.ScopeOf(user.UserId, cancellation),
            Rights = own.Only(key.Scopes.Split(' ')).Usable(),
            Department = user.Department,
            Colleagues = await roles.ColleaguesOf(user, cancellation),
            IsByKey = true,
        };
    }

    private async Task<Actor> ActorOf(UserRecord user, long? sessionId, CancellationToken cancellation) =>
        new(user.Shown)
        {
            UserId = user.UserId,
            SessionId = sessionId,
            Rights = await roles.RightsOf(user.UserId, cancellation),
            Scope = await roles.ScopeOf(user.UserId, cancellation),
            Department = user.Department,
            Colleagues = await roles.ColleaguesOf(user, cancellation),
            MustChangePassword = user.MustChangePassword,
        };
}

/// <summary>The cookie of a session.</summary>
internal static class SessionCookie
{
    private const string Name = "piaoheng-session";

    public static string? Read(HttpRequest request) => OwnCookie.Read(request, Name);

    // Lax and not Strict: whoever opens an invoice from a mail or a chat is still signed in. Writing needs a token besides.
    public static void Write(HttpContext context, string token) => OwnCookie.Write(context, Name, token, SameSiteMode.Lax);

    public static void Remove(HttpContext context) => OwnCookie.Remove(context, Name);
}
