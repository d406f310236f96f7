using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Taxpayers.Pages;

/// <summary>Where the address without a path leads: to the company seen last, and on the first start to its registration.</summary>
[Requires(typeof(TaxpayersPermissions), nameof(TaxpayersPermissions.View))]
internal sealed class StartPage(ITaxpayerChoices taxpayers) : PageModel
{
    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (
            OwnCookie.Read(Request, TaxpayerPageFilter.LastSeen) is { } number
            && await taxpayers.Find(number, cancellation) is { } last
        )
        {
            return Redirect(last.Url("today"));
        }

        return Redirect(await taxpayers.List(1, cancellation) is [var first, ..] ? first.Url("today") : "/taxpayers");
    }
}
