using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web.Language;

namespace Piaoheng.Server.Platform.Web.Pages;

/// <summary>切换语言: for this browser, and for the person who has signed in; then back to where one was.</summary>
[OpenToEveryone]
internal sealed class LanguagePage(IAppearance appearance, Actor actor) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPost(string? language, string? back, CancellationToken cancellation)
    {
        if (language is not null && Tongue.All.Contains(language, StringComparer.Ordinal))
        {
            RequestLanguage.Keep(HttpContext, language);
            if (actor.IsSignedIn)
            {
                await appearance.Speak(language, cancellation);
            }
        }

        return Redirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
