using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Reconciliation.Pages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>待办：the newest run, and what the one before it did not have.</summary>
internal sealed class TodayRun(RunResults results, RunChanges changes) : ITodayPanel
{
    public string Id => "run";

    public string Title => "最近一次核对";

    public int Order => 30;

    public bool IsSlow => true;

    public Permission ToSee => ReconciliationPermissions.View;

    public async Task<TodayPanelView?> Find(CurrentTaxpayer taxpayer, CancellationToken cancellation)
    {
        if (await results.Find(taxpayer.TaxpayerId, runNo: null, cancellation) is not { } run)
        {
            return new TodayPanelView("/Modules/Reconciliation/Pages/_TodayRun.cshtml", new ShownRun(null, Nothing, null, None));
        }

        var counts = await results.Counts(run, cancellation);
        var before = run.RunNo > 1 ? await results.Find(taxpayer.TaxpayerId, run.RunNo - 1, cancellation) : null;
        var differences = DifferenceMarks.Differences.Select(DifferenceWords.Of).ToList();
        var since = before is null ? None : await changes.Count((run, before), differences, cancellation);
        return new TodayPanelView("/Modules/Reconciliation/Pages/_TodayRun.cshtml", new ShownRun(run, counts, before, since));
    }

    private static readonly IReadOnlyDictionary<string, RunResults.KindCount> Nothing = new Dictionary<
        string,
        RunResults.KindCount
    >(StringComparer.Ordinal);

    private static readonly IReadOnlyDictionary<string, RunChanges.Counts> None = new Dictionary<string, RunChanges.Counts>(
        StringComparer.Ordinal
    );
}

/// <summary>The newest run as 待办 shows it.</summary>
/// <param name="Run">The run; null before the first.</param>
/// <param name="Counts">Its results by kind.</param>
/// <param name="Before">The run before it; null for the first.</param>
/// <param name="Since">What changed since that, by kind.</param>
internal sealed record ShownRun(
    RunRecord? Run,
    IReadOnlyDictionary<string, RunResults.KindCount> Counts,
    RunRecord? Before,
    IReadOnlyDictionary<string, RunChanges.Counts> Since
)
{
    /// <summary>Results of a kind.</summary>
    public int Of(DifferenceKind kind) => Counts.GetValueOrDefault(DifferenceWords.Of(kind))?.Count ?? 0;

    /// <summary>Results that are differences.</summary>
    public int Differences => DifferenceMarks.Differences.Sum(Of);
}
