namespace Piaoheng.Core.Reconciliation.Nearest;

/// <summary>逐张说明: what the run says of one invoice, and the invoices of the other side that come nearest, field by field.</summary>
/// <param name="Group">The invoice as one side has it.</param>
/// <param name="Results">The results of the run that hold it.</param>
/// <param name="Candidates">The nearest of the other side, nearest first; empty when it has a partner, or nothing is near.</param>
public sealed record Explanation(
    RecordGroup Group,
    IReadOnlyList<ReconciliationResult> Results,
    IReadOnlyList<NearCandidate> Candidates
);

/// <summary>接近的候选.</summary>
/// <param name="Group">The invoice of the other side.</param>
/// <param name="Fields">Every field with its verdict; <c>Ours</c> is always 账内.</param>
/// <param name="Partner">Number of the invoice that the candidate already corresponds to; null when it is free.</param>
public sealed record NearCandidate(RecordGroup Group, IReadOnlyList<FieldVerdict> Fields, string? Partner);
