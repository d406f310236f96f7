namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>疑似号码录错的指派: which of the possible pairs are proposed. Nearest first over all pairs, not first come.</summary>
/// <remarks>
/// Distance by distance: a pair whose two ends have no other candidate at that distance is proposed, and its ends are out of
/// the question for others. An end with several candidates at its best distance is proposed with none of them, and neither
/// are those candidates. The outcome does not depend on any order.
/// </remarks>
internal static class SuspectAssignment
{
    /// <summary>Decides the state of each pair.</summary>
    /// <param name="eligible">The pairs that meet all conditions.</param>
    /// <param name="neighbours">Tells where a slip in the last two digits proves nothing.</param>
    public static void Run(IReadOnlyList<PossiblePair> eligible, NeighbourNumbers neighbours)
    {
        var settled = new HashSet<Suspect>();
        foreach (var level in eligible.GroupBy(pair => pair.Distance.Edits).OrderBy(level => level.Key))
        {
            var open = level.Where(pair => !settled.Contains(pair.Ours) && !settled.Contains(pair.Theirs)).ToList();
            var candidates = open.SelectMany(pair => new[] { pair.Ours, pair.Theirs })
                .GroupBy(end => end)
                .ToDictionary(end => end.Key, end => end.Count());
            foreach (var pair in open)
            {
                pair.State = StateOf(pair, candidates, neighbours);
                settled.Add(pair.Ours);
                settled.Add(pair.Theirs);
            }
        }
    }

    private static PossiblePairState StateOf(PossiblePair pair, Dictionary<Suspect, int> candidates, NeighbourNumbers neighbours)
    {
        if (candidates[pair.Ours] > 1 || candidates[pair.Theirs] > 1)
        {
            return PossiblePairState.Ambiguous;
        }

        return pair.Distance.IsInLastTwoDigits && neighbours.HasAny(pair)
            ? PossiblePairState.Neighbours
            : PossiblePairState.Proposed;
    }
}
