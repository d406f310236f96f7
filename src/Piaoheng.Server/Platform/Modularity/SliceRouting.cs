using System.Reflection;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Platform.Modularity;

/// <summary>Maps the slices of the modules that are on, and guards them.</summary>
public static class SliceRouting
{
    private static readonly MethodInfo MapOne = typeof(SliceRouting).GetMethod(
        nameof(MapSlice),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    /// <summary>Maps the slices of every module that is on.</summary>
    public static void MapSlices(this IEndpointRouteBuilder routes, IConfiguration settings)
    {
        foreach (var module in ModuleCatalogue.All.Where(module => module.IsOn(settings)))
        {
            // Each endpoint knows its module, which may be switched off later.
            var own = routes.MapGroup("").WithMetadata(module);
            foreach (var slice in module.Slices())
            {
                MapOne.MakeGenericMethod(slice).Invoke(null, [own]);
            }
        }
    }

    /// <summary>Only actors with the permission get through. Host, origin and antiforgery token were checked before, for every request.</summary>
    public static RouteHandlerBuilder Requires(this RouteHandlerBuilder route, Permission permission) =>
        route
            .WithMetadata(permission)
            .AddEndpointFilter(
                async (context, next) =>
                {
                    var services = context.HttpContext.RequestServices;
                    if (services.GetRequiredService<Actor>().May(permission))
                    {
                        return CompleteRequests.Check(context.Arguments) is { } refusal ? refusal.ToHttp() : await next(context);
                    }

                    var why = await services
                        .GetRequiredService<IWhyDenied>()
                        .Explain(context.HttpContext, permission, context.HttpContext.RequestAborted);
                    return Refusal.Forbidden(why).ToHttp();
                }
            );

    private static void MapSlice<T>(IEndpointRouteBuilder routes)
        where T : ISlice => T.Map(routes);
}
