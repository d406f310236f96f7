using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Reconciliation.Pages;

/// <summary>核对容差 of a company.</summary>
[Requires(typeof(ReconciliationPermissions), nameof(ReconciliationPermissions.View))]
internal sealed class TolerancesPage(SetTolerances tolerances, PolicyPack policy, Actor actor, TimeProvider time) : PageModel
{
    private const string AnyKind = "";

    public IReadOnlyList<ToleranceRecord> InForce { get; private set; } = [];

    public bool MayChange => actor.May(ReconciliationPermissions.Tolerances);

    /// <summary>Why it was not saved.</summary>
    public string? Refused { get; private set; }

    /// <summary>What holds where the company has set nothing.</summary>
    public Yuan Default(string field) => policy.Tolerances.Of(field, AnyKind, BeijingTime.Today(time));

    public Task OnGet(CancellationToken ct) => Load(ct);

    [Requires(typeof(ReconciliationPermissions), nameof(ReconciliationPermissions.Tolerances))]
    public async Task<IActionResult> OnPost(Dictionary<string, decimal?> amount, DateOnly? from, CancellationToken ct)
    {
        var wanted = amount
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!.Value, StringComparer.Ordinal);
        var outcome = await tolerances.Set(HttpContext.Taxpayer().TaxId, new SetTolerances.Request(wanted, from), actor, ct);
        if (outcome.Refusal is { } refusal)
        {
            Refused = refusal.Text.Shown();
            Response.StatusCode = OutcomeHttp.Status(refusal.Kind);
            await Load(ct);
            return Page();
        }

        TempData.Say("容差已保存，从下一次核对起使用。");
        return Redirect(HttpContext.Taxpayer().Url("tolerances"));
    }

    private async Task Load(CancellationToken ct) => InForce = await tolerances.Find(HttpContext.Taxpayer().TaxpayerId, ct);
}
