using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Formats;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Entry.Pages;

/// <summary>Takes a paper that is added to an invoice, and goes back to the invoice.</summary>
[Requires(typeof(EntryPermissions), nameof(EntryPermissions.Type))]
[RequestSizeLimit(Limits.FileBytes)]
internal sealed class AttachPage(AttachOriginal attach, ITaxpayers taxpayers, Actor actor) : PageModel
{
    public IActionResult OnGet(long invoice) => Back(invoice);

    /// <summary>Adds a file.</summary>
    [Requires(typeof(EntryPermissions), nameof(EntryPermissions.Type))]
    public async Task<IActionResult> OnPost(long invoice, IFormFile? file, CancellationToken cancellation)
    {
        var taxpayer = (await taxpayers.Find(HttpContext.Taxpayer().TaxpayerId, cancellation))!;
        await using var content = file is { Length: > 0 } ? file.OpenReadStream() : Stream.Null;
        var given = file is { Length: > 0 } ? (Path.GetFileName(file.FileName), content) : ((string, Stream)?)null;
        var outcome = await attach.Attach(taxpayer, invoice, given, actor, cancellation);
        if (outcome.Refusal is { Kind: RefusalKind.NotFound })
        {
            return NotFound();
        }

        TempData.Say(outcome.Succeeded(out var name) ? Say.It($"“{name}”已作为原件补充。") : outcome.Refusal!.Text.Shown());
        return Back(invoice);
    }

    private RedirectResult Back(long invoice) =>
        Redirect(HttpContext.Taxpayer().Url("invoices/" + invoice.ToString(CultureInfo.InvariantCulture)));
}
