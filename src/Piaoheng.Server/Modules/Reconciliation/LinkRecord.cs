using Piaoheng.Core.Reconciliation.ByHand;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>人工关联、解除关联: what a person decided about an invoice of ours and one of the bureau; takes part in every later run.</summary>
public sealed class LinkRecord
{
    /// <summary>The word of <see cref="HandAction.Linked"/>.</summary>
    public const string Linked = "linked";

    /// <summary>The word of <see cref="HandAction.Unlinked"/>.</summary>
    public const string Unlinked = "unlinked";

    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Our invoice: its first key, or the id of its record.</summary>
    public required string OursKey { get; init; }

    /// <summary>The bureau's invoice.</summary>
    public required string TheirsKey { get; init; }

    /// <summary><c>linked</c> or <c>unlinked</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>What ours said then.</summary>
    public required string OursEvidence { get; init; }

    /// <summary>What the bureau's said then.</summary>
    public required string TheirsEvidence { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>As the reconciliation takes it.</summary>
    public HandDecision ToDecision() =>
        new()
        {
            Action = Action == Linked ? HandAction.Linked : HandAction.Unlinked,
            Ours = OursKey,
            Theirs = TheirsKey,
            OursEvidence = OursEvidence,
            TheirsEvidence = TheirsEvidence,
            Reason = Reason,
            Actor = Actor,
            At = At,
        };
}
