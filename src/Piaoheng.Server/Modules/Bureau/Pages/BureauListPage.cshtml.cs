using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Money;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Bureau.Pages;

[Requires(typeof(BureauPermissions), nameof(BureauPermissions.View))]
internal sealed class BureauListPage(ListBureauRecords list, KindNames kinds) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public BureauFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    public KindNames Kinds => kinds;

    public IReadOnlyList<BureauListRow> Rows { get; private set; } = [];

    public BureauTotals Totals { get; private set; } = new(0, Yuan.Zero, Yuan.Zero, Yuan.Zero);

    public bool IsFiltered =>
        Filter.Direction is not null || Filter.From is not null || Filter.To is not null || Filter.Kind.Length > 0;

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next => Rows.Count == ListBureauRecords.PageSize ? Rows[^1].Place.ToString() : null;

    public async Task OnGet(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        Totals = await list.Totals(taxpayer, Filter, cancellation);
        Rows = await list.Page(taxpayer, Filter, BureauPlace.Parse(Place), cancellation);
    }

    public static Yuan? Money(long? fen) => fen is { } known ? Yuan.FromFen(known) : null;
}
