using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Invoices.Pages;

/// <summary>Takes the small forms of the page of an invoice, and goes back to it.</summary>
[Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.View))]
internal sealed class InvoiceCarePage(TrashInvoice trash, NoteInvoice notes, TagInvoice tags, Actor actor) : PageModel
{
    public IActionResult OnGet(long id) => Back(id);

    /// <summary>Puts the invoice aside.</summary>
    [Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.Trash))]
    public async Task<IActionResult> OnPostTrash(long id, string? reason, string? note, CancellationToken cancellation) =>
        Done(
            id,
            await trash.PutAside(Taxpayer, id, new TrashInvoice.Request(reason, note), actor, cancellation),
            name => Say.It($"{name} 已移入回收站，可随时恢复。")
        );

    /// <summary>Brings it back.</summary>
    [Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.Trash))]
    public async Task<IActionResult> OnPostRestore(long id, CancellationToken cancellation) =>
        Done(id, await trash.Restore(Taxpayer, id, actor, cancellation), name => Say.It($"{name} 已恢复。"));

    /// <summary>Writes a note.</summary>
    [Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.Annotate))]
    public async Task<IActionResult> OnPostNote(long id, string? text, CancellationToken cancellation) =>
        Done(id, await notes.Write(Taxpayer, id, text, actor, cancellation), _ => "记事已保存。");

    /// <summary>Puts a tag on it.</summary>
    [Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.Annotate))]
    public async Task<IActionResult> OnPostTag(long id, string? name, CancellationToken cancellation) =>
        Done(id, await tags.PutOn(Taxpayer, id, name, actor, cancellation), tag => Say.It($"已加标签“{tag.Name}”。"));

    /// <summary>Takes a tag off.</summary>
    [Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.Annotate))]
    public async Task<IActionResult> OnPostUntag(long id, long tag, CancellationToken cancellation) =>
        Done(id, await tags.TakeOff(Taxpayer, id, tag, actor, cancellation), off => Say.It($"已去掉标签“{off.Name}”。"));

    private long Taxpayer => HttpContext.Taxpayer().TaxpayerId;

    private IActionResult Done<T>(long id, Outcome<T> outcome, Func<T, string> said)
        where T : notnull
    {
        if (outcome.Refusal is { Kind: RefusalKind.NotFound })
        {
            return NotFound();
        }

        TempData.Say(outcome.Succeeded(out var value) ? said(value) : outcome.Refusal!.Text.Shown());
        return Back(id);
    }

    private RedirectResult Back(long id) =>
        Redirect(
            HttpContext
                .Taxpayer()
                .Url(FormattableString.Invariant($"invoices/{id}") + QueryString.Create(Request.Kept("handler")!).Value)
        );
}
