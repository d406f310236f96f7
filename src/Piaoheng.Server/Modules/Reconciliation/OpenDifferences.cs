using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Reconciliation.Pages;
using Piaoheng.Server.Modules.Reconciliation.Reports;
using Piaoheng.Server.Platform.Today;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>待办：差异 of the latest run that nobody has decided about, kind by kind.</summary>
internal sealed class OpenDifferences(RunResults results) : ITodaySource
{
    private const int Order = 100;

    public async Task<TodayFacts> Find(long taxpayerId, CancellationToken cancellation)
    {
        var run = await results.Find(taxpayerId, runNo: null, cancellation);
        var kinds = DifferenceMarks.Differences.Select(DifferenceWords.Of).ToList();
        var counts = run is null
            ? new Dictionary<string, RunResults.KindCount>(StringComparer.Ordinal)
            : await results.Undecided(run, kinds, cancellation);
        return new TodayFacts("差异", [.. DifferenceMarks.Differences.Select((kind, place) => Item(kind, place, counts))])
        {
            Latest = run is null ? null : new TodayEvent("最近核对", run.At),
            ToSee = ReconciliationPermissions.View,
            ToDo = ReconciliationPermissions.Decide,
        };
    }

    private static TodayItem Item(DifferenceKind kind, int place, IReadOnlyDictionary<string, RunResults.KindCount> counts)
    {
        var word = DifferenceWords.Of(kind);
        var open = counts.GetValueOrDefault(word);
        return new TodayItem(
            Order + place,
            DifferenceMarks.Of(kind),
            open?.Count ?? 0,
            kind == DifferenceKind.NumberSuspect ? "对" : "张",
            $"reconciliation?kind={word}&undecided=true"
        )
        {
            Amount = Yuan.FromFen(open?.Fen ?? 0),
            Detail = DifferenceMeaning.Of(kind),
            Oldest = open?.Oldest,
        };
    }
}
