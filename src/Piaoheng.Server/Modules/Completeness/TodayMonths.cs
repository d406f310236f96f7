using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>待办：how far the latest months are proven, which others are not, and what to export so that they can be.</summary>
internal sealed class TodayMonths(ProvenMonths coverage, CoverageWords words) : ITodayPanel
{
    public string Id => "months";

    public string Title => "各月核实情况";

    public int Order => 20;

    // At a million invoices the proofs take seconds, once after each change.
    public bool IsSlow => true;

    public Permission ToSee => CompletenessPermissions.View;

    public async Task<TodayPanelView?> Find(CurrentTaxpayer taxpayer, CancellationToken cancellation) =>
        await coverage.Find(taxpayer.TaxpayerId, until: null, cancellation) is { } table
            ? new TodayPanelView("/Modules/Completeness/Pages/_TodayMonths.cshtml", new ShownMonths(table, words))
            : null;
}

/// <summary>归集完整性 as 待办 shows it.</summary>
/// <param name="Table">The months.</param>
/// <param name="Words">Words.</param>
internal sealed record ShownMonths(CoverageTable Table, CoverageWords Words);
