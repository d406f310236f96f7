using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.OperationLog.Pages;

/// <summary>系统日志: what concerns no single company.</summary>
[Requires(typeof(OperationLogPermissions), nameof(OperationLogPermissions.ViewInstallation))]
internal sealed class InstallationLogPage(AuditSearch search, AuditNames names) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public AuditFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public long? Place { get; set; }

    public LogListing Listing { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation) =>
        Listing = await LogListing.Find(
            (search, names),
            (AuditLog.Installation, "/api/log/export", OperationLogPermissions.ViewInstallation, null),
            Filter,
            Place,
            cancellation
        );
}
