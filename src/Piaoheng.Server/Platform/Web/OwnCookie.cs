namespace Piaoheng.Server.Platform.Web;

/// <summary>自己的 Cookie: names and attributes of every cookie that we set, in one place.</summary>
/// <remarks>Over TLS each carries <c>__Host-</c>: browsers then take it only over TLS, from this host, for this host.</remarks>
internal static class OwnCookie
{
    private const string HostPrefix = "__Host-";

    /// <summary>The name of a cookie on this line.</summary>
    public static string Name(string plain, bool isOverTls) => isOverTls ? HostPrefix + plain : plain;

    public static string? Read(HttpRequest request, string plain) => request.Cookies[Name(plain, request.IsHttps)];

    public static void Write(HttpContext context, string plain, string value, SameSiteMode sameSite, TimeSpan? life = null) =>
        context.Response.Cookies.Append(Name(plain, context.Request.IsHttps), value, Options(context.Request, sameSite, life));

    public static void Remove(HttpContext context, string plain) =>
        context.Response.Cookies.Delete(
            Name(plain, context.Request.IsHttps),
            Options(context.Request, SameSiteMode.Strict, life: null)
        );

    private static CookieOptions Options(HttpRequest request, SameSiteMode sameSite, TimeSpan? life) =>
        new()
        {
            HttpOnly = true,
            Secure = request.IsHttps,
            SameSite = sameSite,
            MaxAge = life,
            Path = "/",
        };
}
