namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>人工判断: what a person decided about a result; holds in later runs until the evidence changes.</summary>
public sealed class DecisionRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>What it is about (<see cref="DifferenceRecord.Subject"/>).</summary>
    public required string Subject { get; init; }

    /// <summary><c>accepted</c> or <c>ignored</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Hash of what the person saw.</summary>
    public required string Evidence { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
