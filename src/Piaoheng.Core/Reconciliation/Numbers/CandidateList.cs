namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>The few nearest of all candidates that were offered, the same in whatever order they come.</summary>
internal sealed class CandidateList
{
    /// <summary>How many candidates one result lists at most.</summary>
    public const int Capacity = 5;

    private readonly List<PossiblePair> _nearest = [];

    /// <summary>Nearest first.</summary>
    public IReadOnlyList<PossiblePair> Nearest => _nearest;

    /// <summary>Takes a pair if it is among the nearest.</summary>
    public void Offer(PossiblePair pair)
    {
        var place = _nearest.BinarySearch(pair, PossiblePair.NearestFirst);
        _nearest.Insert(place < 0 ? ~place : place, pair);
        if (_nearest.Count > Capacity)
        {
            _nearest.RemoveAt(Capacity);
        }
    }
}
