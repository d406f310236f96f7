namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>A rule about an invoice that both sides have. All that apply speak; where none does, the pair is matched.</summary>
internal abstract class PairRule
{
    /// <summary>Its result, or null when it has nothing to say.</summary>
    public abstract ReconciliationResult? Judge(PairFacts pair);

    /// <summary>Id of the rule in results: <c>REC-…</c>.</summary>
    protected abstract string Rule { get; }

    /// <summary>A result that holds both groups.</summary>
    protected ReconciliationResult Found(
        DifferenceKind kind,
        PairFacts pair,
        IReadOnlyList<FieldDifference> fields,
        Text.CodedText reason
    ) =>
        new()
        {
            Kind = kind,
            Ours = pair.Ours,
            Theirs = pair.Theirs,
            Fields = fields,
            Reason = reason,
            Rule = Rule,
            Confidence = CertaintyOf.Identity,
        };
}
