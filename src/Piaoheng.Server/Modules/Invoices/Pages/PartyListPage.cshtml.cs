using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Invoices.Pages;

[Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.Figures))]
internal sealed class PartyListPage(PartyBook book) : PageModel
{
    public const int PageSize = 100;

    /// <summary>Part of a name or of the number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>An id of <see cref="PartyChoices.All"/>; null = all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    /// <summary>Page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "place")]
    public int PageNo { get; set; } = 1;

    /// <summary>Everybody, before any condition.</summary>
    public int Everybody { get; private set; }

    /// <summary>How many each choice keeps of those that the search keeps.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many the search keeps.</summary>
    public int Found { get; private set; }

    /// <summary>How many search and choice keep.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<PartyUnit> Rows { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var all = await book.All(HttpContext.Taxpayer().TaxpayerId, cancellation);
        Everybody = all.Count;
        var found = all.Where(unit => PartyChoices.Holds(unit, Q)).ToList();
        Found = found.Count;
        Counts = PartyChoices.All.ToDictionary(choice => choice.Id, choice => found.Count(choice.Holds), StringComparer.Ordinal);
        var kept = InvoiceChoices.Find(PartyChoices.All, Only) is { } only ? found.FindAll(unit => only.Holds(unit)) : found;
        Count = kept.Count;
        PageNo = Math.Clamp(PageNo, 1, Math.Max(1, (Count + PageSize - 1) / PageSize));
        Rows = [.. kept.Skip((PageNo - 1) * PageSize).Take(PageSize)];
    }
}
