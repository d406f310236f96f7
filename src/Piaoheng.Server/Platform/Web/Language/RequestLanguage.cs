using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Platform.Web.Language;

/// <summary>Finds the language of a request: what the person has chosen, else this browser, else what the browser asks for.</summary>
internal sealed class RequestLanguage(RequestDelegate next)
{
    private const string Cookie = "piaoheng-language";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public async Task Invoke(HttpContext context)
    {
        if (context.Features.Get<Chosen>() is not { } chosen)
        {
            chosen = new Chosen(await Find(context));
            context.Features.Set(chosen);
        }

        Tongue.Use(chosen.Tag);
        await next(context);
    }

    /// <summary>Keeps the language for this browser.</summary>
    public static void Keep(HttpContext context, string tag) => OwnCookie.Write(context, Cookie, tag, SameSiteMode.Lax, Kept);

    /// <summary>From now on this browser is asked what it wants.</summary>
    public static void Forget(HttpContext context) => OwnCookie.Remove(context, Cookie);

    private static async Task<string> Find(HttpContext context)
    {
        // Lists, reports and data that are fetched are files for others, and for programs: Chinese. A file that a form asks for sees to it itself.
        var request = context.Request;
        var isFetched = HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        if (isFetched || context.Actor().IsByKey)
        {
            return Tongue.Chinese;
        }

        // The page that explains a failure must come up even when the database does not.
        if (
            IsAnswered(context.GetEndpoint())
            && context.Actor().IsSignedIn
            && context.Features.Get<IExceptionHandlerFeature>() is null
        )
        {
            var look = await context.RequestServices.GetRequiredService<IAppearance>().Read(context.RequestAborted);
            if (look.Language.Length > 0)
            {
                return look.Language;
            }
        }

        return OwnCookie.Read(request, Cookie) ?? Asked(request);
    }

    // By us, with words; files of the program need no language.
    private static bool IsAnswered(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<Permission>() is not null
        || endpoint?.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    // Whoever reads Chinese at all gets Chinese.
    private static string Asked(HttpRequest request)
    {
        var asked = request.GetTypedHeaders().AcceptLanguage.Select(each => each.Value.Value ?? "").ToArray();
        return asked.Any(tag => IsOf(tag, "en")) && !asked.Any(tag => IsOf(tag, "zh")) ? Tongue.English : Tongue.Chinese;
    }

    private static bool IsOf(string tag, string language) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (tag.Length == language.Length || tag[language.Length] == '-');

    // Kept with the request: a refused or failed one runs a second time for its page.
    private sealed record Chosen(string Tag);
}
