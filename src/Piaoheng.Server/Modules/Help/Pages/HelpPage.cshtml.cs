using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Help.Pages;

[OpenToEveryone]
internal sealed class HelpPage(HelpShelf shelf) : PageModel
{
    public HelpText Text { get; private set; } = null!;

    public IReadOnlyList<HelpText> All { get; private set; } = [];

    public IActionResult OnGet(string? name)
    {
        if (shelf.Find(name ?? HelpShelf.Start) is not { } text)
        {
            return NotFound();
        }

        Text = text;
        All = shelf.All();
        return Page();
    }
}
