using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Platform.Web;

/// <summary>Leads whoever has not signed in to the sign-in; programs are told so.</summary>
internal sealed class SignInGate(RequestDelegate next)
{
    /// <summary>Where one signs in.</summary>
    public const string SignInPath = "/sign-in";

    /// <summary>Where the first account is made.</summary>
    public const string SetUpPath = "/setup";

    /// <summary>Where a password is changed.</summary>
    public const string AccountPath = "/account";

    private static readonly RefusalText NotSignedIn = new("ACC-01", "没有登录，或登录已失效，请重新登录");

    public async Task Invoke(HttpContext context, ISignIn signIn)
    {
        var actor = context.Actor();
        if (!IsGuarded(context.GetEndpoint()))
        {
            await next(context);
            return;
        }

        if (!actor.IsSignedIn)
        {
            var path = await signIn.IsSetUp(context.RequestAborted) ? SignInPath : SetUpPath;
            await Lead(context, path == SignInPath ? path + Back(context.Request) : path);
            return;
        }

        if (actor.MustChangePassword && !context.Request.Path.StartsWithSegments(AccountPath, StringComparison.Ordinal))
        {
            await Lead(context, AccountPath);
            return;
        }

        await next(context);
    }

    // Files of our own and pages that show nothing of any company are open; everything else is not.
    internal static bool IsGuarded(Endpoint? endpoint) =>
        endpoint is not null
        && endpoint.Metadata.GetMetadata<OpenToEveryoneAttribute>() is null
        && (
            endpoint.Metadata.GetMetadata<Permission>() is not null
            || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
        );

    private static async Task Lead(HttpContext context, string path)
    {
        var request = context.Request;
        if (request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Headers["HX-Redirect"] = path;
            context.Response.StatusCode = StatusCodes.Status200OK;
        }
        else if (request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            var text = NotSignedIn.With();
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsJsonAsync(new { code = text.Code, message = text.Shown() }, context.RequestAborted);
        }
        else
        {
            context.Response.Redirect(path);
        }
    }

    private static string Back(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path != "/"
            ? "?back=" + Uri.EscapeDataString(request.Path + request.QueryString)
            : "";
}
