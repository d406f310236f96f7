namespace Piaoheng.Core.Reconciliation.ByHand;

/// <summary>人工关联、解除关联: what a person decided about an invoice of ours and one of the bureau. Holds while both say what they said then.</summary>
public sealed record HandDecision
{
    /// <summary>What was decided.</summary>
    public required HandAction Action { get; init; }

    /// <summary>Our invoice (<see cref="RecordGroup.Handle"/>).</summary>
    public required string Ours { get; init; }

    /// <summary>The bureau's invoice.</summary>
    public required string Theirs { get; init; }

    /// <summary>What ours said then (<see cref="GroupEvidence"/>).</summary>
    public required string OursEvidence { get; init; }

    /// <summary>What the bureau's said then.</summary>
    public required string TheirsEvidence { get; init; }

    /// <summary>理由.</summary>
    public required string Reason { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a person can decide about two invoices. JSON: <c>linked</c>, <c>unlinked</c>.</summary>
public enum HandAction
{
    /// <summary>人工关联: the two are one invoice, whatever their numbers say.</summary>
    Linked,

    /// <summary>解除关联: the two are not one invoice, whatever their numbers say.</summary>
    Unlinked,
}

/// <summary>A decision as it bears on a group in this run.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="IsInForce">False when what one of the two says has changed since, or when a link has lost its partner to another.</param>
public sealed record HandMark(HandDecision Decision, bool IsInForce);
