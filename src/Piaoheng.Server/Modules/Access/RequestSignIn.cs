using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Modules.Access;

/// <summary>Who sends a request: by the cookie of a session, by an API key, or, in the demo, the demo user.</summary>
internal sealed class RequestSignIn(UserBook book, RoleBook roles, SessionBook sessions, ApiKeys keys, HomeFolder home) : ISignIn
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

        if (SessionCookie.Read(context.Request) is { } token && await sessions.Find(token, cancellation) is var (session, user))
        {
            return await ActorOf(user, session.SessionId, cancellation);
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

        // Never more than its owner may do at this moment.
        var own = await roles.RightsOf(user.UserId, cancellation);
        return new Actor($"{user.Shown}，密钥 {key.Name}")
        {
            UserId = user.UserId,
            Scope = await roles.ScopeOf(user.UserId, cancellation),
            Rights = Rights.Of(key.Scopes.Split(' ').Where(own.Has)),
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
            MustChangePassword = user.MustChangePassword,
        };
}

/// <summary>The cookie of a session.</summary>
internal static class SessionCookie
{
    private const string Plain = "piaoheng-session";

    // Browsers take such a name only over TLS, for the whole host, from the host itself.
    private const string OverTls = "__Host-" + Plain;

    public static string? Read(HttpRequest request) => request.Cookies[request.IsHttps ? OverTls : Plain];

    public static void Write(HttpContext context, string token) =>
        context.Response.Cookies.Append(context.Request.IsHttps ? OverTls : Plain, token, Options(context.Request));

    public static void Remove(HttpContext context) =>
        context.Response.Cookies.Delete(context.Request.IsHttps ? OverTls : Plain, Options(context.Request));

    private static CookieOptions Options(HttpRequest request) =>
        new()
        {
            HttpOnly = true,
            Secure = request.IsHttps,
            // Lax and not Strict: whoever opens an invoice from a mail or a chat is still signed in. Writing needs a token besides.
            SameSite = SameSiteMode.Lax,
            Path = "/",
        };
}
