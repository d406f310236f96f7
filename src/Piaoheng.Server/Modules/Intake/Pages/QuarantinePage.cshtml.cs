using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Intake.Pages;

[Requires(typeof(IntakePermissions), nameof(IntakePermissions.View))]
internal sealed class QuarantinePage(
    WaitingFiles waiting,
    RetryItem retry,
    TrashFile trash,
    TrashReasons reasons,
    KindNames kinds,
    Actor actor
) : PageModel
{
    /// <summary>Part of the file name or of a reason.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Only those that wait for this.</summary>
    [BindProperty(SupportsGet = true)]
    public WaitingFor? For { get; set; }

    /// <summary>The last file of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<IntakeItem> Files { get; private set; } = [];

    public IReadOnlyDictionary<WaitingFor, int> Counts { get; private set; } = new Dictionary<WaitingFor, int>();

    /// <summary>How many the conditions keep.</summary>
    public int Shown => For is { } kind ? Counts[kind] : Counts.Values.Sum();

    /// <summary>Whether a file is being read, so that the list may change by itself.</summary>
    public bool IsReading { get; private set; }

    public KindNames Kinds => kinds;

    /// <summary>Whether the content of a file may be typed in.</summary>
    public bool MayType => PermissionCatalogue.May(actor, "entry.type");

    /// <summary>Reasons for putting a file aside; null for those who may not.</summary>
    public IReadOnlyList<ReasonEntry>? TrashReasons => actor.May(IntakePermissions.Trash) ? reasons.Choices : null;

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next => Files.Count == WaitingFiles.PageSize ? Files[^1].Id : null;

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    /// <summary>The list alone; asked for again while a file is being read.</summary>
    public async Task<IActionResult> OnGetList(CancellationToken cancellation)
    {
        await Load(cancellation);
        if (!IsReading)
        {
            Response.Say(Say.It($"读取完成，还有 {InvoiceWords.Count(Counts.Values.Sum())} 个待处理。"));
        }

        return Partial("_WaitingFiles", this);
    }

    /// <summary>Has a file read again, with the answer whose table it is.</summary>
    [Requires(typeof(IntakePermissions), nameof(IntakePermissions.Add))]
    public async Task<IActionResult> OnPostRetry(long item, string? side, CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        var outcome = await retry.Retry(taxpayer, item, Words.Parse<Side>(side, Words.Of), actor, cancellation);
        if (outcome.Refusal is { } refusal)
        {
            return HtmxAnswers.Refused(refusal);
        }

        Response.Say("正在重新读取。");
        await Load(cancellation);
        return Partial("_WaitingFiles", this);
    }

    /// <summary>Puts a file aside.</summary>
    [Requires(typeof(IntakePermissions), nameof(IntakePermissions.Trash))]
    public async Task<IActionResult> OnPostTrash(long item, string? reason, string? note, CancellationToken cancellation)
    {
        var request = new TrashFile.Request(reason, note);
        var outcome = await trash.PutAside(HttpContext.Taxpayer().TaxpayerId, item, request, actor, cancellation);
        if (!outcome.Succeeded(out var name))
        {
            return HtmxAnswers.Refused(outcome.Refusal!);
        }

        Response.Say(Say.It($"“{name}”已移入回收站，可随时恢复。"));
        await Load(cancellation);
        return Partial("_WaitingFiles", this);
    }

    private async Task Load(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        IsReading = await waiting.IsReading(taxpayer, cancellation);
        Counts = await waiting.Counts(taxpayer, Q, cancellation);
        Files = await waiting.Page(taxpayer, Q, For, Before, cancellation);
    }
}
