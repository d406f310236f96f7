using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Invoices.Pages;

[Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.Figures))]
internal sealed class PartyPage(PartyBook book, InvoiceFigures figures) : PageModel
{
    public PartyUnit Unit { get; private set; } = null!;

    /// <summary>Its invoices by month and by kind.</summary>
    public IReadOnlyList<(string Title, FigureTable Table)> Tables { get; private set; } = [];

    public async Task<IActionResult> OnGet(long id, CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        if (await book.Find(taxpayer, id, cancellation) is not { } found)
        {
            return NotFound();
        }

        Unit = found;
        var filter = new InvoiceFilter { Party = [.. found.Names.Select(name => name.PartyId)] };
        Tables =
        [
            ("按月份", await figures.By(taxpayer, filter, FigureFeature.Month, cancellation)),
            ("按票种", await figures.By(taxpayer, filter, FigureFeature.Kind, cancellation)),
        ];
        return Page();
    }
}
