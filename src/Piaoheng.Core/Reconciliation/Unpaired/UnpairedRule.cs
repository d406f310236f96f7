using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Unpaired;

/// <summary>A rule about an invoice that only one side has. The first that applies speaks, and no other.</summary>
internal abstract class UnpairedRule
{
    /// <summary>Its result, or null when it has nothing to say.</summary>
    public abstract ReconciliationResult? Judge(RecordGroup group);

    /// <summary>Id of the rule in results: <c>REC-…</c>.</summary>
    protected abstract string Rule { get; }

    /// <summary>A result that holds the group on its side.</summary>
    protected ReconciliationResult Found(
        DifferenceKind kind,
        RecordGroup group,
        CodedText reason,
        decimal confidence = CertaintyOf.Identity
    ) =>
        new()
        {
            Kind = kind,
            Ours = group.Side == Side.Ours ? group : null,
            Theirs = group.Side == Side.Theirs ? group : null,
            Reason = reason,
            Rule = Rule,
            Confidence = confidence,
        };
}
