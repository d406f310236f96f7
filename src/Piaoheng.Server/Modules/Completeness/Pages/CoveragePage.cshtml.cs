using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Completeness.Pages;

[Requires(typeof(CompletenessPermissions), nameof(CompletenessPermissions.View))]
internal sealed class CoveragePage(ProvenMonths coverage, CoverageWords words, IReceivedFiles files) : PageModel
{
    private const string InYuan = "total";

    /// <summary>Last month to see, <c>2026-10</c>; null = the latest of which anything is held.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    /// <summary>What the cells show: <c>total</c> = 价税合计, otherwise 张数.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>The cell explained beside the table: <c>in.vat-normal.2026-10</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Cell { get; set; }

    /// <summary>Why sealing was refused; null otherwise.</summary>
    public string? Refused { get; private set; }

    /// <summary>Most invoices that are listed because they keep the chosen month from being proven.</summary>
    public const int GapsShown = 200;

    public bool ShowsTotals => string.Equals(Show, InYuan, StringComparison.Ordinal);

    public CoverageWords Words => words;

    /// <summary>Null when nothing at all is held.</summary>
    public CoverageTable? Table { get; private set; }

    /// <summary>The cell explained.</summary>
    public CoverageCell? Chosen { get; private set; }

    /// <summary>Received files of the chosen cell, by their id.</summary>
    public IReadOnlyDictionary<long, ReceivedFile> Files { get; private set; } = new Dictionary<long, ReceivedFile>();

    public async Task OnGet(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        Table = await coverage.Find(taxpayer, CoverageWords.MonthOf(Until), cancellation);
        if (Table is null)
        {
            return;
        }

        Chosen =
            Table.Cells.FirstOrDefault(cell => string.Equals(CoverageWords.IdOf(cell.Key), Cell, StringComparison.Ordinal))
            ?? Table.Cells.OrderBy(Urgency).ThenByDescending(cell => cell.Month).First();
        var ids = Chosen.Lists.Select(list => list.ItemId).Distinct().ToList();
        Files = await files.Find(taxpayer, ids, cancellation);
    }

    [Requires(typeof(CompletenessPermissions), nameof(CompletenessPermissions.Seal))]
    public async Task<IActionResult> OnPostSeal([FromServices] SealMonth seal, [FromServices] Actor actor, CancellationToken ct)
    {
        var sealing = await seal.Seal(HttpContext.Taxpayer().TaxId, new SealMonth.Request(Cell), actor, ct);
        if (sealing.Succeeded(out var head))
        {
            TempData.Say(Say.It($"已封存 {Count(head.Count)} 张"));
            return Redirect(Request.With("cell", Cell) + "#cell");
        }

        Refused = sealing.Refusal!.Text.Shown();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await OnGet(ct);
        return Page();
    }

    /// <summary>A figure of the table.</summary>
    public string Figure(SideTotal side) => ShowsTotals ? side.Total.ToDisplay() : Count(side.Count);

    /// <summary>账内 minus 税局, with its sign.</summary>
    public string Difference(SideTotal ours, SideTotal theirs) =>
        ShowsTotals ? Signed(ours.Total - theirs.Total) : Signed(ours.Count - theirs.Count);

    public bool Differs(SideTotal ours, SideTotal theirs) =>
        ShowsTotals ? ours.Total != theirs.Total : ours.Count != theirs.Count;

    public static string Count(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Signed(int count) => count == 0 ? "0" : (count > 0 ? "+" : "−") + Count(Math.Abs(count));

    public static string Signed(Yuan amount) =>
        amount == Yuan.Zero ? "0.00" : (amount > Yuan.Zero ? "+" : "−") + amount.Abs().ToDisplay();

    // What a person should look at first.
    private static int Urgency(CoverageCell cell) =>
        cell switch
        {
            { Verdict: CellVerdict.SealBroken } => 0,
            { State: CoverageState.AtCeiling } => 1,
            { State: CoverageState.Partial } => 2,
            { Verdict: CellVerdict.Differs } => 3,
            { State: CoverageState.Never } => 4,
            _ => 5,
        };
}
