using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Intake.Pages;

/// <summary>拍照收票: photographs and codes from a telephone; what it takes is kept there until it is safe here.</summary>
[Requires(typeof(IntakePermissions), nameof(IntakePermissions.Add))]
internal sealed class CapturePage : PageModel
{
    public IActionResult OnGet() => Page();
}
