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
    /// <summary>Runs a reconciliation.</summary>
    public static ReconciliationReport Run(ReconciliationInput input)
    {
        var context = new RunContext(input);
        var invoices = RecordGrouping.Run(input, context.Parties);
        var byHand = new HandPairs(input.ByHand, invoices);
        var results = new List<ReconciliationResult>(invoices.Count);
        var pairs = new PairJudge(context);
        var unpaired = new UnpairedJudge(context, invoices, byHand);
        foreach (var (ours, theirs) in invoices)
        {
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
