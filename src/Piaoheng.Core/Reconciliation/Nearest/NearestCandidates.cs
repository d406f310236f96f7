using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Nearest;

/// <summary>最接近的候选: answers 「为什么没有对上」 for one number.</summary>
public static class NearestCandidates
{
    /// <summary>How many candidates are listed.</summary>
    public const int Count = 5;

    /// <summary>Explains every invoice of either side that goes by the number.</summary>
    /// <param name="input">The input of the run.</param>
    /// <param name="report">Its report.</param>
    /// <param name="number">发票号码, or 代码 and 号码 joined; spaces and hyphens do not count.</param>
    /// <returns>One for each group; empty when neither side has the number.</returns>
    public static IReadOnlyList<Explanation> Explain(ReconciliationInput input, ReconciliationReport report, string number)
    {
        var wanted = Digits(number);
        var resultsOf = report
            .Results.SelectMany(result =>
                new[] { result.Ours, result.Theirs }.OfType<RecordGroup>().Select(group => (Group: group, Result: result))
            )
            .ToLookup(each => each.Group, each => each.Result);
        var comparison = new FaceComparison(input);
        return
        [
            .. resultsOf
                .Where(each => GoesBy(each.Key, wanted))
                .OrderBy(each => each.Key.Side)
                .ThenBy(each => each.Key.Handle, StringComparer.Ordinal)
                .Select(each => new Explanation(
                    each.Key,
                    [.. each],
                    each.Any(IsPair) ? [] : Nearest(each.Key, resultsOf, comparison)
                )),
        ];
    }

    private static IReadOnlyList<NearCandidate> Nearest(
        RecordGroup group,
        ILookup<RecordGroup, ReconciliationResult> resultsOf,
        FaceComparison comparison
    )
    {
        var own = Face.Of(group);
        var isOurs = group.Side == Side.Ours;
        return
        [
            .. resultsOf
                .Where(each => each.Key.Side != group.Side)
                .Select(each =>
                    (each.Key, Score: isOurs ? Nearness.Of(own, Face.Of(each.Key)) : Nearness.Of(Face.Of(each.Key), own))
                )
                .Where(each => each.Score is not null)
                .OrderBy(each => each.Score)
                .ThenBy(each => each.Key.Handle, StringComparer.Ordinal)
                .Take(Count)
                .Select(each => new NearCandidate(
                    each.Key,
                    isOurs ? comparison.Compare(own, Face.Of(each.Key)) : comparison.Compare(Face.Of(each.Key), own),
                    PartnerOf(each.Key, resultsOf[each.Key])
                )),
        ];
    }

    private static string? PartnerOf(RecordGroup group, IEnumerable<ReconciliationResult> results) =>
        results.FirstOrDefault(IsPair) is { } pair ? (group.Side == Side.Ours ? pair.Theirs : pair.Ours)!.Label : null;

    private static bool IsPair(ReconciliationResult result) =>
        result is { Ours: not null, Theirs: not null, Kind: not DifferenceKind.NumberSuspect };

    private static bool GoesBy(RecordGroup group, string wanted) =>
        group.Keys.Contains(wanted, StringComparer.Ordinal)
        || group.Records.Any(record => record.InvoiceNumber == wanted || record.PaperNumber == wanted);

    private static string Digits(string number) =>
        NormalText.Compact(number).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}
