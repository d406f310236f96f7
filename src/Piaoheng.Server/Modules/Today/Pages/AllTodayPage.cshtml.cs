using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Today.Pages;

/// <summary>待办 of every company that the person may see.</summary>
[Requires(typeof(TodayPermissions), nameof(TodayPermissions.View))]
internal sealed class AllTodayPage(TodayBook book, ITaxpayerChoices taxpayers, TimeProvider time) : PageModel
{
    /// <summary>Companies looked at; those with fewer are said to be left out.</summary>
    public const int CompaniesShown = 100;

    /// <summary>The companies, those where most waits first.</summary>
    public IReadOnlyList<(CurrentTaxpayer Company, TodayView View)> Companies { get; private set; } = [];

    public string Day => TodayWords.Day(BeijingTime.Today(time));

    public async Task OnGet(CancellationToken cancellation)
    {
        var companies = new List<(CurrentTaxpayer Company, TodayView View)>();
        foreach (var company in await taxpayers.List(CompaniesShown, cancellation))
        {
            companies.Add((company, await book.Find(company.TaxpayerId, cancellation)));
        }

        Companies =
        [
            .. companies.OrderByDescending(each => each.View.Waiting).ThenBy(each => each.Company.TaxId, StringComparer.Ordinal),
        ];
    }
}
