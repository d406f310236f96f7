using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Mail.Pages;

[Requires(typeof(MailPermissions), nameof(MailPermissions.View))]
internal sealed class MailPage(
    MailboxBook book,
    ReceivedMails mails,
    SetUpMailbox setUp,
    FetchNow fetch,
    SettleMail settle,
    ITaxpayers taxpayers,
    Actor actor
) : PageModel
{
    /// <summary>Rows for further rules in the form of a mailbox.</summary>
    private const int SpareRules = 2;

    /// <summary>Part of sender or subject.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Only mails of this state.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary><c>failed</c>: only mailboxes that cannot be read.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    /// <summary>The last mail of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<ShownMailbox> Mailboxes { get; private set; } = [];

    /// <summary>The mailboxes that the address keeps.</summary>
    public IEnumerable<ShownMailbox> ShownMailboxes =>
        Only == "failed" ? Mailboxes.Where(box => box.Mailbox!.IsFailing) : Mailboxes;

    public IReadOnlyList<ReceivedMail> Mails { get; private set; } = [];

    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Our companies, to which rules may give mails.</summary>
    public IReadOnlyList<Taxpayer> Companies { get; private set; } = [];

    /// <summary>Why the last action was not done; null when nothing was refused.</summary>
    public string? Refused { get; private set; }

    /// <summary>The mailbox that the refused action was about; null for a new one.</summary>
    public long? RefusedAt { get; private set; }

    public bool MayChange => actor.May(MailPermissions.Change);

    public bool MayFetch => actor.May(MailPermissions.Fetch);

    /// <summary>Whether a mailbox or a file that came by it is being read, so that the page may change by itself.</summary>
    public bool IsBusy =>
        Mailboxes.Any(box => box.Mailbox!.IsFetching)
        || Counts.GetValueOrDefault(MailState.Waiting) > 0
        || Mails.Any(mail => mail.Parts.Any(part => part.Outcome is { IsReading: true }));

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next => Mails.Count == ReceivedMails.PageSize ? MailboxBook.Key(Mails[^1].Mail.MailId) : null;

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    /// <summary>The state of the mailboxes and the mails; asked for again while any is being read.</summary>
    public async Task<IActionResult> OnGetNews(CancellationToken cancellation)
    {
        await Load(cancellation);
        if (!IsBusy)
        {
            Response.Say("收取完成。");
        }

        return Partial("_MailNews", this);
    }

    [Requires(typeof(MailPermissions), nameof(MailPermissions.Change))]
    public async Task<IActionResult> OnPostSetUp(long? mailbox, MailboxForm form, CancellationToken cancellation)
    {
        var outcome = await setUp.SetUp(HttpContext.Taxpayer().TaxId, mailbox, form.ToRequest(), actor, cancellation);
        return await Answer(outcome.Refusal, mailbox, "已保存邮箱设置。", form, cancellation);
    }

    [Requires(typeof(MailPermissions), nameof(MailPermissions.Fetch))]
    public async Task<IActionResult> OnPostFetch(long mailbox, CancellationToken cancellation)
    {
        var outcome = await fetch.Fetch(HttpContext.Taxpayer().TaxId, mailbox, actor, cancellation);
        return await Answer(outcome.Refusal, mailbox, "正在收取，完成后自动显示。", null, cancellation);
    }

    [Requires(typeof(MailPermissions), nameof(MailPermissions.Fetch))]
    public async Task<IActionResult> OnPostRetry(long mail, CancellationToken cancellation)
    {
        var outcome = await settle.Retry(HttpContext.Taxpayer().TaxId, mail, actor, cancellation);
        return await Answer(outcome.Refusal, null, "正在重新拆开。", null, cancellation);
    }

    [Requires(typeof(MailPermissions), nameof(MailPermissions.Fetch))]
    public async Task<IActionResult> OnPostSettle(long mail, CancellationToken cancellation)
    {
        var outcome = await settle.Settle(HttpContext.Taxpayer().TaxId, mail, actor, cancellation);
        return await Answer(outcome.Refusal, null, "已标为已处理。", null, cancellation);
    }

    /// <summary>The form of a new mailbox, with what was just refused.</summary>
    public MailboxForm NewForm { get; private set; } = MailboxForm.Empty(SpareRules);

    private async Task<IActionResult> Answer(
        Refusal? refusal,
        long? mailbox,
        string done,
        MailboxForm? form,
        CancellationToken cancellation
    )
    {
        if (refusal is null)
        {
            TempData.Say(done);
            return Redirect(HttpContext.Taxpayer().Url("mail"));
        }

        (Refused, RefusedAt) = (refusal.Text.Shown(), mailbox);
        Response.StatusCode = OutcomeHttp.Status(refusal.Kind);
        await Load(cancellation);
        if (form is not null)
        {
            // What was typed stays, but for the password.
            if (mailbox is null)
            {
                NewForm = form.WithSpareRules(SpareRules);
            }
            else
            {
                Mailboxes =
                [
                    .. Mailboxes.Select(box =>
                        box.Mailbox!.MailboxId == mailbox ? box with { Form = form.WithSpareRules(SpareRules) } : box
                    ),
                ];
            }
        }

        return Page();
    }

    private async Task Load(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer();
        Companies = await taxpayers.All(cancellation);
        var shown = new List<ShownMailbox>();
        foreach (var mailbox in await book.All(taxpayer.TaxpayerId, cancellation))
        {
            var rules = await book.Rules(mailbox.TaxpayerId, mailbox.MailboxId, cancellation);
            var form = MailboxForm.Of(mailbox, rules, Companies).WithSpareRules(SpareRules);
            shown.Add(
                new ShownMailbox(mailbox, form, MayChange && book.HasPassword(mailbox.MailboxId))
                {
                    Problems = [.. ReadingCodec.ReadTexts(mailbox.Problem).Select(said => said.Shown())],
                }
            );
        }

        Mailboxes = shown;
        Counts = await mails.Counts(taxpayer.TaxpayerId, cancellation);
        Mails = await mails.Page(taxpayer.TaxpayerId, State, Q, Before, cancellation);
    }
}
