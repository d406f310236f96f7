namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>An invoice of ours and one of theirs that may be one invoice.</summary>
internal sealed class PossiblePair
{
    public required Suspect Ours { get; init; }

    public required Suspect Theirs { get; init; }

    public required SuspectDistance Distance { get; init; }

    /// <summary>What speaks against it beside the number; empty = it meets every condition of a proposal but uniqueness.</summary>
    public required IReadOnlyList<FieldDifference> Apart { get; init; }

    /// <summary>Whether a person said that the two are not one.</summary>
    public required bool IsApartByHand { get; init; }

    /// <summary>What became of it.</summary>
    public PossiblePairState State { get; set; } = PossiblePairState.Open;

    /// <summary>Whether all conditions of a proposal hold (contracts §6), uniqueness aside.</summary>
    public bool IsEligible => Distance.IsNear && Apart.Count == 0 && !IsApartByHand;

    /// <summary>By what speaks against them, then by distance, then by number: a total order.</summary>
    public static Comparer<PossiblePair> NearestFirst { get; } = Comparer<PossiblePair>.Create(Compare);

    private static int Compare(PossiblePair left, PossiblePair right)
    {
        var order = left.Apart.Count.CompareTo(right.Apart.Count);
        order = order != 0 ? order : left.Distance.Edits.CompareTo(right.Distance.Edits);
        order = order != 0 ? order : GapOf(left).CompareTo(GapOf(right));
        order = order != 0 ? order : string.CompareOrdinal(left.Theirs.Group.Label, right.Theirs.Group.Label);
        order = order != 0 ? order : string.CompareOrdinal(left.Ours.Group.Label, right.Ours.Group.Label);
        order = order != 0 ? order : string.CompareOrdinal(left.Theirs.Group.Records[0].Id, right.Theirs.Group.Records[0].Id);
        return order != 0 ? order : string.CompareOrdinal(left.Ours.Group.Records[0].Id, right.Ours.Group.Records[0].Id);
    }

    private static int GapOf(PossiblePair pair) =>
        pair.Ours.Face.IssueDate is { } ours && pair.Theirs.Face.IssueDate is { } theirs
            ? Math.Abs(ours.DayNumber - theirs.DayNumber)
            : int.MaxValue;
}

/// <summary>What became of a possible pair.</summary>
internal enum PossiblePairState
{
    /// <summary>Not looked at, or one of its ends found a nearer partner.</summary>
    Open,

    /// <summary>Proposed: number-suspect.</summary>
    Proposed,

    /// <summary>More than one candidate at the best distance.</summary>
    Ambiguous,

    /// <summary>Only the last two digits differ, and the seller has neighbouring numbers.</summary>
    Neighbours,
}
