using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Platform.Web;

/// <summary>Keeps the pages and endpoints of a module shut that is switched off, and says so.</summary>
internal sealed class ModuleGate(RequestDelegate next)
{
    private static readonly RefusalText IsOff = new(
        "MOD-01",
        "「{module}」模块已停用，数据保留；需要时请系统管理员在「设置」中启用"
    );

    public async Task Invoke(HttpContext context, ModuleSwitches switches)
    {
        if (Owner(context.GetEndpoint()) is not { } module || await switches.IsOn(module, context.RequestAborted))
        {
            await next(context);
            return;
        }

        var text = IsOff.With(("module", module.ChineseName));
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            await context.Response.WriteAsJsonAsync(new { code = text.Code, message = text.Shown() }, context.RequestAborted);
            return;
        }

        context.Features.Set(new ClosedModule(text.Shown()));
    }

    // A slice carries its module; a page lies in the folder of its own.
    private static Module? Owner(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<Module>()
        ?? (
            endpoint?.Metadata.GetMetadata<PageActionDescriptor>()?.RelativePath.Split('/') is ["", "Modules", var name, ..]
                ? ModuleCatalogue.All.FirstOrDefault(module => string.Equals(module.Name, name, StringComparison.Ordinal))
                : null
        );
}

/// <summary>Marks a request for a page whose module is off, so that the answer can say so.</summary>
/// <param name="Why">In a sentence.</param>
internal sealed record ClosedModule(string Why);
