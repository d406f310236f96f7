using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Piaoheng.Server.Platform.Web;

/// <summary>本单位 of a page: every page about invoices stands below <c>/t/{taxpayer}/</c>.</summary>
/// <remarks>It stands in the address and not in a cookie, so that two windows with two companies never mix.</remarks>
/// <param name="TaxpayerId">Id inside the database.</param>
/// <param name="TaxId">纳税人识别号, the present one.</param>
/// <param name="Name">Name in force today.</param>
public sealed record CurrentTaxpayer(long TaxpayerId, string TaxId, string Name)
{
    /// <summary>Route parameter that carries the tax number.</summary>
    public const string RouteKey = "taxpayer";

    /// <summary>Address of a page of this taxpayer.</summary>
    /// <param name="path">Path below the taxpayer: <c>invoices?direction=in</c>.</param>
    public string Url(string path) => $"/t/{TaxId}/{path}";
}

/// <summary>本机各单位: the door through which pages find taxpayers; the module Taxpayers answers.</summary>
internal interface ITaxpayerChoices
{
    /// <summary>The taxpayer with this number; null when the installation does not know it.</summary>
    Task<CurrentTaxpayer?> Find(string taxId, CancellationToken cancellation);

    /// <summary>The first taxpayers by name, for the list in the header.</summary>
    Task<IReadOnlyList<CurrentTaxpayer>> List(int limit, CancellationToken cancellation);
}

/// <summary>Finds the taxpayer of the address before a page runs; an unknown one is 404.</summary>
internal sealed class TaxpayerPageFilter : IAsyncPageFilter
{
    /// <summary>Cookie with the tax number of the company seen last, for the next start.</summary>
    public const string LastSeen = "piaoheng-taxpayer";

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        if (context.RouteData.Values[CurrentTaxpayer.RouteKey] is string taxId)
        {
            // Asked for only here: the error page must come up even when the database does not.
            var taxpayers = context.HttpContext.RequestServices.GetRequiredService<ITaxpayerChoices>();
            context.HttpContext.Features.Set(await taxpayers.Find(taxId, context.HttpContext.RequestAborted));
        }
    }

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.RouteData.Values.ContainsKey(CurrentTaxpayer.RouteKey))
        {
            if (context.HttpContext.TaxpayerOrNone() is not { } taxpayer)
            {
                context.Result = new NotFoundResult();
                return;
            }

            if (!string.Equals(OwnCookie.Read(context.HttpContext.Request, LastSeen), taxpayer.TaxId, StringComparison.Ordinal))
            {
                OwnCookie.Write(context.HttpContext, LastSeen, taxpayer.TaxId, SameSiteMode.Strict, Year);
            }
        }

        await next();
    }
}

/// <summary>Where pages read the taxpayer of the address.</summary>
internal static class CurrentTaxpayerContext
{
    /// <summary>The taxpayer of the address.</summary>
    public static CurrentTaxpayer Taxpayer(this HttpContext context) =>
        context.Features.Get<CurrentTaxpayer>() ?? throw new InvalidOperationException("The page is not below /t/{taxpayer}/.");

    /// <summary>The taxpayer of the address; null on pages that have none.</summary>
    public static CurrentTaxpayer? TaxpayerOrNone(this HttpContext context) => context.Features.Get<CurrentTaxpayer>();
}
