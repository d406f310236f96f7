using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Server.Modules.Reconciliation.Pages;

/// <summary>与上次比较 under a tile: each count opens its list.</summary>
/// <param name="Page">The page.</param>
/// <param name="Kind">Kind of the tile.</param>
internal sealed record SinceLinks(ReconciliationPage Page, DifferenceKind Kind)
{
    /// <summary>The changes that there are, in their order.</summary>
    public IEnumerable<(string Since, string Text, int Count)> Changes =>
        new[] { (RunChanges.New, "+"), (RunChanges.Gone, "−"), (RunChanges.Changed, "改 ") }
            .Select(way => (way.Item1, way.Item2, Page.ChangeOf(Kind, way.Item1)))
            .Where(way => way.Item3 > 0);

    /// <summary>What a change is called.</summary>
    public static string WordOf(string since) =>
        since switch
        {
            RunChanges.New => "新增",
            RunChanges.Gone => "不再有",
            _ => "内容有变化",
        };
}
