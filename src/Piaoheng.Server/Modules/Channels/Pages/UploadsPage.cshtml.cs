using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Channels.Pages;

[Requires(typeof(ChannelsPermissions), nameof(ChannelsPermissions.View))]
internal sealed class UploadsPage(UploadLedger ledger, TellUpload tell, AskUploads ask, Actor actor) : PageModel
{
    /// <summary>End of a number; null = all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary><c>troubled</c> = only what waits for a person; otherwise all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    /// <summary>Whether only what waits for a person is listed.</summary>
    public bool OnlyTroubled => string.Equals(Only, "troubled", StringComparison.Ordinal);

    public IReadOnlyList<UploadEntryRecord> Entries { get; private set; } = [];

    /// <summary>Why something was not done.</summary>
    public string? Refused { get; private set; }

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    /// <summary>Tells of uploads.</summary>
    [Requires(typeof(ChannelsPermissions), nameof(ChannelsPermissions.TellUpload))]
    public async Task<IActionResult> OnPostTell(string? receipt, string? numbers, CancellationToken cancellation) =>
        await Done(
            await tell.Tell(
                HttpContext.Taxpayer().TaxId,
                new TellUpload.Request(receipt, AcceptedAt: null, (numbers ?? "").Split('\n')),
                actor,
                cancellation
            ),
            "已登记，诊断时作为依据。",
            cancellation
        );

    /// <summary>Asks the bureau.</summary>
    [Requires(typeof(ChannelsPermissions), nameof(ChannelsPermissions.TellUpload))]
    public async Task<IActionResult> OnPostAsk(CancellationToken cancellation) =>
        await Done(
            await ask.Ask(HttpContext.Taxpayer().TaxId, actor, cancellation),
            "已向税局查询等待结果的流水号，结果见下表。",
            cancellation
        );

    /// <summary>A stage, for people.</summary>
    public static StateMark Mark(UploadEntryRecord entry) =>
        UploadStages.Of(entry.Stage) switch
        {
            UploadStage.Draft => new StateMark("已赋码未上传", "circle-dashed", Tone.Unknown),
            UploadStage.Pending => new StateMark("等待结果", "clock-pause", Tone.Wait),
            UploadStage.Uploaded => new StateMark("上传成功", "circle-check", Tone.Good),
            UploadStage.QuotaShort => new StateMark("额度不足", "circle-x", Tone.Bad),
            UploadStage.Refused => new StateMark("被拒绝", "circle-x", Tone.Bad),
            _ => new StateMark("结果未知", "help-circle", Tone.Unknown),
        };

    private async Task<IActionResult> Done(Outcome<int> outcome, string said, CancellationToken cancellation)
    {
        if (outcome.Refusal is { } refusal)
        {
            Refused = refusal.Text.Shown();
            Response.StatusCode = OutcomeHttp.Status(refusal.Kind);
            await Load(cancellation);
            return Page();
        }

        TempData.Say(said);
        return Redirect(HttpContext.Taxpayer().Url("uploads"));
    }

    private async Task Load(CancellationToken cancellation) =>
        Entries = await ledger.Latest(HttpContext.Taxpayer().TaxpayerId, Q?.Trim(), OnlyTroubled, cancellation);
}
