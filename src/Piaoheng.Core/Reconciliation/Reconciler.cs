using Piaoheng.Core.Reconciliation.ByHand;
using Piaoheng.Core.Reconciliation.Grouping;
using Piaoheng.Core.Reconciliation.Numbers;
using Piaoheng.Core.Reconciliation.Pairs;
using Piaoheng.Core.Reconciliation.Unpaired;

namespace Piaoheng.Core.Reconciliation;

/// <summary>发票核对: compares what the company holds with what the tax bureau holds and explains every difference.</summary>
/// <remarks>
/// Records of one identity form a group. An invoice that both sides have is judged by every rule for pairs; one that only one
/// side has by the first rule that applies. The same input in any order gives the same report.
/// </remarks>
public static class Reconciler
{
    private const int ReportEvery = 4_096;

    /// <summary>Runs a reconciliation.</summary>
    /// <param name="input">Both sides and all that the verdicts depend on.</param>
    /// <param name="judged">Told now and then how many invoices of how many are judged.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static ReconciliationReport Run(
        ReconciliationInput input,
        Action<int, int>? judged = null,
        CancellationToken cancellation = default
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var context = new RunContext(input);
        var invoices = RecordGrouping.Run(input, context.Parties);
        var byHand = new HandPairs(input.ByHand, invoices);
        var results = new List<ReconciliationResult>(invoices.Count);
        var pairs = new PairJudge(context);
        var unpaired = new UnpairedJudge(context, invoices, byHand);
        for (var place = 0; place < invoices.Count; place++)
        {
            if (place % ReportEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                judged?.Invoke(place, invoices.Count);
            }

            var (ours, theirs) = invoices[place];
            if (ours is not null && theirs is not null)
            {
                pairs.Judge(ours, theirs, results);
            }
            else
            {
                unpaired.Judge(ours ?? theirs!, results);
            }
        }

        if (input.ByHand.Count > 0)
        {
            results = results.ConvertAll(HandNote.On);
        }

        results.Sort(ResultOrder.Compare);
        return new ReconciliationReport
        {
            Taxpayer = input.Taxpayer.TaxId,
            From = input.From,
            To = input.To,
            AsOf = input.AsOf,
            Policy = input.Policy.Version,
            Coverage = context.Coverage.All,
            Summary = SummaryOf(input, results),
            Results = results,
            Links = MirrorPairs.Find(context, invoices),
        };
    }

    private static ReconciliationSummary SummaryOf(ReconciliationInput input, List<ReconciliationResult> results)
    {
        var byKind = new SortedDictionary<DifferenceKind, int>();
        foreach (var result in results)
        {
            byKind[result.Kind] = byKind.GetValueOrDefault(result.Kind) + 1;
        }

        return new ReconciliationSummary(
            input.Ours.Count,
            input.Theirs.Count,
            byKind.GetValueOrDefault(DifferenceKind.Matched),
            byKind
        );
    }
}
