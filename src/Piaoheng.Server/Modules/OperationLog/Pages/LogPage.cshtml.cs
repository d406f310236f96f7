using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.OperationLog.Pages;

/// <summary>操作日志 of a company.</summary>
[Requires(typeof(OperationLogPermissions), nameof(OperationLogPermissions.View))]
internal sealed class LogPage(AuditSearch search, AuditNames names) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public AuditFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public long? Place { get; set; }

    public LogListing Listing { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer();
        Listing = await LogListing.Find(
            (search, names),
            (
                taxpayer.TaxpayerId,
                $"/api/taxpayers/{taxpayer.TaxId}/log/export",
                OperationLogPermissions.Export,
                taxpayer.Url("")
            ),
            Filter,
            Place,
            cancellation
        );
    }
}
