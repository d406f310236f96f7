using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Entry.Pages;

/// <summary>录入表: one invoice typed or corrected, kept as it is typed.</summary>
[Requires(typeof(EntryPermissions), nameof(EntryPermissions.Type))]
internal sealed class EntryFormPage(
    BeginEntry begin,
    EntryDrafts drafts,
    CheckEntry check,
    SubmitEntry submit,
    CoveredEntry covered,
    IParties parties,
    ITaxpayers taxpayers,
    PolicyPack policy,
    FieldMask mask,
    Actor actor,
    TimeProvider time
) : PageModel
{
    private const int PartiesShown = 12;

    // What is judged and kept: where something is covered, more than is shown.
    private EntryForm _whole = null!;

    /// <summary>The form as the person sees it.</summary>
    public EntryForm Form { get; private set; } = null!;

    public EntryBasis Basis { get; private set; } = new();

    public long? DraftId { get; private set; }

    public DateTimeOffset? KeptAt { get; private set; }

    /// <summary>The original that is typed from; null when there is none.</summary>
    public OriginalPane? Original { get; private set; }

    public EntryVerdict Verdict { get; private set; } = null!;

    /// <summary>Why it was not handed in.</summary>
    public string? Refused { get; private set; }

    public InvoiceKind Kind => policy.Kinds.Find(Form.Kind) ?? policy.Kinds.All[0];

    public IReadOnlyList<InvoiceKind> KindChoices => EntryKinds.Of(policy);

    public IReadOnlyList<ReasonEntry> Reasons => policy.Reasons.For(ReasonUse.Correct, BeijingTime.Today(time));

    public bool IsCorrection => Basis.InvoiceId is not null;

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    public string Address(string? handler = null) =>
        HttpContext.Taxpayer().Url("entry/form" + (handler is null ? "" : "?handler=" + handler));

    public async Task<IActionResult> OnGet([FromQuery] EntryStart start, CancellationToken cancellation)
    {
        var taxpayer = await Us(cancellation);
        if (await begin.From(taxpayer, start, actor, cancellation) is not { } begun)
        {
            return NotFound();
        }

        (_whole, Form, Basis, DraftId) = (begun.Form, mask.Apply(begun.Form), begun.Basis, begun.DraftId);
        await Judge(taxpayer, cancellation);
        return Page();
    }

    /// <summary>Keeps the draft and says what stands against saving.</summary>
    [Requires(typeof(EntryPermissions), nameof(EntryPermissions.Type))]
    public async Task<IActionResult> OnPostKeep(CancellationToken cancellation)
    {
        var taxpayer = await Take(cancellation);
        var kept = await drafts.Keep(taxpayer.TaxpayerId, DraftId, (_whole, Basis), actor, cancellation);
        if (!kept.Succeeded(out var draft))
        {
            return HtmxAnswers.Refused(kept.Refusal!);
        }

        if (DraftId is null)
        {
            var id = draft.DraftId.ToString(CultureInfo.InvariantCulture);
            Response.Headers["HX-Replace-Url"] = Address() + "?draft=" + id;
        }

        (DraftId, KeptAt) = (draft.DraftId, draft.ChangedAt);
        await Judge(taxpayer, cancellation);
        return Partial("_EntryChecks", this);
    }

    /// <summary>The form of another 票种, with what was typed.</summary>
    [Requires(typeof(EntryPermissions), nameof(EntryPermissions.Type))]
    public async Task<IActionResult> OnPostKind(CancellationToken cancellation)
    {
        await Judge(await Take(cancellation), cancellation);
        return Partial("_EntryForm", this);
    }

    /// <summary>Hands it in.</summary>
    [Requires(typeof(EntryPermissions), nameof(EntryPermissions.Type))]
    public async Task<IActionResult> OnPostSubmit(CancellationToken cancellation)
    {
        var taxpayer = await Take(cancellation);
        var outcome = await submit.Submit(taxpayer, new SubmitEntry.Request(_whole, Basis), DraftId, actor, cancellation);
        if (!outcome.Succeeded(out var submitted))
        {
            Refused = outcome.Refusal!.Text.Shown();
            await Judge(taxpayer, cancellation);
            return Page();
        }

        var here = HttpContext.Taxpayer();
        var title = EntryDrafts.TitleOf(Form);
        TempData.Say(submitted.Invoice is null ? Say.It($"{title} 已提交，等待复核。") : Say.It($"{title} 已保存。"));
        return Redirect(here.Url(submitted.Invoice is { } invoice ? "invoices/" + invoice : "entry"));
    }

    /// <summary>Our own parties by part of a name or tax number.</summary>
    [Requires(typeof(EntryPermissions), nameof(EntryPermissions.Type))]
    public async Task<IActionResult> OnGetParties(string? q, CancellationToken cancellation)
    {
        var text = (q ?? "").Trim();
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        if (text.Length >= 2)
        {
            var ids = await parties.Search(taxpayer, text, PartiesShown, cancellation);
            Parties =
            [
                .. (await parties.Read(taxpayer, [.. ids], cancellation)).Values.Where(party => party.Name is { Length: > 0 }),
            ];
        }

        return Partial("_EntryParties", this);
    }

    private async Task<Taxpayer> Us(CancellationToken cancellation) =>
        (await taxpayers.Find(HttpContext.Taxpayer().TaxpayerId, cancellation))!;

    private async Task<Taxpayer> Take(CancellationToken cancellation)
    {
        var sent = await Request.ReadFormAsync(cancellation);
        (Form, Basis, DraftId) = (EntryFormPost.Form(sent), EntryFormPost.Basis(sent), EntryFormPost.Id(sent, "draft"));
        var taxpayer = await Us(cancellation);
        var request = new SubmitEntry.Request(Form, Basis);
        _whole = (await covered.Uncover(taxpayer, request, DraftId, actor, cancellation)).Form;
        return taxpayer;
    }

    private async Task Judge(Taxpayer taxpayer, CancellationToken cancellation)
    {
        Verdict = await check.Judge(taxpayer, _whole, Basis, cancellation);
        Original = await begin.OriginalOf(HttpContext.Taxpayer(), Basis, mask, cancellation);
    }
}
