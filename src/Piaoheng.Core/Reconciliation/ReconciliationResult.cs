using Piaoheng.Core.Reconciliation.ByHand;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation;

/// <summary>核对结果: one verdict on one identity.</summary>
public sealed record ReconciliationResult
{
    /// <summary>What it is.</summary>
    public required DifferenceKind Kind { get; init; }

    /// <summary>账内 group; null when we have none.</summary>
    public RecordGroup? Ours { get; init; }

    /// <summary>税局 group; null when the bureau has none.</summary>
    public RecordGroup? Theirs { get; init; }

    /// <summary>The fields that differ or that we lack.</summary>
    public IReadOnlyList<FieldDifference> Fields { get; init; } = [];

    /// <summary>In Chinese: what, why, on what evidence.</summary>
    public required CodedText Reason { get; init; }

    /// <summary>The rule that decided: <c>REC-…</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>把握, 0 to 1; each rule states its values (<see cref="CertaintyOf"/>).</summary>
    public decimal Confidence { get; init; } = 1m;

    /// <summary>Groups of the other side that may be the same invoice, nearest first; empty for most.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>人工判断 about either side, each once.</summary>
    public IEnumerable<HandMark> ByHand => (Ours?.ByHand ?? []).Union(Theirs?.ByHand ?? []);
}
