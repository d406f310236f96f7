using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Mail.Pages;

[Requires(typeof(MailPermissions), nameof(MailPermissions.View))]
internal sealed class OneMailPage(ReceivedMails mails, MailboxBook book, ITaxpayers taxpayers, Actor actor) : PageModel
{
    public ReceivedMail Mail { get; private set; } = null!;

    /// <summary>Name of its mailbox.</summary>
    public string Mailbox { get; private set; } = "";

    /// <summary>The company that its attachments went to; null where the actor may not know it, or there are none.</summary>
    public Taxpayer? Target { get; private set; }

    /// <summary>What there is to say of it.</summary>
    public IReadOnlyList<string> Reasons => Said(Mail.Mail.Reasons);

    public bool MayFetch => actor.May(MailPermissions.Fetch);

    public async Task<IActionResult> OnGet(long mail, CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        if (await mails.Find(taxpayer, mail, cancellation) is not { } found)
        {
            return NotFound();
        }

        Mail = found;
        Mailbox = (await book.Find(taxpayer, found.Mail.MailboxId, cancellation))?.Name ?? "";
        Target = found.Mail.TargetId is { } target ? await taxpayers.Find(target, cancellation) : null;
        return Page();
    }

    /// <summary>Stored sentences.</summary>
    public static IReadOnlyList<string> Said(string reasons) => [.. ReadingCodec.ReadTexts(reasons).Select(said => said.Shown())];
}
