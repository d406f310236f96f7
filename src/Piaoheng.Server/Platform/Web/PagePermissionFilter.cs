using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Platform.Web;

/// <summary>Lets through only who has the rights that the page and its handler declare; a page that declares none opens for nobody.</summary>
internal sealed class PagePermissionFilter(Actor actor) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!MayOpen(actor, context.HandlerInstance.GetType(), context.HandlerMethod?.MethodInfo))
        {
            if (Wanting(actor, context.HandlerInstance.GetType(), context.HandlerMethod?.MethodInfo) is { } permission)
            {
                context.HttpContext.Features.Set(new DeniedPermission(permission));
            }

            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        await next();
    }

    /// <summary>The right for want of which a page or handler is refused; null when it declares none.</summary>
    private static Permission? Wanting(Actor actor, Type page, MethodInfo? handler) =>
        new[] { page.GetCustomAttribute<RequiresAttribute>(), handler?.GetCustomAttribute<RequiresAttribute>() }
            .Select(right => right?.Permission)
            .FirstOrDefault(permission => permission is not null && !actor.May(permission));

    /// <summary>Whether the actor may open a page and run one of its handlers.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="page">Type of the page.</param>
    /// <param name="handler">The handler asked for; null when the page has none for the method.</param>
    public static bool MayOpen(Actor actor, Type page, MethodInfo? handler)
    {
        if (page.GetCustomAttribute<OpenToEveryoneAttribute>() is not null)
        {
            return true;
        }

        return page.GetCustomAttribute<RequiresAttribute>() is { } toSee
            && actor.May(toSee.Permission)
            && (handler?.GetCustomAttribute<RequiresAttribute>() is not { } toDo || actor.May(toDo.Permission));
    }
}
