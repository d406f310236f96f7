using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Piaoheng.Server.Platform.Web;

/// <summary>Keeps other web sites away, and whoever comes round the protection of the line.</summary>
/// <remarks>
/// A page of another site can reach the server through the browser of somebody who is signed in: by a name that resolves to
/// its address (stopped by the Host check) or by a cross-site form or script (stopped by the Origin check and the antiforgery
/// token, which every request that writes needs). API keys come by no browser and need no token. Beyond this machine nothing is
/// answered that did not come over TLS, to us or to the declared proxy.
/// </remarks>
internal sealed class RequestGuard(RequestDelegate next, IAntiforgery antiforgery, ServeTerms terms)
{
    /// <summary>Header in which scripts send the antiforgery token; uploads are checked by it before a byte is read.</summary>
    public const string TokenHeader = "X-Piaoheng-Token";

    public async Task Invoke(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            // The page that explains a refusal; the request itself has been stopped.
            await next(context);
            return;
        }

        var request = context.Request;
        if (!terms.Answers(request.Host.Host) || !(request.IsHttps || IsFromHere(context)))
        {
            // No page: whoever asks under another name, or past the proxy, learns nothing.
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            return;
        }

        if (Writes(request.Method) && !context.Actor().IsByKey && !(IsSameOrigin(request) && await HasToken(context)))
        {
            context.Features.Set<RefusedToken>(new RefusedToken());
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    }

    // Where only this machine can reach the server, nothing goes over a line.
    private bool IsFromHere(HttpContext context) =>
        terms.IsLocal
        || (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && terms.Proxies.Count == 0);

    private static bool Writes(string method) =>
        !(
            HttpMethods.IsGet(method)
            || HttpMethods.IsHead(method)
            || HttpMethods.IsOptions(method)
            || HttpMethods.IsTrace(method)
        );

    private static bool IsSameOrigin(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        return string.IsNullOrEmpty(origin)
            || string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
    }

    private async Task<bool> HasToken(HttpContext context)
    {
        // A token inside a multipart body would have to be read before it is trusted, so uploads must use the header.
        var request = context.Request;
        if (!request.Headers.ContainsKey(TokenHeader) && !IsPlainForm(request))
        {
            return false;
        }

        return await antiforgery.IsRequestValidAsync(context);
    }

    private static bool IsPlainForm(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Marks a refusal for a missing or stale token, so that the error page can say so.</summary>
    public sealed record RefusedToken;
}
