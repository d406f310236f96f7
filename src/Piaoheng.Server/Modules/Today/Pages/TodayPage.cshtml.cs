using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Today.Pages;

[Requires(typeof(TodayPermissions), nameof(TodayPermissions.View))]
internal sealed class TodayPage(
    TodayBook book,
    IEnumerable<ITodayPanel> panels,
    ModuleSwitches switches,
    ITaxpayerChoices taxpayers,
    Actor actor,
    TimeProvider time
) : PageModel
{
    public TodayView View { get; private set; } = null!;

    /// <summary>Cards drawn by the modules; without a view where the page fetches it by itself.</summary>
    public IReadOnlyList<(ITodayPanel Panel, TodayPanelView? View)> Panels { get; private set; } = [];

    /// <summary>Whether there is another company to look at.</summary>
    public bool HasOthers { get; private set; }

    public async Task OnGet(CancellationToken cancellation)
    {
        View = await book.Find(HttpContext.Taxpayer().TaxpayerId, cancellation);
        HasOthers = (await taxpayers.List(2, cancellation)).Count > 1;
        var drawn = new List<(ITodayPanel, TodayPanelView?)>();
        foreach (var panel in await Seen(cancellation))
        {
            var view = panel.IsSlow ? null : await panel.Find(HttpContext.Taxpayer(), cancellation);
            if (panel.IsSlow || view is not null)
            {
                drawn.Add((panel, view));
            }
        }

        Panels = drawn;
    }

    /// <summary>One card that takes longer than the page.</summary>
    public async Task<IActionResult> OnGetPanel(string? id, CancellationToken cancellation)
    {
        if ((await Seen(cancellation)).Find(each => string.Equals(each.Id, id, StringComparison.Ordinal)) is not { } panel)
        {
            return NotFound();
        }

        return await panel.Find(HttpContext.Taxpayer(), cancellation) is { } view
            ? Partial(view.Partial, view.Model)
            : Content("<p class=\"bd hint\">还没有数据。</p>", "text/html; charset=utf-8");
    }

    /// <summary>Today as a heading says it: <c>11 月 24 日 星期二</c>.</summary>
    public string Day => TodayWords.Day(BeijingTime.Today(time));

    private async Task<List<ITodayPanel>> Seen(CancellationToken cancellation)
    {
        var seen = new List<ITodayPanel>();
        foreach (var panel in panels.Where(panel => actor.May(panel.ToSee)).OrderBy(panel => panel.Order))
        {
            if (await switches.IsOn(panel.GetType(), cancellation))
            {
                seen.Add(panel);
            }
        }

        return seen;
    }
}
