using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Entry.Pages;

/// <summary>手工录入: begin, go on with a draft, see what came back.</summary>
[Requires(typeof(EntryPermissions), nameof(EntryPermissions.Type))]
internal sealed class EntryPage(EntryDrafts drafts, ReviewQueue queue, PolicyPack policy, KindNames kinds, Actor actor)
    : PageModel
{
    public IReadOnlyList<EntryDraftRecord> Drafts { get; private set; } = [];

    public IReadOnlyList<ReviewItemRecord> Returned { get; private set; } = [];

    public IReadOnlyList<InvoiceKind> KindChoices => EntryKinds.Of(policy);

    public string KindOf(EntryDraftRecord draft) => kinds.Short(EntryJson.ReadForm(draft.Form).Kind);

    public static bool IsCorrection(EntryDraftRecord draft) => EntryJson.ReadBasis(draft.Basis).InvoiceId is not null;

    public string ReasonOf(ReviewItemRecord item) => policy.Reasons.NameOf(item.DecisionReason ?? "");

    public async Task OnGet(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        Drafts = await drafts.List(taxpayer, actor, cancellation);
        Returned = await queue.ReturnedTo(taxpayer, actor.UserId, cancellation);
    }

    /// <summary>Throws a draft away.</summary>
    [Requires(typeof(EntryPermissions), nameof(EntryPermissions.Type))]
    public async Task<IActionResult> OnPostDiscard(long draft, CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer();
        var outcome = await drafts.Discard(taxpayer.TaxpayerId, draft, actor, cancellation);
        if (!outcome.Succeeded(out var title))
        {
            return NotFound();
        }

        TempData.Say(Say.It($"草稿“{title}”已放弃。"));
        return Redirect(taxpayer.Url("entry"));
    }
}
