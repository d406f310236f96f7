using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Access.Pages;

/// <summary>登录.</summary>
[OpenToEveryone]
internal sealed class SignInPage(SignIn signIn, Passkeys passkeys, SessionBook sessions, UserBook book, Actor actor) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Proof of the first step.</summary>
    [BindProperty]
    public string? Ticket { get; set; }

    /// <summary>Where one wanted to go.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (actor.IsSignedIn)
        {
            return Redirect(Target);
        }

        return await book.Any(cancellation) ? Page() : Redirect("/setup");
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation) =>
        Answer(await signIn.ByPassword(Name ?? "", Password ?? "", Caller.Of(HttpContext), cancellation));

    public async Task<IActionResult> OnPostCode(CancellationToken cancellation) =>
        Answer(await signIn.ByCode(Ticket ?? "", Code ?? "", Caller.Of(HttpContext), cancellation));

    /// <summary>What the browser needs to show a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptions() =>
        Content(await passkeys.BeginSignIn(HttpContext), MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostPasskey(string? credential, CancellationToken cancellation) =>
        Answer(await signIn.ByPasskey(credential ?? "", HttpContext, cancellation));

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostOut(CancellationToken cancellation)
    {
        if (actor.SessionId is { } session)
        {
            await sessions.End(actor.UserId, session, actor, "access.sign-out", cancellation);
        }

        SessionCookie.Remove(HttpContext);
        return Redirect("/sign-in");
    }

    private IActionResult Answer(Outcome<SignIn.Step> outcome)
    {
        if (!outcome.Succeeded(out var step))
        {
            Refused = outcome.Refusal!.Text.Shown();
            Ticket = outcome.Refusal.Text.Code == "ACC-05" ? null : Ticket;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        if (step.Token is null)
        {
            Ticket = step.Ticket;
            ModelState.Clear();
            return Page();
        }

        SessionCookie.Write(HttpContext, step.Token);
        return Redirect(Target);
    }

    // Only to a place of our own.
    private string Target => Url.IsLocalUrl(Back) ? Back! : "/";
}
