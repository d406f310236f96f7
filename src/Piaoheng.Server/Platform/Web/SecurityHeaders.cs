using Microsoft.Extensions.Primitives;

namespace Piaoheng.Server.Platform.Web;

/// <summary>Headers that every response carries, errors and files included.</summary>
internal static class SecurityHeaders
{
    /// <summary>Only our own origin may give scripts, styles and data; nobody may frame a page.</summary>
    /// <remarks><c>data:</c> and <c>blob:</c> images are for the document preview, which draws on a canvas.</remarks>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(
                    static state =>
                    {
                        var started = (HttpContext)state;
                        Write(started.Response.Headers, started.Request.IsHttps);
                        return Task.CompletedTask;
                    },
                    context
                );
                return next(context);
            }
        );

    private static void Write(IHeaderDictionary headers, bool isHttps)
    {
        if (isHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy))
        {
            // Files from outside carry a stricter one of their own.
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        }

        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not no-referrer: with it browsers send "Origin: null" on our own forms.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";
        if (StringValues.IsNullOrEmpty(headers.CacheControl))
        {
            // Pages hold the figures of a company: no copy stays in a shared cache or on the disk.
            headers.CacheControl = "no-store";
        }
    }
}
