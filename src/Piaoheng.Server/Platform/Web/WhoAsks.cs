using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Platform.Web;

/// <summary>Finds out who asks, before anything else looks at the request.</summary>
internal sealed class WhoAsks(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, ISignIn signIn)
    {
        // The page that explains a failure must come up even when the database does not.
        if (context.Features.Get<Actor>() is null && context.Features.Get<IExceptionHandlerFeature>() is null)
        {
            var actor = await signIn.WhoAsks(context, context.RequestAborted);
            context.Features.Set(actor);
            if (actor.IsSignedIn)
            {
                // Antiforgery tokens are bound to the account and the session.
                var claims = new[]
                {
                    new Claim(
                        ClaimTypes.NameIdentifier,
                        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{actor.UserId}-{actor.SessionId}")
                    ),
                };
                context.User = new ClaimsPrincipal(new ClaimsIdentity(claims, "piaoheng"));
            }
        }

        await next(context);
    }
}

/// <summary>Where the web part reads who asks.</summary>
internal static class ActorContext
{
    /// <summary>Who asks; nobody known until it was found out.</summary>
    public static Actor Actor(this HttpContext context) => context.Features.Get<Actor>() ?? Access.Actor.Anonymous;

    /// <summary>Whether who asks may do what another module offers: for links to its pages.</summary>
    public static bool May(this HttpContext context, string permission) => PermissionCatalogue.May(context.Actor(), permission);

    /// <summary>Whether who asks may see amounts: for what stands on a page only to compute with them.</summary>
    public static bool SeesAmounts(this HttpContext context) => context.Actor().May(SensitivePermissions.Amounts);
}
