using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices.Pages;

[Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.Figures))]
internal sealed class IssuedUsagePage(IssuedUsage usage, KindNames kinds) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public KindNames Kinds => kinds;

    public IReadOnlyList<UsageRow> Rows { get; private set; } = [];

    /// <summary>Keeps the invoices of all rows.</summary>
    public InvoiceFilter All => IssuedUsage.All(From, To);

    public async Task OnGet(CancellationToken cancellation) =>
        Rows = await usage.Find(HttpContext.Taxpayer().TaxpayerId, From, To, cancellation);
}
