using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Custody.Pages;

[Requires(typeof(CustodyPermissions), nameof(CustodyPermissions.View))]
internal sealed class CustodyPage(CustodyBook book, Actor actor) : PageModel
{
    /// <summary><c>open</c> = only what is not answered; otherwise all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    /// <summary>Whether only what is not answered is listed.</summary>
    public bool OnlyOpen => string.Equals(Only, "open", StringComparison.Ordinal);

    public IReadOnlyList<CustodyPlaceRecord> Places { get; private set; } = [];

    public IReadOnlyList<InquiryRecord> Inquiries { get; private set; } = [];

    public int Open => Inquiries.Count(each => each.Answer is null);

    /// <summary>Why something was not done.</summary>
    public string? Refused { get; private set; }

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    /// <summary>Registers a place.</summary>
    [Requires(typeof(CustodyPermissions), nameof(CustodyPermissions.Change))]
    public async Task<IActionResult> OnPostRegister(string? kind, string? name, string? keeper, CancellationToken cancellation) =>
        await Done(
            await book.Register(HttpContext.Taxpayer().TaxpayerId, (kind, name, keeper), actor, cancellation),
            "保管处已登记。",
            cancellation
        );

    /// <summary>Takes a place out of use, or into use again.</summary>
    [Requires(typeof(CustodyPermissions), nameof(CustodyPermissions.Change))]
    public async Task<IActionResult> OnPostSwitch(long place, bool open, CancellationToken cancellation) =>
        await Done(
            await book.Switch(HttpContext.Taxpayer().TaxpayerId, place, open, actor, cancellation),
            open ? "保管处已启用。" : "保管处已停用，不再询问。",
            cancellation
        );

    /// <summary>Answers a question.</summary>
    [Requires(typeof(CustodyPermissions), nameof(CustodyPermissions.Answer))]
    public async Task<IActionResult> OnPostReply(long inquiry, string? answer, string? note, CancellationToken cancellation) =>
        await Done(
            await book.Reply(HttpContext.Taxpayer().TaxpayerId, inquiry, (answer ?? "", note), actor, cancellation),
            "答复已记录，诊断时作为依据。",
            cancellation
        );

    private async Task<IActionResult> Done(Outcome<long> outcome, string said, CancellationToken cancellation)
    {
        if (outcome.Refusal is { } refusal)
        {
            Refused = refusal.Text.Shown();
            await Load(cancellation);
            return Page();
        }

        TempData.Say(said);
        return Redirect(HttpContext.Taxpayer().Url("custody"));
    }

    private async Task Load(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        Places = await book.AllPlaces(taxpayer, cancellation);
        Inquiries = OnlyOpen
            ? await book.Open(taxpayer, CustodyBook.OpenShown, cancellation)
            : await book.Latest(taxpayer, cancellation);
    }
}
