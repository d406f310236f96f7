using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Access.Pages;

/// <summary>首次设置: makes the first administrator, for whoever has the token of the console.</summary>
[OpenToEveryone]
internal sealed class SetUpPage(FirstRun first, UserBook book, SignIn signIn, SignInDelay delay) : PageModel
{
    private static readonly RefusalText WrongToken = new("ACC-06", "首次设置口令不对；它显示在启动服务的窗口里，每次启动都不同");
    private static readonly RefusalText Differ = new("ACC-07", "两次输入的口令不一样");

    /// <summary>What a small company's one user does besides.</summary>
    private static readonly string[] AllDuties = [RoleBook.Administrator, "finance-head", "tax-accountant"];

    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    [BindProperty]
    public bool IsAlone { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation) => await book.Any(cancellation) ? NotFound() : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (await book.Any(cancellation))
        {
            return NotFound();
        }

        var caller = Caller.Of(HttpContext);
        if (await delay.Wait("", caller.Source, cancellation) > TimeSpan.Zero || !first.Opens(Token ?? ""))
        {
            return Refuse(WrongToken.With().Shown());
        }

        if (!string.Equals(Password, Again, StringComparison.Ordinal))
        {
            return Refuse(Differ.With().Shown());
        }

        var outcome = await book.Add(
            new UserBook.NewUser(Name ?? "", DisplayName, IsAlone ? AllDuties : [RoleBook.Administrator]),
            (Password ?? "", IsOneTime: false),
            new Actor("首次设置"),
            cancellation
        );
        if (!outcome.Succeeded(out var user))
        {
            return Refuse(outcome.Refusal!.Text.Shown());
        }

        SessionCookie.Write(HttpContext, (await signIn.AsNew(user, caller, cancellation)).Token!);
        return Redirect("/");
    }

    private PageResult Refuse(string why)
    {
        Refused = why;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
