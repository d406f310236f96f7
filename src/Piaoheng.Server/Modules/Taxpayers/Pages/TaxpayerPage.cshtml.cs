using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Taxpayers.Pages;

[Requires(typeof(TaxpayersPermissions), nameof(TaxpayersPermissions.View))]
internal sealed class TaxpayerPage(ITaxpayers taxpayers, ChangeTaxpayer change, Actor actor) : PageModel
{
    public Taxpayer Taxpayer { get; private set; } = null!;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? FormerNames { get; set; }

    [BindProperty]
    public string? FormerNumbers { get; set; }

    /// <summary>Why the change was not saved; null when nothing was refused.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGet(string number, CancellationToken cancellation)
    {
        if (await taxpayers.FindByNumber(number, cancellation) is not { } found)
        {
            return NotFound();
        }

        Taxpayer = found;
        Name = found.Name;
        FormerNames = DatedLines.Write(found.Names.Skip(1));
        FormerNumbers = DatedLines.Write(found.Numbers.Skip(1));
        return Page();
    }

    [Requires(typeof(TaxpayersPermissions), nameof(TaxpayersPermissions.Change))]
    public async Task<IActionResult> OnPost(string number, CancellationToken cancellation)
    {
        if (await taxpayers.FindByNumber(number, cancellation) is not { } found)
        {
            return NotFound();
        }

        Taxpayer = found;
        var request = new ChangeTaxpayer.Request(Name ?? "", DatedLines.Read(FormerNames), DatedLines.Read(FormerNumbers));
        var outcome = await change.Change(number, request, actor, cancellation);
        if (outcome.Succeeded(out var changed))
        {
            TempData.Say(Say.It($"已保存{changed.Name}。"));
            return Redirect("/taxpayers");
        }

        Refused = outcome.Refusal!.Text.Shown();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
