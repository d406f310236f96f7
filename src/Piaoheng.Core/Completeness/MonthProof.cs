using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Completeness;

/// <summary>逐张核实: whether two lists hold the same invoices, equal to the fen.</summary>
/// <param name="Agreeing">Invoices on both lists that agree.</param>
/// <param name="Gaps">Every invoice that stands against it, in the order of date and number.</param>
public sealed record MonthProof(int Agreeing, IReadOnlyList<ProofGap> Gaps)
{
    /// <summary>票种列法不同: pairs that agree, but one side does not state the kind and lists them in another place.</summary>
    public IReadOnlyList<ListedApart> Apart { get; init; } = [];

    /// <summary>Whether both lists are equal.</summary>
    public bool Holds => Gaps.Count == 0;

    /// <summary>How many gaps there are of a kind.</summary>
    public int Count(ProofGapKind kind) => Gaps.Count(gap => gap.Kind == kind);

    /// <summary>Compares two lists, each with at most one entry for an invoice.</summary>
    /// <param name="ours">账内.</param>
    /// <param name="theirs">税局.</param>
    public static MonthProof Of(IReadOnlyCollection<ListEntry> ours, IReadOnlyCollection<ListEntry> theirs)
    {
        var open = new Dictionary<string, ListEntry>(StringComparer.Ordinal);
        foreach (var (listed, key) in theirs.SelectMany(listed => listed.Keys.Select(key => (listed, key))))
        {
            open.TryAdd(key, listed);
        }

        var gaps = new List<ProofGap>();
        var paired = new HashSet<ListEntry>(ReferenceEqualityComparer.Instance);
        foreach (var own in ours)
        {
            var mate = own
                .Keys.Select(open.GetValueOrDefault)
                .FirstOrDefault(found => found is not null && !paired.Contains(found));
            if (mate is null)
            {
                gaps.Add(new ProofGap(ProofGapKind.OnlyOurs, own, null));
                continue;
            }

            paired.Add(mate);
            if (!Agree(own, mate))
            {
                gaps.Add(new ProofGap(ProofGapKind.Differs, own, mate));
            }
        }

        gaps.AddRange(
            theirs.Where(listed => !paired.Contains(listed)).Select(listed => new ProofGap(ProofGapKind.OnlyTheirs, null, listed))
        );
        return new MonthProof(paired.Count - gaps.Count(gap => gap.Kind == ProofGapKind.Differs), Sorted(gaps));
    }

    /// <summary>The same, told what the other side lists in another place: by another kind, or in another month.</summary>
    /// <remarks>An invoice that is held is never called missing. A kind that one side does not state is no difference; another day or another kind is.</remarks>
    /// <param name="ours">账内 elsewhere, by identity key.</param>
    /// <param name="theirs">税局 elsewhere, by identity key.</param>
    public MonthProof Knowing(IReadOnlyDictionary<string, ListEntry> ours, IReadOnlyDictionary<string, ListEntry> theirs)
    {
        var (gaps, apart) = (new List<ProofGap>(), new List<ListedApart>());
        foreach (var gap in Gaps)
        {
            var own = gap.Ours ?? Found(gap.Theirs!, ours);
            var listed = gap.Theirs ?? Found(gap.Ours!, theirs);
            if (gap.Kind == ProofGapKind.Differs || own is null || listed is null)
            {
                gaps.Add(gap);
            }
            else if (Agree(own, listed) && (own.Kind == KindId.Unknown || listed.Kind == KindId.Unknown))
            {
                apart.Add(new ListedApart(own, listed));
            }
            else
            {
                gaps.Add(new ProofGap(ProofGapKind.Differs, own, listed));
            }
        }

        return new MonthProof(Agreeing + apart.Count, Sorted(gaps)) { Apart = [.. Apart, .. apart] };
    }

    private static ListEntry? Found(ListEntry listed, IReadOnlyDictionary<string, ListEntry> elsewhere) =>
        listed.Keys.Select(elsewhere.GetValueOrDefault).FirstOrDefault(found => found is not null);

    private static IReadOnlyList<ProofGap> Sorted(IEnumerable<ProofGap> gaps) =>
        [
            .. gaps.OrderBy(gap => gap.Face.IssueDate)
                .ThenBy(gap => gap.Face.Number, StringComparer.Ordinal)
                .ThenBy(gap => gap.Kind),
        ];

    // What the bureau does not state is not compared; what it states and we lack is not proven.
    private static bool Agree(ListEntry ours, ListEntry theirs) =>
        ours.IssueDate == theirs.IssueDate
        && Agree(ours.Amount, theirs.Amount)
        && Agree(ours.Tax, theirs.Tax)
        && Agree(ours.Total, theirs.Total)
        && (theirs.Void == VoidState.Unknown || theirs.Void == (ours.Void == VoidState.Unknown ? VoidState.None : ours.Void))
        && (theirs.Red == RedState.Unknown || theirs.Red == (ours.Red == RedState.Unknown ? RedState.None : ours.Red));

    private static bool Agree(Yuan? ours, Yuan? theirs) => theirs is null || theirs == ours;
}

/// <summary>对不上的一张: an invoice that keeps a month from being proven.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Ours">账内; null when it is not there.</param>
/// <param name="Theirs">税局; null when it is not there.</param>
public sealed record ProofGap(ProofGapKind Kind, ListEntry? Ours, ListEntry? Theirs)
{
    /// <summary>The side that tells date and number.</summary>
    public ListEntry Face => Ours ?? Theirs!;
}

/// <summary>两边都有、列在不同票种下的一张.</summary>
/// <param name="Ours">账内.</param>
/// <param name="Theirs">税局.</param>
public sealed record ListedApart(ListEntry Ours, ListEntry Theirs);

/// <summary>What is wrong with an invoice of a month.</summary>
public enum ProofGapKind
{
    /// <summary>税局有、账内无.</summary>
    OnlyTheirs,

    /// <summary>账内有、税局无.</summary>
    OnlyOurs,

    /// <summary>日期、票种、金额或状态不一致.</summary>
    Differs,
}
