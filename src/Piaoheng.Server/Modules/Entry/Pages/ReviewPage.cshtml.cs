using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Entry.Pages;

/// <summary>复核: the queue, and one of it in two panes.</summary>
[Requires(typeof(EntryPermissions), nameof(EntryPermissions.View))]
internal sealed class ReviewPage(
    ReviewQueue queue,
    DecideReview decide,
    BeginEntry begin,
    ReviewSettings settings,
    CorrectionStatistics statistics,
    ITaxpayers taxpayers,
    PolicyPack policy,
    FieldMask mask,
    Actor actor,
    TimeProvider time
) : PageModel
{
    /// <summary>The review that is shown; null = the list.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Item { get; set; }

    /// <summary>Which list: a value of <see cref="ReviewState"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public IReadOnlyList<ReviewItemRecord> Items { get; private set; } = [];

    public int Waiting { get; private set; }

    public ReviewFace? Face { get; private set; }

    public OriginalPane? Original { get; private set; }

    public long? Previous { get; private set; }

    public long? Next { get; private set; }

    /// <summary>Place of the shown review among those that wait; 0 when it waits no more.</summary>
    public int Place { get; private set; }

    public ReviewSettingRecord Setting { get; private set; } = null!;

    public IReadOnlyList<CorrectionCount> Corrections { get; private set; } = [];

    public string? Refused { get; private set; }

    public string ListState => State is ReviewState.Approved or ReviewState.Returned ? State : ReviewState.Waiting;

    public IReadOnlyList<ReasonEntry> Reasons => policy.Reasons.For(ReasonUse.Return, BeijingTime.Today(time));

    public bool MayDecide => actor.May(EntryPermissions.Review);

    public bool MayType => actor.May(EntryPermissions.Type);

    public bool MaySet => actor.May(EntryPermissions.Settings);

    /// <summary>Whether the one who looks had a hand in it.</summary>
    public bool IsOwn => Face!.Item.Makers.Contains($",{Text(actor.UserId)},", StringComparison.Ordinal);

    public string ReasonOf(string? code) => code == "without-review" ? "岗位免复核" : policy.Reasons.NameOf(code ?? "");

    public async Task<IActionResult> OnGet(CancellationToken cancellation) => await Load(cancellation) ? Page() : NotFound();

    /// <summary>Passes or returns.</summary>
    [Requires(typeof(EntryPermissions), nameof(EntryPermissions.Review))]
    public async Task<IActionResult> OnPostDecide(
        long item,
        string? decision,
        string? shown,
        string? reason,
        string? note,
        CancellationToken cancellation
    )
    {
        var here = HttpContext.Taxpayer();
        var taxpayer = (await taxpayers.Find(here.TaxpayerId, cancellation))!;
        var next = await NextOf(here.TaxpayerId, item, cancellation);
        var request = new DecideReview.Request(decision, shown, reason, note);
        var outcome = await decide.Decide(taxpayer, item, request, actor, cancellation);
        if (!outcome.Succeeded(out var decided))
        {
            Refused = outcome.Refusal!.Text.Shown();
            Item = item;
            return await Load(cancellation) ? Page() : NotFound();
        }

        TempData.Say(decided.State == ReviewState.Approved ? "已通过。" : "已退回，录入人会看到原因。");
        return Redirect(here.Url(next is { } id ? "review?item=" + Text(id) : "review"));
    }

    /// <summary>Changes what needs a second person.</summary>
    [Requires(typeof(EntryPermissions), nameof(EntryPermissions.Settings))]
    public async Task<IActionResult> OnPostSettings(bool entries, bool corrections, int percent, CancellationToken cancellation)
    {
        var here = HttpContext.Taxpayer();
        var request = new ReviewSettings.Request(entries, corrections, percent);
        var outcome = await settings.Change(here.TaxpayerId, request, actor, cancellation);
        TempData.Say(outcome.Refusal is { } refusal ? refusal.Text.Shown() : "复核要求已保存。");
        return Redirect(here.Url("review"));
    }

    private async Task<bool> Load(CancellationToken cancellation)
    {
        var here = HttpContext.Taxpayer();
        var id = here.TaxpayerId;
        Waiting = await queue.Count(id, cancellation);
        if (Item is not { } item)
        {
            Items =
                ListState == ReviewState.Waiting
                    ? await queue.Waiting(id, cancellation)
                    : await queue.Decided(id, ListState, cancellation);
            Setting = await settings.Read(id, cancellation);
            Corrections = await statistics.Read(id, cancellation);
            return true;
        }

        if (await decide.Show(id, item, cancellation) is not { } whole)
        {
            return false;
        }

        Face = whole.AsSeen(mask);

        if (Face.Original is { } original)
        {
            Original = await begin.Pane(here, original.OriginalId, original.FileName, mask, cancellation) with
            {
                Regions = RegionOf.All(Face.Proposed),
                InQuestion = [.. Face.InQuestion],
            };
        }

        await FindPlace(id, item, cancellation);
        return true;
    }

    private async Task FindPlace(long taxpayerId, long item, CancellationToken cancellation)
    {
        var waiting = (await queue.Waiting(taxpayerId, cancellation)).ConvertAll(each => each.ReviewId);
        var at = waiting.IndexOf(item);
        Place = at + 1;
        Previous = at > 0 ? waiting[at - 1] : null;
        Next = at >= 0 && at + 1 < waiting.Count ? waiting[at + 1] : null;
    }

    private async Task<long?> NextOf(long taxpayerId, long item, CancellationToken cancellation)
    {
        await FindPlace(taxpayerId, item, cancellation);
        return Next ?? Previous;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
