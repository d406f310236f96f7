using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Taxpayers.Pages;

[Requires(typeof(TaxpayersPermissions), nameof(TaxpayersPermissions.View))]
internal sealed class TaxpayersPage(ListTaxpayers list, CreateTaxpayer create, Actor actor) : PageModel
{
    public IReadOnlyList<Taxpayer> All { get; private set; } = [];

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? FormerNames { get; set; }

    [BindProperty]
    public string? Group { get; set; }

    /// <summary>Why the last entry was not saved; null when nothing was refused.</summary>
    public string? Refused { get; private set; }

    public async Task OnGet(CancellationToken cancellation) => All = await list.List(cancellation);

    /// <summary>The hint below the number while it is being typed.</summary>
    public IActionResult OnGetDoubt(string? number) => Content(TaxpayerForm.Doubt(number) ?? "", "text/plain; charset=utf-8");

    [Requires(typeof(TaxpayersPermissions), nameof(TaxpayersPermissions.Change))]
    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var request = new CreateTaxpayer.Request(Number ?? "", Name, FormerNames: DatedLines.Read(FormerNames), Group: Group);
        var outcome = await create.Create(request, actor, cancellation);
        if (outcome.Succeeded(out var created))
        {
            TempData.Say(Say.It($"已登记{created.Name}，可以导入发票了。"));
            return Redirect($"/t/{created.Number}/import");
        }

        Refused = outcome.Refusal!.Text.Shown();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        All = await list.List(cancellation);
        return Page();
    }
}
