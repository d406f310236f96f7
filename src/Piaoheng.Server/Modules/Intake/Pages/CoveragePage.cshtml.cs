using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Intake.Completeness;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Intake.Pages;

[Requires(typeof(IntakePermissions), nameof(IntakePermissions.View))]
internal sealed class CoveragePage(CoverageByMonth coverage, CoverageWords words, ListIntakeItems items) : PageModel
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

    public bool ShowsTotals => string.Equals(Show, InYuan, StringComparison.Ordinal);

    public CoverageWords Words => words;

    /// <summary>Null when nothing at all is held.</summary>
    public CoverageTable? Table { get; private set; }

    /// <summary>The cell explained.</summary>
    public CoverageCell? Chosen { get; private set; }

    /// <summary>Received files of the chosen cell, by their id.</summary>
    public IReadOnlyDictionary<string, IntakeItem> Files { get; private set; } =
        new Dictionary<string, IntakeItem>(StringComparer.Ordinal);

    public async Task OnGet(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        Table = await coverage.Find(taxpayer, CoverageWords.MonthOf(Until), cancellation);
        if (Table is null)
        {
            return;
        }

        Chosen =
            Table.Cells.FirstOrDefault(cell => string.Equals(IdOf(cell), Cell, StringComparison.Ordinal))
            ?? Table.Cells.OrderBy(Urgency).ThenByDescending(cell => cell.Month).First();
        var ids = Chosen.Lists.Select(list => list.ItemId).Distinct().ToList();
        Files = (await items.Find(taxpayer, ids, cancellation)).ToDictionary(item => item.Id, StringComparer.Ordinal);
    }

    /// <summary>Id of a cell in the address.</summary>
    public static string IdOf(CoverageCell cell) =>
        $"{(cell.Direction == Direction.In ? "in" : "out")}.{cell.Family ?? "all"}.{CoverageWords.Month(cell.Month)}";

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
        cell.State switch
        {
            CoverageState.AtCeiling => 0,
            CoverageState.Partial => 1,
            CoverageState.Never => 2,
            _ => 3,
        };
}
